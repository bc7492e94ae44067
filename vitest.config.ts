import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    include: ["{app,components,lib,db,e2e/simulator,e2e/cloud-sim}/**/*.test.{ts,tsx}"],
    environment: "node",
    // Many tests wait for sockets: the processor that vitest would leave free has nothing else to do.
    maxWorkers: "100%",
    globalSetup: "e2e/setup/temporary-folder.ts",
    // Patience for a busy machine; nothing waits this long when all is well.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
