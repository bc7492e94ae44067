// `npm test`: types, lint, unit and contract tests, the build, browser tests. Stops at the first failure.
import { spawnSync } from "node:child_process";
import { build, isBuilt } from "../../lib/server/build.mjs";
import { ensureTools } from "./tools.mjs";

process.env.NEXT_TELEMETRY_DISABLED = "1";

/** What took how long, for who waits for it. */
const taken = [];

function note(title, startedAt) {
  taken.push(`${title} ${Math.round((performance.now() - startedAt) / 1000)} s`);
}

function run(title, binary, args) {
  console.log(`\n── ${title}`);
  const startedAt = performance.now();
  const { status } = spawnSync(process.execPath, [`node_modules/${binary}`, ...args], {
    stdio: "inherit",
  });
  if (status !== 0) {
    console.error(`\n${title}: failed.`);
    process.exit(status ?? 1);
  }
  note(title, startedAt);
}

try {
  ensureTools();
  console.log("\n── build");
  const startedAt = performance.now();
  if (!isBuilt()) await build();
  note("build", startedAt);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
run("types", "typescript/bin/tsc", ["--noEmit"]);
run("lint", "@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]);
run("unit and contract tests", "vitest/vitest.mjs", ["run"]);
run("browser tests", "@playwright/test/cli.js", ["test"]);
console.log(`\nEverything passed: ${taken.join(", ")}.`);
