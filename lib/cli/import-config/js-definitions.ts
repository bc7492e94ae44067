import type { Definition } from "./definition";
import { jsTokens } from "./js-tokens";
import { type JsScope, readJsValue, readObject } from "./js-values";
import { TokenCursor } from "./token-cursor";

/**
 * Every member of the objects in a JavaScript or JSON file, and every name that is given a value:
 * `module.exports = {…}`, `export default {…}`, `const key = …`, `exports.live.APP_ID = …`.
 * @throws ConfigError with the line that cannot be read.
 */
export function jsDefinitions(source: string): Definition[] {
  const cursor = new TokenCursor(jsTokens(source));
  const found: Definition[] = [];
  const scope: JsScope = { cursor, known: new Map(), found };
  if (cursor.isSign("{")) readObject(scope, null);
  while (cursor.peek().kind !== "end") {
    if (cursor.isWord("default") && cursor.isSign("{", 1)) {
      cursor.next();
      readObject(scope, null);
      continue;
    }
    const target = cursor.peek();
    if (target.kind !== "word" || !cursor.isSign("=", 1)) {
      cursor.next();
      continue;
    }
    const section = cursor.position > 1 && cursor.isSign(".", -1) ? cursor.peek(-2).text : null;
    cursor.next();
    cursor.next();
    if (cursor.isSign("{")) {
      readObject(scope, target.text === "exports" ? null : target.text);
      continue;
    }
    const value = readJsValue(scope, [";", ",", "}", ")"], target.line);
    const isExport = section === "exports" || section === "module";
    found.push({
      name: target.text,
      section: isExport ? null : section,
      value: value?.text ?? null,
      line: target.line,
    });
    if (value && section === null) scope.known.set(target.text, value.text);
  }
  return found;
}
