import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditLines } from "@/db/repositories/audit-log";
import {
  findTape,
  insertTape,
  insertTapeFile,
  ownTapes,
  updateTape,
} from "@/db/repositories/tapes";
import type { RetentionRules } from "@/lib/shared/admin-tapes";
import { noRetention } from "@/lib/shared/admin-tapes";
import { orderAnyTape } from "./admin-tape-orders";
import { tidyUp } from "./maintenance";
import { deleteTape, restoreTape } from "./own-tapes";
import { openTestServices, type TestServices } from "./services-fixture";
import { applyRetention, retentionOf, setRetention } from "./tape-retention";
import { storageOf } from "./tape-storage";

const hourMs = 3_600_000;
const admin = {
  actor: { kind: "user", userId: "boss_01", nickname: "", role: "admin" },
  clientIp: "::1",
} as const;

let services: TestServices;
beforeEach(() => {
  services = openTestServices();
});
afterEach(() => services.close());

interface Made {
  readonly userid?: string;
  readonly ageHours: number;
  readonly bytes?: number;
  readonly kept?: 0 | 1;
}

/** Recordings `f0`, `f1`… of that age and size. */
async function make(...made: readonly Made[]): Promise<void> {
  await services.database.write((db) => {
    for (const [i, { userid = "alice_01", ageHours, bytes = 100, kept = 0 }] of made.entries()) {
      insertTape(db, {
        ...{ id: `t${i}`, fileId: `f${i}`, sessionId: null, userid, streamName: "s", title: "Run" },
        ...{ nickname: userid, headpic: "", frontcover: "", location: "", playUrl: "" },
        ...{ hlsPlayUrl: "", startMs: 0, endMs: services.now() - ageHours * hourMs },
        ...{ durationS: 60, sizeBytes: bytes, storedBytes: bytes, viewerCount: 0, likeCount: 0 },
        ...{ listed: 1, kept },
      });
      insertTapeFile(db, {
        ...{ fileId: `f${i}`, tapeId: `t${i}`, format: "mp4", url: `https://vod.example/f${i}` },
        ...{ startMs: 0, endMs: 1, durationS: 60, sizeBytes: bytes },
      });
    }
  });
}

const set = (rules: Partial<RetentionRules>, revision = 0) =>
  setRetention(services, admin, { ...noRetention, ...rules, revision });
const left = (userid = "alice_01") =>
  ownTapes(services.database.read, userid, 500, 0)
    .filter(({ deletedMs }) => deletedMs === 0)
    .map(({ fileId }) => fileId)
    .sort();

describe("rules of retention", () => {
  it("remove nothing when there are none", async () => {
    await make({ ageHours: 90_000 });
    await tidyUp(services);
    expect(left()).toEqual(["f0"]);
    expect((await retentionOf(services, admin)).preview).toMatchObject({ count: 0, bytes: 0 });
  });

  it("delete what is too old, but nothing kept, and for an undo", async () => {
    await make({ ageHours: 25 * 24 }, { ageHours: 40 * 24 }, { ageHours: 50 * 24, kept: 1 });
    const { preview } = await set({ days: 30 });
    expect(preview).toMatchObject({ count: 1, bytes: 100, bytesOverLimit: 0 });
    await tidyUp(services);
    expect(left()).toEqual(["f0", "f2"]);
    const [line] = auditLines(services.database.read, {}, 5);
    expect(line).toMatchObject({
      ...{ via: "system", action: "adminDeleteTape", target: "f1", outcome: "done" },
      details: expect.stringContaining('"rule":"days"'),
    });
    // Its owner cannot, as the rule holds for him; who administers it can, and then it stays.
    await expect(restoreTape(services, "alice_01", "f1")).rejects.toMatchObject({
      data: { reason: "deletedByRetention" },
    });
    const restored = await orderAnyTape(services, admin, "f1", { action: "restore", reason: "" });
    expect(restored).toMatchObject({ deletedBy: null, kept: true });
    await tidyUp(services);
    expect(left()).toEqual(["f0", "f1", "f2"]);
  });

  it("bring everything together, and each broadcaster, below the limits, the oldest first", async () => {
    await make(
      { ageHours: 100, bytes: 400 },
      { ageHours: 90, bytes: 400 },
      { ageHours: 80, bytes: 400, userid: "bob_0001" },
      { ageHours: 70, bytes: 400, userid: "bob_0001" },
      { ageHours: 60, bytes: 400 },
    );
    await set({ perBroadcasterBytes: 800 });
    await tidyUp(services);
    expect([left(), left("bob_0001")]).toEqual([
      ["f1", "f4"],
      ["f2", "f3"],
    ]);
    await set({ totalBytes: 1000 }, 1);
    await tidyUp(services);
    expect([left(), left("bob_0001")]).toEqual([["f4"], ["f3"]]);
    // What is in the trash is not deleted for, a minute later, either.
    await tidyUp(services);
    expect([left(), left("bob_0001")]).toEqual([["f4"], ["f3"]]);
    const { all } = await storageOf(services, admin);
    expect(all).toEqual({ count: 5, bytes: 2000, trashCount: 3, trashBytes: 1200 });
  });

  it("spare what ended within a day, and say what is still too much", async () => {
    await make({ ageHours: 23, bytes: 900 }, { ageHours: 30, bytes: 50, kept: 1 });
    const { preview } = await set({ totalBytes: 100 });
    expect(preview).toEqual({
      rules: { days: 0, totalBytes: 100, perBroadcasterBytes: 0 },
      ...{ count: 0, bytes: 0, youngestEndedAtMs: null, bytesOverLimit: 850 },
    });
    await tidyUp(services);
    expect(left()).toEqual(["f0", "f1"]);
    services.advance(2 * hourMs);
    await tidyUp(services);
    expect(left()).toEqual(["f1"]);
  });

  it("delete twenty a minute", async () => {
    await make(...Array.from({ length: 50 }, (_, i) => ({ ageHours: 1000 + i })));
    expect((await set({ days: 10 })).preview.count).toBe(50);
    await tidyUp(services);
    expect(left()).toHaveLength(30);
    expect(left()).not.toContain("f49");
    await tidyUp(services);
    await tidyUp(services);
    expect(left()).toEqual([]);
  });

  it("do not count or delete again what its owner has deleted", async () => {
    await make({ ageHours: 100, bytes: 900 }, { ageHours: 90, bytes: 100 });
    await deleteTape(services, "alice_01", "f0");
    await set({ totalBytes: 100, days: 1000 });
    await tidyUp(services);
    expect(left()).toEqual(["f1"]);
    expect(findTape(services.database.read, "f0")?.deletedBy).toBe("");
  });

  it("do not delete what somebody keeps between the look and the write", async () => {
    await make({ ageHours: 100 * 24 });
    await set({ days: 30 });
    const keeping = services.database.write((db) => updateTape(db, "t0", { kept: 1 }));
    await Promise.all([applyRetention(services), keeping]);
    expect(left()).toEqual(["f0"]);
  });

  it("tell what others would do, without being set", async () => {
    await make({ ageHours: 100 * 24 }, { ageHours: 10 * 24 });
    const { preview, rules, revision } = await retentionOf(services, admin, { days: 50 });
    expect([preview.count, rules.days, revision]).toEqual([1, 0, 0]);
    await tidyUp(services);
    expect(left()).toEqual(["f0", "f1"]);
  });

  it("are set by one of two who set them at once", async () => {
    await set({ days: 30 });
    const both = await Promise.allSettled([set({ days: 10 }, 1), set({ days: 20 }, 1)]);
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(both[1]).toMatchObject({ reason: { code: "conflict" } });
    const { rules, revision, changedBy } = await retentionOf(services, admin);
    expect([rules.days, revision, changedBy]).toEqual([10, 2, "boss_01"]);
    await expect(set({ days: 5 }, 0)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("what recordings take", () => {
  it("is told per broadcaster, the largest first, each once in its pages", async () => {
    const made = Array.from({ length: 700 }, (_, i) => ({
      ...{ userid: `user_${i % 350}`, ageHours: 48, bytes: (i % 350) % 40 },
    }));
    await make(...made);
    const found: string[] = [];
    const sizes: number[] = [];
    let next: string | null = "";
    while (next !== null) {
      const page = await storageOf(services, admin, next);
      expect([page.total, page.all.count]).toEqual([350, 700]);
      found.push(...page.shares.map(({ userId }) => userId));
      sizes.push(...page.shares.map(({ bytes }) => bytes));
      next = page.next;
    }
    expect(new Set(found).size).toBe(350);
    expect(found).toHaveLength(350);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    await expect(storageOf(services, admin, "x")).rejects.toMatchObject({ code: "malformedField" });
    expect((await storageOf(services, admin)).disk?.freeBytes).toBeGreaterThan(0);
  });
});
