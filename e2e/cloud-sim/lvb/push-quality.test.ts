import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LiveApi } from "@/lib/providers/tencent/live-api";
import { LiveIngest } from "@/lib/providers/tencent/live-ingest";
import { type LvbFixture, startLvbFixture, TEST_ACCOUNT } from "./lvb-fixture";

let lvb: LvbFixture;
beforeEach(async () => {
  lvb = await startLvbFixture({ pushQualityIntervalMs: 100 });
});
afterEach(() => lvb.stop());

const minuteMs = 60_000;
const config = () => ({
  liveApiUrl: lvb.edge.apiUrl,
  secretId: TEST_ACCOUNT.secretId,
  secretKey: TEST_ACCOUNT.secretKey,
  ...{ appName: "live", pushDomain: lvb.edge.pushAddress },
});
const utc = (ms: number) => new Date(ms).toISOString().replace(/\.\d+/, "");
const call = (change: Readonly<Record<string, string>> = {}) =>
  new LiveApi(config(), { attempts: 1, firstWaitMs: 0 }).call("DescribeStreamPushInfoList", {
    ...{ StreamName: "1000_alice", PushDomain: "127.0.0.1", AppName: "live" },
    ...{ StartTime: utc(Date.now() - minuteMs), EndTime: utc(Date.now() + minuteMs) },
    ...change,
  }) as Promise<{ DataInfoList: readonly Record<string, unknown>[] }>;
const refusal = (change: Readonly<Record<string, string>>) =>
  call(change).then(
    () => "(none)",
    (error: { code?: unknown }) => error.code,
  );

describe("what the cloud measures of a push", () => {
  it("is read by our adapter as the figures of a studio", async () => {
    lvb.push("1000_alice");
    const health = () => new LiveIngest(config(), Date.now).health("1000_alice");
    await expect
      .poll(async () => (await health())?.video?.kbps ?? 0, { timeout: 10_000 })
      .toBeGreaterThan(0);
    await expect
      .poll(async () => (await health())?.video?.framesPerSecond ?? 0, { timeout: 10_000 })
      .toBeGreaterThan(10);
    const seen = await health();
    expect(seen).toMatchObject({ source: "cloud", lastMediaAtMs: null });
    expect(seen?.video).toMatchObject({ codec: "H.264", width: 640, height: 360 });
    expect(seen?.measuredAtMs).toBeGreaterThan(Date.now() - minuteMs);
  });

  it("is asked for by stream, domain, app and a span of three hours at most", async () => {
    lvb.push("1000_alice");
    const latest = async () => (await call()).DataInfoList.at(-1);
    const known = { AppName: "live", PushDomain: "127.0.0.1", VCodec: "H264" };
    await expect.poll(latest, { timeout: 10_000 }).toMatchObject(known);
    const point = await latest();
    expect(point?.Time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect((await call({ StreamName: "1000_bob" })).DataInfoList).toEqual([]);
    expect((await call({ AppName: "show" })).DataInfoList).toEqual([]);
    expect(await refusal({ PushDomain: "other" })).toBe("ResourceNotFound.DomainNotExist");
    const fourHours = { StartTime: utc(Date.now() - 240 * minuteMs), EndTime: utc(Date.now()) };
    expect(await refusal(fourHours)).toBe("InvalidParameterValue");
    const longAgo = Date.now() - 8 * 24 * 60 * minuteMs;
    expect(await refusal({ StartTime: utc(longAgo), EndTime: utc(longAgo + minuteMs) })).toBe(
      "InvalidParameterValue",
    );
  });
});
