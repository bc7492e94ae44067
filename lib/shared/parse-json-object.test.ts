import { describe, expect, it } from "vitest";
import { parseJsonObject } from "./parse-json-object";

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

describe("a JSON object in a text", () => {
  it("is read as JSON.parse reads it", () => {
    const text = '{"a":[1,{"b":"{[\\"}"}],"c":"\\\\"}';
    expect(parseJsonObject(text)).toEqual(JSON.parse(text));
    expect(parseJsonObject(nested(32))).toEqual(JSON.parse(nested(32)));
  });

  it.each(["", "{", "[]", "null", "7", '"{}"', "a=1", nested(33), nested(10_000)])(
    "is not in %.20s",
    (text) => expect(parseJsonObject(text)).toBeNull(),
  );

  it("may have any number of brackets in its texts", () => {
    expect(parseJsonObject(JSON.stringify({ a: "[".repeat(100) }))).toEqual({
      a: "[".repeat(100),
    });
  });
});
