import { type Definition, sourceError } from "./definition";
import { phpTokens } from "./php-tokens";
import type { ReadValue } from "./token";
import { TokenCursor } from "./token-cursor";

const plainWords: Readonly<Record<string, string>> = { true: "1", false: "", null: "" };

/**
 * Every `define("NAME", …)` and `const NAME = …` of a PHP file. Values are texts, numbers, names
 * defined earlier, and these joined by dots; the rest needs PHP and is null.
 * @throws ConfigError with the line that cannot be read.
 */
export function phpDefinitions(source: string): Definition[] {
  const cursor = new TokenCursor(phpTokens(source));
  const found: Definition[] = [];
  const known = new Map<string, string>();
  const add = (name: string, line: number, value: ReadValue) => {
    found.push({ name, section: null, value: value?.text ?? null, line });
    if (value) known.set(name, value.text);
  };
  for (; cursor.peek().kind !== "end"; cursor.next()) {
    if (isDefine(cursor)) readDefine(cursor, known, add);
    else if (cursor.isWord("const") && cursor.peek(1).kind === "word") {
      readConst(cursor, known, add);
    }
  }
  return found;
}

type Add = (name: string, line: number, value: ReadValue) => void;
type Known = ReadonlyMap<string, string>;

function isDefine(cursor: TokenCursor): boolean {
  if (!(cursor.isWord("define") || cursor.isWord("\\define")) || !cursor.isSign("(", 1)) {
    return false;
  }
  if (cursor.position === 0) return true;
  return !(cursor.isSign("->", -1) || cursor.isSign("::", -1) || cursor.isWord("function", -1));
}

function readDefine(cursor: TokenCursor, known: Known, add: Add): void {
  cursor.next();
  cursor.next();
  const { kind, text: name, line, isDynamic } = cursor.peek();
  // A name that is worked out at run time is nobody's to know here. Old PHP took a bare word as text.
  if (!(kind === "text" || kind === "word") || isDynamic || !cursor.isSign(",", 1)) return;
  cursor.next();
  cursor.next();
  const value = readValue(cursor, known, [",", ")"], line);
  add(name, line, value);
}

/** Also several at once, `const A = 1, B = 2;`, and with a type (PHP 8.3). */
function readConst(cursor: TokenCursor, known: Known, add: Add): void {
  cursor.next();
  do {
    while (cursor.peek(1).kind === "word") cursor.next();
    const { kind, text: name, line } = cursor.peek();
    if (kind !== "word" || !cursor.isSign("=", 1)) return;
    cursor.next();
    cursor.next();
    add(name, line, readValue(cursor, known, [",", ";"], line));
  } while (cursor.takes(","));
}

/** Reads up to one of the signs that may follow, and leaves the cursor there. */
function readValue(
  cursor: TokenCursor,
  known: Known,
  ends: readonly string[],
  line: number,
): ReadValue {
  const start = cursor.position;
  const value = readSum(cursor, known);
  const after = cursor.peek();
  if (value !== null) {
    if (after.kind !== "sign") throw unbalanced(line);
    if (ends.includes(after.text)) return value;
  }
  cursor.position = start;
  cursor.skipTo([...ends, ";"]);
  if (!ends.some((end) => cursor.isSign(end))) throw unbalanced(line);
  return null;
}

function unbalanced(line: number): Error {
  return sourceError(
    line,
    "the definition that begins here does not end where it should; look for a missing quote, bracket or semicolon",
  );
}

function readSum(cursor: TokenCursor, known: Known): ReadValue {
  let sum = readTerm(cursor, known);
  while (sum !== null && cursor.takes(".")) {
    const term = readTerm(cursor, known);
    sum = term && { text: sum.text + term.text, isNumber: false };
  }
  return sum;
}

function readTerm(cursor: TokenCursor, known: Known): ReadValue {
  const token = cursor.peek();
  if (token.kind === "text" || token.kind === "number") {
    cursor.next();
    return token.isDynamic ? null : { text: token.text, isNumber: token.kind === "number" };
  }
  if (token.kind === "word") {
    const text = known.get(token.text) ?? plainWords[token.text.toLowerCase()];
    if (text === undefined) return null;
    cursor.next();
    return { text, isNumber: false };
  }
  if (!cursor.takes("(")) return null;
  const inner = cursor.nested(() => readSum(cursor, known));
  return cursor.takes(")") ? inner : null;
}
