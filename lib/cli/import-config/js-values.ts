import { type Definition, sourceError } from "./definition";
import type { ReadValue } from "./token";
import type { TokenCursor } from "./token-cursor";

/** What is at hand while a JavaScript file is read. */
export interface JsScope {
  readonly cursor: TokenCursor;
  /** Names that were given a plain value earlier. */
  readonly known: Map<string, string>;
  readonly found: Definition[];
}

/** Reads `{ name: value, … }`, whose members are found under the name of their own object. */
export function readObject(scope: JsScope, section: string | null): void {
  const { cursor, found } = scope;
  const { line: openedOn } = cursor.next();
  while (!cursor.takes("}")) {
    const { kind, text: name, line } = cursor.peek();
    if (kind === "end") throw sourceError(openedOn, "a bracket { opens and never closes");
    if (kind === "sign" || !cursor.isSign(":", 1)) {
      // A spread, a method, a shorthand, or a name that is worked out.
      cursor.skipTo([",", "}"]);
      cursor.takes(",");
      continue;
    }
    cursor.next();
    cursor.next();
    if (cursor.isSign("{")) cursor.nested(() => readObject(scope, name));
    else {
      const value = readJsValue(scope, [",", "}"], line);
      found.push({ name, section, value: value?.text ?? null, line });
    }
    cursor.takes(",");
  }
}

/**
 * Reads a value up to one of the signs that may follow it, and leaves the cursor there. Null for
 * what needs a running program.
 * @throws ConfigError when two values stand side by side, which is what a lost quote leaves.
 */
export function readJsValue(scope: JsScope, ends: readonly string[], line: number): ReadValue {
  const { cursor } = scope;
  const start = cursor.position;
  const value = readSum(scope);
  const after = cursor.peek();
  const isOver = after.kind === "end" || (after.kind === "sign" && ends.includes(after.text));
  if (value !== null && isOver) return value;
  // Without a semicolon a statement ends with its line.
  const isNewStatement = ends.includes(";") && after.line > cursor.peek(-1).line;
  if (value !== null && isNewStatement && after.kind === "word") return value;
  if (value !== null && after.kind !== "sign") {
    throw sourceError(
      line,
      "the value that begins here does not end where it should; look for a missing quote or comma",
    );
  }
  cursor.position = start;
  cursor.skipTo(ends);
  return null;
}

function readSum(scope: JsScope): ReadValue {
  let sum = readTerm(scope);
  while (sum !== null && scope.cursor.takes("+")) {
    const term = readTerm(scope);
    // The sum of two numbers is arithmetic and no text.
    if (!term || (sum.isNumber && term.isNumber)) return null;
    sum = { text: sum.text + term.text, isNumber: false };
  }
  return sum;
}

function readTerm(scope: JsScope): ReadValue {
  const { cursor, known } = scope;
  const token = cursor.peek();
  if (token.kind === "text" || token.kind === "number") {
    cursor.next();
    return token.isDynamic ? null : { text: token.text, isNumber: token.kind === "number" };
  }
  if (token.kind === "word") {
    const text = known.get(token.text);
    if (text !== undefined && !cursor.isSign(".", 1) && !cursor.isSign("(", 1)) {
      cursor.next();
      return { text, isNumber: false };
    }
    if (!["null", "undefined"].includes(token.text)) return null;
    cursor.next();
    return { text: "", isNumber: false };
  }
  if (cursor.isSign("[")) return readJoinedList(scope);
  if (!cursor.takes("(")) return null;
  const inner = cursor.nested(() => readSum(scope));
  return cursor.takes(")") ? inner : null;
}

/** `["line", "line"].join("\n")`, a usual form of PEM keys. */
function readJoinedList(scope: JsScope): ReadValue {
  const { cursor } = scope;
  cursor.next();
  const lines: string[] = [];
  while (!cursor.takes("]")) {
    const value = cursor.nested(() => readSum(scope));
    if (!value) return null;
    lines.push(value.text);
    if (!cursor.takes(",") && !cursor.isSign("]")) return null;
  }
  const isJoin = cursor.isSign(".") && cursor.peek(1).text === "join" && cursor.isSign("(", 2);
  const glue = cursor.peek(3);
  if (!isJoin || glue.kind !== "text" || glue.isDynamic || !cursor.isSign(")", 4)) return null;
  cursor.position += 5;
  return { text: lines.join(glue.text), isNumber: false };
}
