import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  lastCallbackOfStream,
  newestAcceptedBodies,
  tallyCallbacks,
} from "@/db/repositories/callback-ledger";
import { findLive } from "@/db/repositories/live";
import { findTape } from "@/db/repositories/tapes";
import type { StreamEvent } from "@/lib/shared/stream-event";
import { pageOfLedger, readCallback } from "./admin-callbacks";
import { replayCallback } from "./callback-replay";
import { simulateCallback } from "./callback-simulation";
import { applyEngineEvent } from "./engine-events";
import { announceLive } from "./live-fixture";
import { openTestServices, type TestServices } from "./services-fixture";
import { staffCaller } from "./staff-caller-fixture";

const admin = staffCaller("admin");
let services: TestServices;
beforeEach(async () => {
  services = openTestServices();
  await announceLive(services, "alice_01");
});
afterEach(() => services.close());

const streamName = "1000_alice_01";
const start = (): StreamEvent => ({
  ...{ kind: "start", streamName, sequence: "7", atMs: services.now() },
  ...{ clientIp: "203.0.113.9", agent: "OBS" },
});

describe("what our own engine reports", () => {
  it("stands in the ledger with what it changed, in the words of a cloud", async () => {
    await applyEngineEvent(services, start());
    await applyEngineEvent(services, start());
    const { entries } = pageOfLedger(services, admin, {});
    expect(entries.map(({ effect }) => effect).sort()).toEqual(["applied", "known already"]);
    expect(entries[0]).toMatchObject({
      ...{ eventType: 1, streamName, verification: "ok", origin: "engine", source: "engine" },
      ...{ clientIp: "", orderedBy: "", causeId: "" },
    });
    expect(JSON.parse(readCallback(services, admin, entries[0]?.id ?? "").body)).toEqual({
      ...{ event_type: 1, appname: "live", stream_id: streamName, channel_id: streamName },
      ...{ event_time: services.now() / 1000, sequence: "7", user_ip: "203.0.113.9" },
    });
    expect(findLive(services.database.read, "alice_01")?.status).toBe(1);
  });

  it("and why it could not record, and what it recorded", async () => {
    const at = { streamName, atMs: services.now() };
    await applyEngineEvent(services, start());
    await applyEngineEvent(services, {
      ...{ ...at, kind: "recordFailed", reason: "diskFull", sequence: "7" },
    });
    await applyEngineEvent(services, {
      ...{ ...at, kind: "record", fileId: "f1", format: "hls", url: "/tapes/f1/index.m3u8" },
      ...{ startMs: services.now() - 60_500, endMs: services.now(), durationSeconds: 60.5 },
      sizeBytes: 9,
    });
    const { entries } = pageOfLedger(services, admin, {});
    expect(entries.map(({ eventType }) => eventType).sort()).toEqual([1, 100, 332]);
    expect(findTape(services.database.read, "f1")).not.toBeNull();
  });

  it("says nothing about the cloud, nor does what is made up or replayed", async () => {
    await applyEngineEvent(services, start());
    const wish = { userid: "alice_01", streamName: "", sequence: "", goodbye: true, url: "" };
    const made = { ...wish, kind: "stop", format: "mp4" } as const;
    const { id } = await simulateCallback(services, admin, made);
    await replayCallback(services, admin, id);
    expect(pageOfLedger(services, admin, {}).total).toBe(3);
    const db = services.database.read;
    expect(tallyCallbacks(db, "lvb", 0)).toEqual([]);
    expect(lastCallbackOfStream(db, streamName, 0)).toBeNull();
    expect(newestAcceptedBodies(db, 9)).toEqual([]);
  });

  it("is in the ledger only with what it changed", async () => {
    await services.database.write((db) => {
      db.run(
        "create trigger refuses before insert on live_push begin select raise(abort, 'no'); end",
      );
    });
    await expect(applyEngineEvent(services, start())).rejects.toThrow();
    expect(pageOfLedger(services, admin, {}).total).toBe(0);
  });
});
