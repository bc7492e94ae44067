import { defineConfig } from "@playwright/test";
import { chromiumPath } from "./e2e/setup/tools.mjs";

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  // Patience for a busy machine; nothing waits this long when all is well.
  timeout: 480_000,
  expect: { timeout: 30_000 },
  // Most tests wait, for graces, phones and intervals: two at a time get by.
  workers: 2,
  // A test that needs a second attempt is broken, or the product is.
  retries: 0,
  reporter: [["list"]],
  projects: [
    { name: "embedded", testIgnore: "**/tencent*.spec.ts" },
    // The same product on an account of Tencent Cloud, as far as the conformance servers are one.
    {
      name: "tencent",
      testMatch: [
        "**/broadcast.spec.ts",
        "**/chat.spec.ts",
        "**/simulate.spec.ts",
        "**/tencent*.spec.ts",
      ],
    },
  ],
  use: {
    launchOptions: {
      executablePath: chromiumPath(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--autoplay-policy=no-user-gesture-required",
      ],
    },
  },
});
