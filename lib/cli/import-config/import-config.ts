import path from "node:path";
import { parseArgs } from "node:util";
import { requiredInTencentMode } from "@/lib/config";
import { ConfigError } from "@/lib/config/config-error";
import { collectSettings } from "./collect-settings";
import { envFileText } from "./env-file";
import { fileText } from "./file-text";
import { importReport } from "./import-report";
import { readSource } from "./read-source";
import { writePrivateFile } from "./write-private-file";

const usage = "Usage: mini-lvb import-config FILE [--output .env] [--force]";

/**
 * Makes a `.env` for Tencent mode of an old installation's OutDefine.php or config.js, which is
 * read and never run. Returns the report to print.
 * @throws ConfigError when nothing was written, saying why.
 */
export function importConfig(args: readonly string[]): string {
  const { file, output, force } = readArguments(args);
  const collected = collectSettings(readSource(file, fileText(file)));
  const { settings } = collected;
  if (settings.size === 0) {
    throw new ConfigError(
      [
        `${file} holds no setting of Mini LVB, so nothing was written: name OutDefine.php or config.js.`,
        ...collected.remarks,
      ].join("\n"),
    );
  }
  const missing = requiredInTencentMode.filter(
    (name) => !settings.has(name) && !(name === "IM_SECRETKEY" && settings.has("PRIVATEKEY")),
  );
  const text = envFileText(path.basename(file).replace(/\p{Cc}/gu, " "), settings, missing);
  writePrivateFile(output, text, force);
  return importReport(file, output, collected, missing);
}

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        output: { type: "string", short: "o", default: ".env" },
        force: { type: "boolean", short: "f", default: false },
      },
    });
    const [file, ...more] = positionals;
    if (!file || more.length > 0 || !values.output) throw new ConfigError(usage);
    return { file, output: values.output, force: values.force };
  } catch (cause) {
    if (cause instanceof ConfigError) throw cause;
    throw new ConfigError(usage, { cause });
  }
}
