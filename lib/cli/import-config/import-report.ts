import { whereToFindIt } from "@/lib/config";
import type { Collected } from "./collect-settings";

/** What the operator reads after an import: names and places, never a value. */
export function importReport(
  source: string,
  output: string,
  { taken, unknown, remarks }: Collected,
  missing: readonly string[],
): string {
  return [
    `${output} is written from ${source}; only you can read it.`,
    "",
    `Taken (${taken.length}):`,
    ...taken.map(listed),
    ...section("Look at these:", remarks),
    ...section("Not known to Mini LVB and left out:", unknown),
    ...(missing.length === 0
      ? ["", "Tencent mode has all that it needs: npm start."]
      : section(
          `Tencent mode still needs; write these into ${output}:`,
          missing.map((name) => `${name}: ${whereToFindIt(name)}`),
        )),
  ].join("\n");
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map(listed)];
}

function listed(line: string): string {
  return `  ${line}`;
}
