import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as live from "@/db/repositories/live";
import * as liveSessions from "@/db/repositories/live-sessions";
import { findTape } from "@/db/repositories/tapes";
import type { LiveProvider, OnlineStream, StreamWatch } from "@/lib/providers/live-provider";
import { callbackSign } from "@/lib/signing/callback-sign";
import type { Caller } from "./acting";
import { receiveCallback } from "./callbacks";
import { Reconciler } from "./reconciliation";
import { requireTape } from "./require-tape";
import { openTestServices, type TestServices, tencentEnvironment } from "./services-fixture";
import { SessionFigures } from "./session-figures";
import { expireSessions } from "./stream-events";
import { currentKey, rotateKey } from "./stream-key";

const alice: Caller = {
  actor: { kind: "user", userId: "alice_01", nickname: "Alice", role: "user" },
  clientIp: "192.0.2.1",
};
const streamName = "8888_alice_01";

let services: TestServices;
let dropped: string[];
let carried: OnlineStream[];
let reconciler: Reconciler;
let old: string;
beforeEach(async () => {
  const opened = openTestServices(tencentEnvironment);
  dropped = [];
  carried = [];
  const provider: LiveProvider = Object.create(opened.live, {
    stopPublisher: { value: async (name: string) => void dropped.push(name) },
  });
  services = { ...opened, live: provider };
  const isCarried = async (name: string) => carried.some((one) => one.streamName === name);
  const watch: StreamWatch = {
    online: async () => carried,
    isRunning: isCarried,
    isFlowing: isCarried,
  };
  reconciler = new Reconciler(services, watch);
  old = (await currentKey(services, alice, { userid: "", renew: false }, "")).streamKey;
});
afterEach(() => services.close());

const nowS = () => Math.floor(services.now() / 1000);
/** What LVB reports of a push by this key. */
function report(streamKey: string, fields: object) {
  const t = nowS() + 600;
  const body = {
    ...{ stream_id: streamName, stream_param: streamKey.split("?")[1], event_time: nowS() },
    ...{ user_ip: "203.0.113.9", ...fields, t },
    sign: callbackSign(services.config.apiKey, String(t)),
  };
  return receiveCallback(services, {
    ...{ source: "/callback/Live_callback.php", clientIp: "203.0.113.1", urlSecret: "" },
    bodyText: JSON.stringify(body),
  });
}
const file = (file_id: string, beganS: number, streamKey = old) =>
  report(streamKey, {
    ...{ event_type: 100, file_id, file_format: "hls", start_time: beganS, end_time: nowS() },
    ...{ file_size: 1, video_url: `http://vod.example/${file_id}.m3u8` },
  });
/** Time goes by as in the running server: the reaper each second, a comparison each 15 s. */
async function pass(seconds: number) {
  for (let second = 1; second <= seconds; second += 1) {
    services.advance(1000);
    if (second % 15 === 0) await reconciler.tick();
    await expireSessions(services, services.now());
  }
}
const row = () => live.findLive(services.database.read, "alice_01");
const sessions = () => liveSessions.sessionsOfStreamSince(services.database.read, streamName, 0);
const refusals = () => services.refusedPushes.of(streamName);

/** LVB lets somebody in whose start nobody reports; returns when that was. */
async function pushUnreported(): Promise<number> {
  const beganMs = services.now();
  carried = [{ streamName, publishedAtMs: beganMs }];
  await pass(60);
  return beganMs;
}

describe("a push by a key that was changed, whose start was never reported", () => {
  beforeEach(async () => {
    await rotateKey(services, alice, { userid: "", atOnce: false }, "");
    await pass(600);
  });

  it("is taken for a broadcast, as the cloud's list says nothing of keys", async () => {
    await pushUnreported();
    expect(row()).toMatchObject({ status: 1 });
    expect(dropped).toEqual([]);
  });

  it("is sent away by the first file that names its key, again and again, and was none", async () => {
    const beganMs = await pushUnreported();
    await file("one", beganMs / 1000);
    expect(row()).toMatchObject({ status: 0, sessionId: null });
    expect(sessions()).toEqual([]);
    expect(refusals()).toMatchObject([{ why: "rotated", atMs: beganMs }]);
    expect(dropped).toEqual([streamName]);
    await pass(30);
    expect(dropped).toEqual([streamName, streamName, streamName]);
    expect(row()?.status).toBe(0);
    const db = services.database.read;
    expect(findTape(db, "one")).toMatchObject({ listed: 0, sessionId: null });
    // The next file begins long after the push, and ends when it is gone.
    carried = [];
    await file("two", beganMs / 1000 + 60);
    for (const id of ["one", "two"]) {
      expect(findTape(db, id), id).toMatchObject({ listed: 0, sessionId: null });
      expect(() => requireTape(db, id, ""), id).toThrow();
    }
    await file("one", beganMs / 1000);
    expect(dropped).toHaveLength(3);
  });

  it.each([
    ["its end", { event_type: 0, errcode: 3, sequence: "7" }, []],
    ["its start, which comes late after all", { event_type: 1, sequence: "7" }, [streamName]],
  ])("was none by the report of %s", async (_what, fields, orders) => {
    const beganMs = await pushUnreported();
    const event_time = fields.event_type === 1 ? beganMs / 1000 : nowS();
    for (let times = 0; times < 2; times += 1) await report(old, { ...fields, event_time });
    expect(sessions()).toEqual([]);
    expect(row()).toMatchObject({ status: 0, viewerCount: 0 });
    expect(refusals()).toMatchObject([{ why: "rotated" }]);
    expect(dropped).toEqual(orders);
  });

  it("leaves the broadcast before it as it was, and the next one alone", async () => {
    const { streamKey } = await currentKey(services, alice, { userid: "", renew: false }, "");
    await report(streamKey, { event_type: 1, sequence: "1" });
    await pass(60);
    await report(streamKey, { event_type: 0, errcode: 1, sequence: "1" });
    const before = sessions();
    await pass(60);
    const beganMs = await pushUnreported();
    expect(sessions()).toHaveLength(2);
    const figures = new SessionFigures(services);
    await figures.look();
    const viewer = { room: "alice_01", viewer: "browser-1", cookie: "", clientIp: "::1" };
    services.presence.enter({ ...viewer, returning: false }, null);
    await figures.settle();
    expect(sessions()[1]?.viewerTotal).toBe(1);
    await file("thief", beganMs / 1000);
    await figures.settle();
    expect(sessions()).toEqual(before);
    expect(row()).toMatchObject({ status: 0, sessionId: before[0]?.id });
    carried = [];
    await pass(30);
    await report(streamKey, { event_type: 1, sequence: "2" });
    expect(row()?.status).toBe(1);
  });
});

describe("a push whose start was never reported stays a broadcast", () => {
  it("by the key that is out", async () => {
    const beganMs = await pushUnreported();
    await file("one", beganMs / 1000);
    await report(old, { event_type: 0, errcode: 1, sequence: "7" });
    expect(sessions()).toHaveLength(1);
    expect(findTape(services.database.read, "one")).toMatchObject({ listed: 1 });
  });

  it("by a key in its grace, whatever is changed while it runs", async () => {
    await rotateKey(services, alice, { userid: "", atOnce: false }, "");
    await pass(60);
    const beganMs = await pushUnreported();
    await pass(600);
    await file("one", beganMs / 1000);
    await rotateKey(services, alice, { userid: "", atOnce: true }, "");
    await report(old, { event_type: 0, errcode: 3, sequence: "7" });
    expect(sessions()).toHaveLength(1);
    expect(findTape(services.database.read, "one")).toMatchObject({ listed: 1 });
    expect(refusals()).toEqual([]);
  });

  it("when it has taken the place of one by a key that was changed, of whom only the end comes", async () => {
    await rotateKey(services, alice, { userid: "", atOnce: false }, "");
    await pass(600);
    const beganMs = await pushUnreported();
    await report(old, {
      ...{ event_type: 0, errcode: 3, sequence: "6", event_time: beganMs / 1000 + 1 },
    });
    expect(refusals()).toEqual([]);
    expect(dropped).toEqual([]);
    await pass(60);
    expect(row()?.status).toBe(1);
  });

  it("when somebody without a key is turned away by LVB meanwhile", async () => {
    const beganMs = await pushUnreported();
    const wrong = old.replace("txSecret=", "txSecret=0");
    for (const sequence of ["7", ""]) {
      await report(wrong, { event_type: 0, errcode: 18, sequence });
    }
    await pass(60);
    expect(sessions()).toMatchObject([{ startedMs: beganMs, endedMs: null }]);
    expect(row()?.status).toBe(1);
    expect(dropped).toEqual([]);
    expect(refusals()).toMatchObject([{ why: "wrongKey" }]);
  });
});
