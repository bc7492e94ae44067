import { parseEnv } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quoteEnvValue } from "./quote-env-value";

const readBack = (quoted: string | null) =>
  ({ ...parseEnv(`BEFORE=1\nKEY=${quoted}\nAFTER='2'\n`) }) as Record<string, string>;

describe("a value in .env", () => {
  it.each([
    "",
    "plain-Value_1.2/3:4@x",
    "a b",
    " ",
    "a#b",
    "# a",
    `a$b\${c}$(d)`,
    "a'b",
    'a"b',
    "a`b",
    "a'b\"c",
    'a"b`c',
    "a\\b",
    "a\\nb",
    "a\\rb'",
    "=a==",
    "a=",
    "-----BEGIN EC PRIVATE KEY-----\nMHQC=\n-----END EC PRIVATE KEY-----\n",
    "export x",
  ])("is read back exactly: %j", (value) => {
    const quoted = quoteEnvValue(value);
    expect(readBack(quoted)).toEqual({ BEFORE: "1", KEY: value, AFTER: "2" });
  });

  it.each(["'\"`", "a\\\"'`", "a\\", "a\rb", 'a\n"b'])(
    "that no reader would return exactly has no form: %j",
    (value) => expect(quoteEnvValue(value)).toBeNull(),
  );

  it("is read back exactly or has no form, whatever its signs", () => {
    const sign = fc.constantFrom(..."ab'\"`\\$#= \n{}!nr");
    const value = fc.oneof(
      fc.array(sign, { maxLength: 12 }).map((signs) => signs.join("")),
      fc.string(),
    );
    fc.assert(
      fc.property(value, (text) => {
        const quoted = quoteEnvValue(text);
        if (quoted !== null) expect(readBack(quoted).KEY).toBe(text);
        // Nothing spills over into other lines.
        if (quoted !== null) expect(quoted).not.toContain("\n");
      }),
      { numRuns: 2000 },
    );
  });
});
