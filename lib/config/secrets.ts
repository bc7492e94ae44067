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
/** What signs and verifies here; never leaves the server. */
export type Secrets = z.infer<typeof secretsSchema>;

/** The secrets of this data folder, made on the first start. @throws ConfigError */
export function loadSecrets(dataDir: string): Secrets {
  const file = fileIn(dataDir);
  return orConfigError(file, () => {
    makeFolder(dataDir);
    const { secrets, before } = read(file);
    const after = `${JSON.stringify(secrets, null, 2)}\n`;
    if (after !== before) {
      // Whole or not at all: half a file would cost every key.
      writeFileSync(`${file}.new`, after, { mode: 0o600 });
      renameSync(`${file}.new`, file);
    }
    chmodSync(file, 0o600);
    return secrets;
  });
}

/**
 * The same for whoever only looks: nothing is made or changed. Secrets that do not exist yet are
 * made up for this look alone, so that nothing verifies by them. @throws ConfigError
 */
export function readSecrets(dataDir: string): Secrets {
  const file = fileIn(dataDir);
  return orConfigError(file, () => read(file).secrets);
}

/**
 * One folder after the other: Node's `recursive` tries again without end where mkdir(2) says ENOENT
 * although the parent is there, as in /proc.
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

function fileIn(dataDir: string): string {
  return path.join(dataDir, "secrets.json");
}

function read(file: string): { readonly secrets: Secrets; readonly before: string } {
  const before = existsSync(file) ? readFileSync(file, "utf8") : "{}";
  return { secrets: secretsSchema.parse(JSON.parse(before)), before };
}

function orConfigError(file: string, work: () => Secrets): Secrets {
  try {
    return work();
  } catch (cause) {
    throw new ConfigError(
      `DATA_DIR is not usable: ${file} could not be read or written; give the server a folder it owns, or delete a damaged secrets.json to have new keys made.`,
      { cause },
    );
  }
}
