import { randomBytes } from "node:crypto";
import { existsSync, lstatSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { ConfigError } from "@/lib/config/config-error";

/**
 * Writes a file that its owner alone may read: whole or not at all.
 * @throws ConfigError when there is one already and `replace` is false, or when it cannot be written.
 */
export function writePrivateFile(file: string, text: string, replace: boolean): void {
  const present = lstatSync(file, { throwIfNoEntry: false });
  if (present?.isDirectory()) {
    throw new ConfigError(`${file} is a folder: name a file with --output.`);
  }
  if (present && !replace) {
    throw new ConfigError(
      `${file} exists already and was left alone: write to another file with --output FILE, or add --force to replace it with all that it holds.`,
    );
  }
  const temporary = `${file}.${randomBytes(6).toString("hex")}.new`;
  try {
    writeFileSync(temporary, text, { mode: 0o600, flag: "wx", flush: true });
    renameSync(temporary, file);
  } catch (cause) {
    const code = String((cause as { code?: unknown }).code);
    throw new ConfigError(
      `${file} could not be written (${code}): name a file in a folder of your own with --output.`,
      { cause },
    );
  } finally {
    if (existsSync(temporary)) rmSync(temporary);
  }
}
