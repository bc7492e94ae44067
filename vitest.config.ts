import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    include: ["{app,components,lib,db,e2e/simulator,e2e/cloud-sim}/**/*.test.{ts,tsx}"],
    environment: "node",
    globalSetup: "e2e/setup/temporary-folder.ts",
    testTimeout: 20_000,
    // Patience for a busy machine; nothing waits this long when all is well.
    expect: { poll: { timeout: 10_000 } },
  },
});
