import type { SeenVariable } from "../shared/seen-variable";
import { environmentSchema } from "./environment-schema";
import type { Secrets } from "./secrets";

export type { SeenVariable } from "../shared/seen-variable";

/** Which variables the server makes up itself, and keeps, where nobody sets them. */
const generated: Readonly<Record<string, keyof Secrets>> = {
  PUSH_KEY: "pushKey",
  API_KEY: "apiKey",
  SESSION_KEY: "sessionKey",
  IM_SECRETKEY: "imSecretKey",
};

/**
 * Every variable of the schema with its value and its default; of secrets no more than how long they
 * are. Made from the schema, so that a new variable is here by itself.
 */
export function seenVariables(
  present: Readonly<Record<string, unknown>>,
  secrets: Secrets,
): SeenVariable[] {
  return Object.entries(environmentSchema.shape).map(([name, schema]) => {
    const isSecret = isSecretVariable(name);
    const fallback = textOf(schema.safeParse(undefined).data);
    const own = name in present ? String(present[name]) : null;
    const made = generated[name];
    if (isSecret) {
      const value = own ?? (made ? secrets[made] : "");
      const source = own !== null ? "environment" : made ? "generated" : "unset";
      return { name, value: "", default: "", source, isSecret, length: [...value].length };
    }
    const value = own === null ? fallback : withoutUser(own);
    const source = own !== null ? "environment" : fallback === "" ? "unset" : "default";
    return { name, value, default: fallback, source, isSecret, length: 0 };
  });
}

/** Whether the value of this variable is nobody's to see. */
export function isSecretVariable(name: string): boolean {
  const schema = environmentSchema.shape[name as keyof typeof environmentSchema.shape];
  return schema?.meta()?.secret === true;
}

/** As it would be written in the environment. */
function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return value ? "on" : "off";
  return Array.isArray(value) ? value.join(",") : String(value);
}

/** A name and a password in an address are a secret, too. */
function withoutUser(text: string): string {
  return text.replace(/\/\/[^/@\s]*@/g, "//…@");
}
