import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvOf } from "./csv";

/** Reads RFC 4180 as it is written there, without knowing how it was made. */
function parse(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 1;
  while (at < csv.length) {
    expect(csv[at]).toBe('"');
    let cell = "";
    for (at += 1; ; at += 1) {
      if (csv[at] !== '"') cell += csv[at];
      else if (csv[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else break;
    }
    row.push(cell);
    at += 1;
    if (csv[at] === ",") at += 1;
    else {
      expect(csv.slice(at, at + 2)).toBe("\r\n");
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        ...["=", "+", "-", "@", "\t", "\r", "\n", '"', ",", ";", "'", "a"],
        ...["＝", "＋", "－", "＠", "﹣", " ", "\u3000", "\u200b"],
      ),
    )
    .map((parts) => parts.join("")),
  fc.constantFrom('=HYPERLINK("http://x","y")', "-2+3+cmd|' /C calc'!A0", "@SUM(1)", "\r=1"),
);
const begins = (cell: string) => cell.replace(/^[\s"\p{Cf}\p{DI}]+/u, "");
const calculates = /^[=+\-@＝＋－＠﹦﹢﹣﹫]/u;

describe("a spreadsheet", () => {
  it("has every cell back, but for apostrophes, and none that it would calculate", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(hostile, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          const read = parse(csvOf(rows));
          const words = (cells: readonly (readonly string[])[]) =>
            cells.map((row) => row.map((cell) => cell.replaceAll("'", "")));
          expect(words(read)).toEqual(words(rows));
          for (const cell of read.flat()) {
            expect(cell).not.toMatch(/^[\t\r\n]/);
            expect(begins(cell)).not.toMatch(calculates);
          }
        },
      ),
    );
  });

  it.each([";", "\t", "\n", "\r"])("whose lists have %j begins no cell with a formula", (mark) => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 5 }), (row) => {
        // The worst that a reader may do with quotes is to pass over them.
        for (const cell of csvOf([row]).split(mark)) {
          expect(begins(cell)).not.toMatch(calculates);
        }
      }),
    );
  });

  it.each([
    ["=1", "'=1"],
    ["  =1", "  '=1"],
    ["\u3000＝1", "\u3000'＝1"],
    ["\u200b@SUM(1)", "\u200b'@SUM(1)"],
    ["\t=1", "'\t'=1"],
    ["＠小明 的直播", "'＠小明 的直播"],
    ["ok; =1", "ok; '=1"],
    ["ok;=cmd|' /C calc'!A0;", "ok;'=cmd|' /C calc'!A0;"],
    ['ok;"=1"', 'ok;"\'=1"'],
    ["two\n-lines", "two\n'-lines"],
  ])("is shown %j as %j", (text, shown) => {
    expect(parse(csvOf([["a", text]]))).toEqual([["a", shown]]);
  });

  it.each([
    "C++; C#",
    "1 + 1 = 2",
    "Live - day 2",
    "a, =b",
    "me@home",
    "晚上好；＝＝",
    "'quoted'",
    "بث مباشر، ٢٠٢٦",
    "שידור חי",
  ])("has %j as it was written", (text) => {
    expect(parse(csvOf([[text]]))).toEqual([[text]]);
  });

  it("begins with a byte order mark and ends its lines with CRLF", () => {
    expect(csvOf([["a", 'say "hi"'], ["=1"]])).toBe('\uFEFF"a","say ""hi"""\r\n"\'=1"\r\n');
  });
});
