import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Needs neither a database nor a file. */
const pure = ["{components,lib/shared,lib/signing}/**/*.test.{ts,tsx}"];
/** Loads a library that looks at once whether it is in a browser. */
const impure = ["components/player/**"];

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    projects: [
      {
        extends: true,
        test: { name: "pure", include: pure, exclude: impure },
      },
      {
        extends: true,
        test: {
          name: "rest",
          globalSetup: "e2e/setup/temporary-folder.ts",
          include: [
            "{app,db,e2e/simulator,e2e/cloud-sim}/**/*.test.{ts,tsx}",
            "lib/{*,!(shared|signing)/**/*}.test.{ts,tsx}",
            ...impure.map((folder) => `${folder}/*.test.{ts,tsx}`),
          ],
        },
      },
    ],
    environment: "node",
    // Tests leave nothing behind: to load the product anew for each of their files took longer than
    // they take themselves.
    isolate: false,
    // Many tests wait for sockets: three for two processors take a fifth less time than two.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // Patience for a busy machine; nothing waits this long when all is well.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
