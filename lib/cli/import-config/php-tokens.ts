import { sourceError } from "./definition";
import { phpHeredoc } from "./php-heredoc";
import { decodePhpText } from "./php-text";
import { SourceReader } from "./source-reader";
import type { Token } from "./token";

const opening = /<\?(?:php\b|=)?/i;
const space = /\s+/y;
const lineComment = /(?:\/\/|#(?!\[))[^\r\n]*?(?=\?>|[\r\n]|$)/y;
const number = /\d\w*(?:\.\d+)?/y;
const word = /\$?[A-Za-z_\x80-\u{10ffff}\\][\w\x80-\u{10ffff}\\]*/uy;
const singleQuoted = /'([^'\\]*(?:\\[\s\S][^'\\]*)*)'/y;
const doubleQuoted = /"([^"\\]*(?:\\[\s\S][^"\\]*)*)"/y;
const sign = /->|::|=>|[\s\S]/y;

/**
 * The tokens of a PHP file (php.net, Language Reference: Basic syntax, Strings). A text without
 * `<?php` is read as PHP throughout, because people paste excerpts.
 * @throws ConfigError when a quote, comment or heredoc never ends.
 */
export function phpTokens(source: string): Token[] {
  const reader = new SourceReader(source);
  if (opening.test(source)) skipToCode(reader);
  while (!reader.isAtEnd) readToken(reader);
  reader.push("end", "", reader.line);
  return reader.tokens;
}

function readToken(reader: SourceReader): void {
  if (reader.take(space) || reader.take(lineComment)) return;
  const { line } = reader;
  if (reader.startsWith("/*")) {
    reader.advance(2);
    reader.skipComment();
    return;
  }
  if (reader.startsWith("?>")) {
    reader.advance(2);
    reader.push("sign", ";", line);
    skipToCode(reader);
    return;
  }
  const heredoc = phpHeredoc(reader);
  if (heredoc) {
    reader.push("text", heredoc.text, line, heredoc.isDynamic);
    return;
  }
  const single = reader.take(singleQuoted);
  if (single) {
    reader.push("text", (single[1] ?? "").replace(/\\(['\\])/g, "$1"), line);
    return;
  }
  const double = reader.take(doubleQuoted);
  if (double) {
    const { text, isDynamic } = decodePhpText(double[1] ?? "", '"');
    reader.push("text", text, line, isDynamic);
    return;
  }
  if (reader.startsWith("'") || reader.startsWith('"')) {
    throw sourceError(
      line,
      "a quote begins and never ends; the one that is missing may stand further up",
    );
  }
  const digits = reader.take(number);
  if (digits) {
    reader.push("number", digits[0], line);
    return;
  }
  const name = reader.take(word);
  if (name) {
    reader.push("word", name[0], line);
    return;
  }
  reader.push("sign", reader.take(sign)?.[0] ?? "", line);
}

function skipToCode(reader: SourceReader): void {
  if (reader.takeUntil("<?") === null) reader.advance(reader.source.length);
  else reader.take(/(?:php\b|=)/iy);
}
