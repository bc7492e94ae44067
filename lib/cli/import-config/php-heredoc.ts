import { sourceError } from "./definition";
import { decodePhpText } from "./php-text";
import type { SourceReader } from "./source-reader";

const beginning = /<<<[ \t]*(["']?)([A-Za-z_]\w*)\1[ \t]*\r?\n/y;

/**
 * A heredoc or nowdoc that begins here, the usual form of PEM keys in PHP; null when none does.
 * Since PHP 7.3 its end may be indented, and that indentation is taken off every line.
 * @throws ConfigError when it never ends.
 */
export function phpHeredoc(
  reader: SourceReader,
): { readonly text: string; readonly isDynamic: boolean } | null {
  const { line } = reader;
  const begun = reader.take(beginning);
  if (!begun) return null;
  const [, quote, name = ""] = begun;
  const end = new RegExp(`([\\s\\S]*?)(?<=\\n)([ \\t]*)${name}\\b`, "y");
  const found = reader.take(end);
  if (!found) throw sourceError(line, `a text <<<${name} begins and never ends`);
  const [, body = "", indentation = ""] = found;
  const lines = body.split("\n").map((text) => text.replace(new RegExp(`^${indentation}`), ""));
  const raw = lines.join("\n").replace(/\r?\n$/, "");
  return quote === "'" ? { text: raw, isDynamic: false } : decodePhpText(raw, "heredoc");
}
