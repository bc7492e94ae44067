import { sourceError } from "./definition";
import { decodeJsText } from "./js-text";
import { SourceReader } from "./source-reader";
import type { Token } from "./token";

const space = /[\s\ufeff]+/y;
const lineComment = /(?:\/\/|#!)[^\r\n]*/y;
const number = /\d[\w.]*/y;
const word = /[\p{L}\p{Nl}$_][\p{L}\p{Nl}\p{Nd}$_]*/uy;
const quoted =
  /'([^'\\\r\n]*(?:\\(?:\r\n|[\s\S])[^'\\\r\n]*)*)'|"([^"\\\r\n]*(?:\\(?:\r\n|[\s\S])[^"\\\r\n]*)*)"/y;
const template = /`([^`\\]*(?:\\[\s\S][^`\\]*)*)`/y;
/** Bounded, because each slash of a damaged file would otherwise be followed to the file's end. */
const regularExpression = /\/(?:[^/\\[\r\n]|\\.|\[(?:[^\]\\\r\n]|\\.){0,200}\]){1,200}\/\w*/y;
const sign = /=>|===?|[\s\S]/y;

/**
 * The tokens of a JavaScript file (ECMA-262 §12).
 * @throws ConfigError when a quote or comment never ends.
 */
export function jsTokens(source: string): Token[] {
  const reader = new SourceReader(source);
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
  const text = reader.take(quoted);
  if (text) {
    reader.push("text", decodeJsText(text[1] ?? text[2] ?? ""), line);
    return;
  }
  const pattern = reader.take(template);
  if (pattern) {
    const raw = (pattern[1] ?? "").replaceAll("\r\n", "\n");
    const isDynamic = /(?<!\\)(?:\\\\)*\$\{/.test(raw);
    reader.push("text", decodeJsText(raw), line, isDynamic);
    return;
  }
  if (/['"`]/.test(reader.character)) {
    throw sourceError(line, "a quote begins and never ends");
  }
  // A slash after a value divides; anywhere else it opens an expression that may hold quotes.
  if (!isValueEnd(reader.tokens.at(-1)) && reader.take(regularExpression)) {
    reader.push("sign", "/", line);
    return;
  }
  const digits = reader.take(number);
  if (digits) {
    reader.push("number", digits[0].replaceAll("_", ""), line);
    return;
  }
  const name = reader.take(word);
  if (name) {
    reader.push("word", name[0], line);
    return;
  }
  reader.push("sign", reader.take(sign)?.[0] ?? "", line);
}

function isValueEnd(token: Token | undefined): boolean {
  if (!token) return false;
  return token.kind === "sign" ? [")", "]", "}"].includes(token.text) : true;
}
