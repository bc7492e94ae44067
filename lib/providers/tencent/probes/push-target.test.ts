import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadConfig } from "@/lib/config";
import { newTestStreamName } from "@/lib/services/doctor/test-stream";
import { tencentEnvironment } from "@/lib/services/services-fixture";
import { pushTarget } from "./push-target";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), "mini-lvb-push-target-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function targetWith(environment: Record<string, string>) {
  const config = loadConfig({ ...tencentEnvironment, ...environment, DATA_DIR: dir });
  if (!config.tencent) throw new Error("Tencent mode is on.");
  return pushTarget(config, config.tencent, newTestStreamName(config), 1_800_000_000_000);
}

describe("the address of the test push", () => {
  it("on an old domain has the bizid in its name and its query, and asks for no recording", () => {
    const { streamKey, ...rest } = targetWith({});
    expect(rest).toMatchObject({ host: "8888.livepush.myqcloud.com", port: 1935, app: "live" });
    expect(streamKey).toMatch(
      /^8888_doctor_[0-9a-f]{16}\?bizid=8888&txSecret=[0-9a-f]{32}&txTime=[0-9a-f]{8}$/,
    );
  });

  it("on a domain of one's own has neither, and the domain's port", () => {
    const { streamKey, ...rest } = targetWith({
      PUSH_DOMAIN: "push.example.com:4935",
      LIVE_APP_NAME: "show",
      STREAM_NAMES: "plain",
      TX_SECRET_ALGORITHM: "sha256",
      TX_TIME_CASE: "upper",
    });
    expect(rest).toMatchObject({ host: "push.example.com", port: 4935, app: "show" });
    expect(streamKey).toMatch(/^doctor_[0-9a-f]{16}\?txSecret=[0-9a-f]{64}&txTime=[0-9A-F]{8}$/);
  });
});
