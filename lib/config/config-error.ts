/** A setting is wrong. The message is one sentence that names the variable and the cure. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}
