import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

it("nothing that starts Next lets it report to its makers", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(scripts.dev).toContain("NEXT_TELEMETRY_DISABLED=1");
  for (const file of ["lib/server/start.mjs", "lib/server/build.mjs"]) {
    expect(readFileSync(file, "utf8"), file).toMatch(/NEXT_TELEMETRY_DISABLED(: | = )"1"/);
  }
});
