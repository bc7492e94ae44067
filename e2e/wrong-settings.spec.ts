import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { freePort } from "./support/server";

let dataDir: string;
test.beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "mini-lvb-e2e-"));
});
test.afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** Starts the product with settings that end it; all that it prints, and how it ends. */
async function startInVain(environment: Record<string, string>) {
  const ports = { PORT: String(await freePort()), RTMP_PORT: String(await freePort()) };
  const local = { HOST: "127.0.0.1", DATA_DIR: dataDir, ...ports };
  const env = { ...process.env, ...local, ...environment };
  return new Promise<{ code: unknown; text: string }>((resolve) => {
    execFile(process.execPath, ["lib/server/start.mjs"], { env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, text: stdout + stderr }),
    );
  });
}

for (const [environment, sentence] of [
  [{ HOST: "192.0.2.1" }, /^HOST is not usable: 192\.0\.2\.1 is no address of this machine; .+\n$/],
  [{ HOST: "192.0.2.1", RTMP_HOST: "127.0.0.1" }, /^HOST is not usable: .+\n$/m],
  [{ HOST: "nohost.invalid" }, /^HOST is not usable: nohost\.invalid is no address .+\n$/],
  [{ RTMP_HOST: "nohost.invalid" }, /^RTMP_HOST is not usable: nohost\.invalid is no .+\n$/],
  [{ DATA_DIR: "/proc/mini-lvb" }, /^DATA_DIR is not usable: \/proc\/mini-lvb.+\n$/],
  [
    { LOG_LEVEL: "loud" },
    /^LOG_LEVEL is not usable: write debug, info, warn, error or silent\.\n$/,
  ],
] as const) {
  test(`a start with ${JSON.stringify(environment)} ends with a sentence and no stack trace`, async () => {
    const { code, text } = await startInVain(environment);
    expect(text).toMatch(sentence);
    expect(text).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
  });
}
