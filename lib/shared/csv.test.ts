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
      fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", '"', ",", ";", "'", "a", "＝", " "),
    )
    .map((parts) => parts.join("")),
  fc.constantFrom('=HYPERLINK("http://x","y")', "-2+3+cmd|' /C calc'!A0", "@SUM(1)", "\r=1"),
);

describe("a spreadsheet", () => {
  it("has every cell back, but for the apostrophe before what would be a formula", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(hostile, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          const read = parse(csvOf(rows));
          expect(
            read.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/u, ""))),
          ).toEqual(
            rows.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/u, ""))),
          );
          for (const cell of read.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
        },
      ),
    );
  });

  it("begins with a byte order mark and ends its lines with CRLF", () => {
    expect(csvOf([["a", 'say "hi"'], ["=1"]])).toBe('\uFEFF"a","say ""hi"""\r\n"\'=1"\r\n');
  });
});
