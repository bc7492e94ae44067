import { readFileSync, statSync } from "node:fs";
import { ConfigError } from "@/lib/config/config-error";

/** A thousand times what such a file has; anything longer is something else. */
const maxFileBytes = 1024 * 1024;

/**
 * The text of an old installation's file, which may be in UTF-8 or, with the comments of its time,
 * in GBK.
 * @throws ConfigError when it cannot be read or is no text.
 */
export function fileText(file: string): string {
  const bytes = fileBytes(file);
  if (bytes.includes(0)) throw notText(file);
  for (const encoding of ["utf-8", "gbk"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not in this encoding; the last one that fails makes it no text.
    }
  }
  throw notText(file);
}

function fileBytes(file: string): Buffer {
  try {
    const stat = statSync(file);
    if (!stat.isFile())
      throw new ConfigError(`${file} is no file: name OutDefine.php or config.js.`);
    if (stat.size > maxFileBytes) {
      throw new ConfigError(
        `${file} has ${stat.size} bytes, more than the ${maxFileBytes} that are read: name OutDefine.php or config.js.`,
      );
    }
    return readFileSync(file);
  } catch (cause) {
    if (cause instanceof ConfigError) throw cause;
    const code = String((cause as { code?: unknown }).code);
    throw new ConfigError(
      code === "ENOENT" ? `There is no file ${file}.` : `${file} cannot be read (${code}).`,
      { cause },
    );
  }
}

function notText(file: string): ConfigError {
  return new ConfigError(`${file} is no text file: name OutDefine.php or config.js, in UTF-8.`);
}
