import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { ConfigError } from "./config-error";

const secret = z
  .string()
  .min(16)
  .default(() => randomBytes(16).toString("hex"));
/** A file from before a secret existed gets that one made. */
const secretsSchema = z.object({
  pushKey: secret,
  apiKey: secret,
  sessionKey: secret,
  imSecretKey: secret,
});
type Secrets = z.infer<typeof secretsSchema>;

/** The secrets of this data folder, made on the first start. @throws ConfigError */
export function loadSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, "secrets.json");
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const before = existsSync(file) ? readFileSync(file, "utf8") : "{}";
    const secrets = secretsSchema.parse(JSON.parse(before));
    const after = `${JSON.stringify(secrets, null, 2)}\n`;
    if (after !== before) {
      // Whole or not at all: half a file would cost every key.
      writeFileSync(`${file}.new`, after, { mode: 0o600 });
      renameSync(`${file}.new`, file);
    }
    chmodSync(file, 0o600);
    return secrets;
  } catch (cause) {
    throw new ConfigError(
      `DATA_DIR is not usable: ${file} could not be read or written; give the server a folder it owns, or delete a damaged secrets.json to have new keys made.`,
      { cause },
    );
  }
}
