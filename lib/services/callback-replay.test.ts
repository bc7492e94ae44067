import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { updateLive } from "@/db/repositories/live";
import { deleteTape, findTape } from "@/db/repositories/tapes";
import type { StreamEvent } from "@/lib/shared/stream-event";
import { callbackSign } from "@/lib/signing/callback-sign";
import { pageOfLedger } from "./admin-callbacks";
import { replayCallback } from "./callback-replay";
import { simulateCallback } from "./callback-simulation";
import { receiveCallback } from "./callbacks";
import { applyEngineEvent } from "./engine-events";
import { announceLive } from "./live-fixture";
import { openTestServices, type TestServices } from "./services-fixture";
import { staffCaller } from "./staff-caller-fixture";
import { dumpTables } from "./tables-fixture";

const admin = staffCaller("admin");
const streamName = "1000_alice_01";
let services: TestServices;
beforeEach(() => {
  services = openTestServices();
});
afterEach(() => services.close());

const entries = () => pageOfLedger(services, admin, {}).entries;
/** Every table but the ledger. */
const rest = () => {
  const { callbackEvent: _ledger, ...others } = dumpTables(services);
  return JSON.stringify(others);
};
const send = (body: object) => {
  const t = String(Math.floor(services.now() / 1000) + 600);
  const sign = callbackSign(services.config.apiKey, t);
  return receiveCallback(services, {
    ...{ source: "/callback/tape_callback.php", clientIp: "203.0.113.1", urlSecret: "" },
    bodyText: JSON.stringify({ stream_id: streamName, ...body, t, sign }),
  });
};
const nowS = () => services.now() / 1000;

/** A broadcast with a reconnection and its file, as LVB or as our engine reports it. */
async function lvbBroadcast() {
  await send({ event_type: 1, sequence: "1", event_time: nowS() - 300 });
  await send({ event_type: 0, sequence: "1", event_time: nowS() - 200, errcode: 3 });
  await send({ event_type: 1, sequence: "2", event_time: nowS() - 180 });
  await send({ event_type: 0, sequence: "2", event_time: nowS() - 60, errcode: 1 });
  await send({
    ...{
      event_type: 100,
      file_id: "f1",
      file_format: "hls",
      video_url: "https://v.example/a.m3u8",
    },
    ...{ start_time: nowS() - 300, end_time: nowS() - 60, duration: 240 },
  });
  await send({
    event_type: 200,
    create_time: nowS() - 100,
    pic_full_url: "https://v.example/1.jpg",
  });
  await send({ event_type: 332, session_id: "s", seq: 1, record_event: "record_ended" });
}
async function engineBroadcast() {
  const push = (sequence: string, beforeMs: number) => {
    return { streamName, sequence, atMs: services.now() - beforeMs } as const;
  };
  const stop = { kind: "stop", errorMessage: "" } as const;
  const events: StreamEvent[] = [
    { ...push("1", 300_123), kind: "start" },
    { ...push("1", 200_456), ...stop, errorCode: 3, resumable: true },
    { ...push("2", 180_789), kind: "start" },
    { ...push("2", 60_012), ...stop, errorCode: 1, resumable: false },
    {
      ...{ streamName, atMs: services.now() - 60_000, kind: "record", fileId: "f1", format: "hls" },
      ...{ url: "/tapes/f1/index.m3u8", durationSeconds: 240.3, sizeBytes: 5 },
      ...{ startMs: services.now() - 300_123, endMs: services.now() - 60_012 },
    },
    { streamName, atMs: services.now(), kind: "recordFailed", reason: "diskFull", sequence: "2" },
  ];
  for (const event of events) await applyEngineEvent(services, event);
}

describe.each([
  ["LVB", lvbBroadcast],
  ["our own engine", engineBroadcast],
])("a broadcast that %s has reported", (_who, report) => {
  it("stays what it is, in whatever order its events are replayed, however often", async () => {
    await announceLive(services, "alice_01");
    await report();
    const before = rest();
    const ids = entries().map(({ id }) => id);
    const orders = [ids, [...ids].reverse(), [...ids.slice(3), ...ids.slice(0, 3), ...ids]];
    for (const order of orders) {
      for (const id of order) {
        const { effect } = await replayCallback(services, admin, id);
        expect(["known already", "ignored: an older picture"]).toContain(effect);
        expect(rest()).toBe(before);
      }
    }
  });
});

describe("a replay", () => {
  it("applies what was left aside when it came, and is an entry of its own", async () => {
    await send({ event_type: 1, sequence: "1", event_time: nowS() });
    const [first] = entries();
    expect(first?.effect).toBe("ignored: nobody here asked for this stream");
    await announceLive(services, "alice_01");
    services.advance(1000);
    const { id, effect } = await replayCallback(services, admin, first?.id ?? "");
    expect(effect).toBe("applied");
    expect(entries()[0]).toMatchObject({
      ...{ id, origin: "replayed", causeId: first?.id, orderedBy: "admin_01" },
      ...{ clientIp: "203.0.113.5", verification: "ok", eventType: 1, streamName },
    });
    services.advance(1000);
    // A replay of a replay is one of what it replayed.
    const again = await replayCallback(services, admin, id);
    expect(again.effect).toBe("known already");
    expect(entries()[0]?.causeId).toBe(first?.id);
  });

  it("of a recording that was removed since does not bring it back", async () => {
    await announceLive(services, "alice_01");
    await lvbBroadcast();
    const file = entries().find(({ eventType }) => eventType === 100);
    const tape = findTape(services.database.read, "f1");
    await services.database.write((db) => deleteTape(db, tape?.id ?? "", "x"));
    for (let i = 0; i < 2; i += 1) {
      const { id, effect } = await replayCallback(services, admin, file?.id ?? "");
      expect(effect).toBe("ignored: this recording was removed or trimmed since");
      expect((await replayCallback(services, admin, id)).effect).toBe(effect);
      expect(findTape(services.database.read, "f1")).toBeNull();
    }
  });

  it("of an address whose signature was not kept changes nothing", async () => {
    await send({
      ...{ event_type: 100, file_id: "f1", file_format: "mp4" },
      ...{ start_time: nowS() - 90, end_time: nowS(), video_url: "https://v.example/1?sign=abc" },
    });
    await announceLive(services, "alice_01");
    const { effect } = await replayCallback(services, admin, entries()[0]?.id ?? "");
    expect(effect).toBe("ignored: its address was not kept in full");
  });

  it("is refused for what was refused, was not kept whole, or is not there", async () => {
    await receiveCallback(services, {
      ...{ source: "/callback/tape_callback.php", clientIp: "203.0.113.1", urlSecret: "" },
      bodyText: JSON.stringify({ event_type: 1, stream_id: streamName, t: 1, sign: "x" }),
    });
    const refused = entries()[0]?.id ?? "";
    services.advance(1000);
    await send({ event_type: 999, note: "x".repeat(5000) });
    const cut = entries()[0]?.id ?? "";
    const before = entries().length;
    await expect(replayCallback(services, admin, refused)).rejects.toMatchObject({
      ...{ code: "invalidParameter", data: { reason: "refused" } },
    });
    await expect(replayCallback(services, admin, cut)).rejects.toMatchObject({
      ...{ code: "invalidParameter", data: { reason: "cut" } },
    });
    await expect(replayCallback(services, admin, "none")).rejects.toMatchObject({
      code: "notFound",
    });
    expect(entries()).toHaveLength(before);
  });
});

describe("a callback that is made up", () => {
  const push = { userid: "alice_01", streamName: "", sequence: "", goodbye: true };
  const wish = { ...push, url: "", format: "mp4" } as const;

  it("is verified and applied like one of Tencent Cloud", async () => {
    await announceLive(services, "alice_01");
    const begun = await simulateCallback(services, admin, { ...wish, kind: "start" });
    expect(begun).toMatchObject({ verification: "ok", effect: "applied" });
    expect(entries()[0]).toMatchObject({
      ...{ origin: "simulated", orderedBy: "admin_01", source: "console", streamName },
    });
    services.advance(90_000);
    // Of the push that runs.
    const ended = await simulateCallback(services, admin, { ...wish, kind: "stop" });
    expect(ended.effect).toBe("applied");
    const url = "https://v.example/1.mp4";
    const filed = await simulateCallback(services, admin, { ...wish, kind: "record", url });
    expect(filed.effect).toBe("applied");
    const [file] = entries();
    expect(JSON.stringify(file)).not.toContain("sign");
    const shot = await simulateCallback(services, admin, { ...wish, kind: "screenshot", url });
    expect(shot.effect).toBe("applied");
  });

  it("of whom is not let in is no push that anybody would have to be told of", async () => {
    await announceLive(services, "alice_01");
    await services.database.write((db) => updateLive(db, "alice_01", { forbidStatus: 1 }));
    const { effect } = await simulateCallback(services, admin, { ...wish, kind: "start" });
    expect(effect).toMatch(/^not let in: /);
    expect(services.refusedPushes.of(streamName)).toEqual([]);
  });

  it("of a stream that nobody asked for is ignored", async () => {
    const { effect } = await simulateCallback(services, admin, { ...wish, kind: "start" });
    expect(effect).toBe("ignored: nobody here asked for this stream");
  });

  it("needs a stream, a moment that was, and a file an address", async () => {
    const nobody = { ...wish, userid: "", kind: "start" } as const;
    await expect(simulateCallback(services, admin, nobody)).rejects.toMatchObject({
      data: { reason: "noStream" },
    });
    for (const atMs of [-1, services.now() + 2 * 86_400_000, 8_640_000_000_000_001]) {
      const when = simulateCallback(services, admin, { ...wish, kind: "start", atMs });
      await expect(when).rejects.toMatchObject({ data: { reason: "noMoment" } });
    }
    for (const url of ["", "javascript:alert(1)", "/tapes/x"]) {
      const file = simulateCallback(services, admin, { ...wish, kind: "record", url });
      await expect(file).rejects.toMatchObject({ data: { reason: "noUrl" } });
    }
  });
});
