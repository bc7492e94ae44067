import path from "node:path";
import { ConfigError } from "@/lib/config/config-error";
import type { SourceFile } from "./definition";
import { jsDefinitions } from "./js-definitions";
import { phpDefinitions } from "./php-definitions";

const phpSigns = /<\?php|\bdefine\s*\(\s*['"]/i;
const iniSection = /^[ \t]*\[(DB|LIVE_WEBSERVICE)\][ \t]*\r?$/im;

/**
 * What an old file defines; its name's ending says in which language, or else its content.
 * @throws ConfigError when it cannot be read, or is a file of which nothing is taken.
 */
export function readSource(file: string, text: string): SourceFile {
  const ending = path.extname(file).toLowerCase();
  const isPhp = ending === ".php" || phpSigns.test(text);
  if (ending === ".ini" || (!isPhp && iniSection.test(text))) {
    throw new ConfigError(
      `${path.basename(file)} holds the old database and service address ([DB], [LIVE_WEBSERVICE]), which are not imported, because Mini LVB keeps a database of its own: name OutDefine.php or config.js instead.`,
    );
  }
  return isPhp
    ? { language: "PHP", definitions: phpDefinitions(text) }
    : { language: "JavaScript", definitions: jsDefinitions(text) };
}
