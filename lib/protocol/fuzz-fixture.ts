import fc from "fast-check";
import { expect } from "vitest";
import type { TestServices } from "@/lib/services/services-fixture";
import { dumpTables, type TableDump } from "@/lib/services/tables-fixture";
import type { Operation } from "./operation";
import type { WireAnswer } from "./wire-fixture";

/** Seed of every fuzz; a failure is repeated by running the test again. */
const seed = 20261121;

const nasty = [
  "",
  " ",
  "0",
  "-1",
  "1e9",
  "0x10",
  "99999999999999999999",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "x\udfff\ud800y",
  "\u202e\ufeff",
  "'; DROP TABLE live_data; --",
  "' OR '1'='1",
  '" UNION SELECT password_hash FROM account --',
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "javascript:alert(1)",
  "{{7*7}}",
  "../../etc/passwd",
  "%00%2e%2e",
  "__proto__",
  "constructor",
  "alice_01",
  "administrator",
  "tape-1",
  "room_1",
  "@TGS#1",
  "漢".repeat(500),
  "A".repeat(10_000),
  "https://img.example/a.png",
  "rtmp://live.example/live/1000_alice_01",
] as const;

const numbers = [
  0,
  -0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  -(2 ** 53),
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
  1e21,
  1e308,
  5e-324,
] as const;

const nestedArrays = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const nestedObjects = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
/** As deep as 64 KiB allow. */
export const deepest: readonly string[] = [
  nestedArrays(30_000),
  nestedObjects(9000),
  `{"a":${nestedArrays(30_000)}}`,
  JSON.stringify(nestedArrays(500)),
  JSON.stringify(nestedArrays(30_000)),
];

/** Values that have broken servers, as JSON text so that what JSON.stringify cannot say is there. */
export const nastyJson: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...nasty).map((text) => JSON.stringify(text)),
  fc.constantFrom(...numbers).map((number) => JSON.stringify(number)),
  fc.constantFrom("null", "true", "false", "[]", "{}", "[[]]", "1e999", "-1e999", "-0", "1E5"),
  fc.constantFrom(
    '{"__proto__":{"admin":true}}',
    '{"constructor":{"prototype":{"role":"admin"}}}',
    '{"toString":1,"valueOf":2,"length":-1}',
    '{"nickname":{"a":[]},"headpic":[1],"title":7}',
  ),
  fc.integer({ min: 1, max: 30_000 }).map(nestedArrays),
  fc.integer({ min: 1, max: 9000 }).map(nestedObjects),
  fc.json({ maxDepth: 4 }),
  fc.string({ unit: "binary", maxLength: 40 }).map((text) => JSON.stringify(text)),
  fc.bigInt().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => JSON.stringify(number)),
);

/** A valid body in which one field, or an unknown one, has become anything. */
export function brokenBody(
  operation: Operation,
  valid: Readonly<Record<string, unknown>>,
): fc.Arbitrary<string> {
  const fields = [...new Set([...Object.keys(valid), ...fieldsOf(operation), "__proto__", "x"])];
  return fc
    .tuple(fc.constantFrom(...fields), nastyJson)
    .map(([field, json]) => replaceField(valid, field, json));
}

/** The body with this JSON text in the place of one field. */
export function replaceField(
  valid: Readonly<Record<string, unknown>>,
  field: string,
  json: string,
): string {
  const rest = Object.entries(valid).filter(([name]) => name !== field);
  const pairs = rest.map(([name, kept]) => `${JSON.stringify(name)}:${JSON.stringify(kept)}`);
  return `{${[...pairs, `${JSON.stringify(field)}:${json}`].join(",")}}`;
}

/** The fields that an operation reads. */
export function fieldsOf({ input }: Operation): string[] {
  return Object.keys((input as unknown as { shape?: object }).shape ?? {});
}

/** Bodies that are no valid request at all. */
export const anyBody: fc.Arbitrary<string | Uint8Array<ArrayBuffer>> = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => new Uint8Array(bytes)),
  nastyJson,
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.constantFrom("", "{", "[]", "null", '"', "{}", '{"a":1,}', "\ufeff{}", "userid=1&Action=x"),
);

/** Header values that a client could send: HTTP knows only bytes, and no line breaks. */
export const headerValue: fc.Arbitrary<string> = fc.oneof(
  fc.string({
    unit: fc.integer({ min: 0x21, max: 0x7e }).map((c) => String.fromCharCode(c)),
    maxLength: 80,
  }),
  fc.string({
    unit: fc.integer({ min: 0xa0, max: 0xff }).map((c) => String.fromCharCode(c)),
    maxLength: 40,
  }),
  fc.constantFrom("", "0".repeat(32), "F".repeat(32), "null", "a".repeat(8000)),
);

/** What a fault inside the server would answer, in each protocol. */
const faults: readonly unknown[] = [4000, 500, 207_001];
const successes: readonly unknown[] = [0, 200];

/** Checks answers of one server: well formed, no fault, and nothing half done. */
export class Soundness {
  #before: TableDump;

  constructor(private readonly services: TestServices) {
    this.#before = dumpTables(services);
  }

  check(answer: WireAnswer): WireAnswer {
    expect(answer.status).toBe(200);
    expect(Number.isSafeInteger(answer.code)).toBe(true);
    expect(faults).not.toContain(answer.code);
    const message = answer.json.returnMsg ?? answer.json.message;
    expect(message).toBeTypeOf("string");
    expect(String(message).length).toBeLessThan(1000);
    expect(answer.data).toBeTypeOf("object");
    expect(answer.data).not.toBeNull();
    expect(Array.isArray(answer.data)).toBe(false);
    const after = dumpTables(this.services);
    // A refused request changed nothing at all, in any table.
    if (!successes.includes(answer.code)) expect(after).toEqual(this.#before);
    this.#before = after;
    return answer;
  }
}

/** Runs `check` with the committed seed. */
export function forEach<T>(
  arbitrary: fc.Arbitrary<T>,
  numRuns: number,
  check: (value: T) => Promise<unknown>,
): Promise<void> {
  const property = fc.asyncProperty(arbitrary, async (value) => {
    await check(value);
  });
  return Promise.resolve(fc.assert(property, { seed, numRuns }));
}
