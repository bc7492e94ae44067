import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { insertChatMessage } from "@/db/repositories/chat-messages";
import { filesOfTape } from "@/db/repositories/tapes";
import { EmbeddedTapeFiles } from "@/lib/providers/embedded/tape-files";
import type { TapeFiles, TrimWish } from "@/lib/providers/tape-files";
import { addTape } from "./live-fixture";
import { tidyUp } from "./maintenance";
import { broadcastOf, type MadeRecording, makeRecording, placeOf } from "./own-tape-fixture";
import { deleteTape, hideTape, ownTapeOf, restoreTape } from "./own-tapes";
import { replayChatOf, tapePageOf } from "./replay";
import { openTestServices, type TestServices } from "./services-fixture";
import { placeAllTapes } from "./tape-placing";
import { cutPointsOfTape, untrimTape } from "./tape-trims";
import { currentOf, expectWhole as expectWholeTape, trimCurrent } from "./trimmed-tape-fixture";

const alice = "alice_01";
const dayMs = 86_400_000;
let twelve: MadeRecording;
let twice: MadeRecording;
let services: TestServices;
let fileId: string;

beforeAll(async () => {
  twelve = await makeRecording(12);
  twice = await makeRecording(8, 8);
});
beforeEach(async () => {
  services = openTestServices();
});
afterEach(() => services.close());

const one = (by: TestServices = services) => ({ services: by, userid: alice, fileId });
const current = () => currentOf(one());
const expectWhole = (place?: "served" | "withheld") => expectWholeTape(one(), place);
const trim = (wish: TrimWish, by?: TestServices) => trimCurrent(one(by), wish);

describe("trimming", () => {
  beforeEach(async () => {
    fileId = await broadcastOf(services, alice, twelve);
  });

  it("takes a part for the whole under the same address, and takes that back", async () => {
    const cuts = await cutPointsOfTape(services, alice, fileId);
    expect(cuts.map(Math.round)).toEqual([0, 2, 4, 6, 8, 10, 12]);
    const before = { ...current().tape };
    const trimmed = await trim({ startSeconds: 3.7, endSeconds: 8.4 });
    expect(trimmed).toMatchObject({ fileId, durationSeconds: 4, trimming: "yes" });
    expect(trimmed.untrimUntilMs).toBe(services.now() + 7 * dayMs);
    expect(current().tape?.sizeBytes).toBeLessThan((before.sizeBytes ?? 0) / 2);
    expect(current().tape?.startMs).toBeCloseTo((before.startMs ?? 0) + 4000, -2);
    expect(current().liveId).toMatch(/^x1-t[0-9a-f]{16}$/);
    expect(placeOf(services, alice, "x1")).toBe("withheld");
    expectWhole();
    expect(tapePageOf(services, fileId, "")).toMatchObject({
      durationSeconds: 4,
      hlsUrl: expect.stringContaining("x1-t"),
      mp4Url: expect.stringMatching(/x1-t\w+\/e0\.mp4$/),
    });

    const whole = await untrimTape(services, alice, fileId);
    expect(whole).toMatchObject({ durationSeconds: 12, untrimUntilMs: null });
    expect(current().tape).toEqual(before);
    expectWhole();
    expect(await untrimTape(services, alice, fileId)).toEqual(whole);
  });

  it("goes on from what is left, and back to the very beginning", async () => {
    await trim({ startSeconds: 2, endSeconds: 10 });
    const first = current().liveId;
    await trim({ startSeconds: 2, endSeconds: 6 });
    expect(placeOf(services, alice, first)).toBe("gone");
    expect(current().tape?.durationS).toBe(4);
    expectWhole();
    await untrimTape(services, alice, fileId);
    expect(current()).toMatchObject({ liveId: "x1", tape: { durationS: 12 } });
    expectWhole();
  });

  it("is for good after some days", async () => {
    await trim({ startSeconds: 2, endSeconds: 10 });
    services.advance(7 * dayMs);
    await expect(untrimTape(services, alice, fileId)).rejects.toMatchObject({ code: "notFound" });
    await tidyUp(services);
    await tidyUp(services);
    await expect(untrimTape(services, alice, fileId)).rejects.toMatchObject({ code: "notFound" });
    expect(placeOf(services, alice, "x1")).toBe("gone");
    expect(ownTapeOf(services, alice, fileId).untrimUntilMs).toBeNull();
    expectWhole();
  });

  it("keeps a hidden recording hidden, and removes everything of a deleted one", async () => {
    await hideTape(services, alice, fileId, true);
    await trim({ startSeconds: 2, endSeconds: 10 });
    expectWhole("withheld");
    await hideTape(services, alice, fileId, false);
    expectWhole();
    await deleteTape(services, alice, fileId);
    await expect(trim({ startSeconds: 2, endSeconds: 6 })).rejects.toMatchObject({
      code: "badRequest",
    });
    await restoreTape(services, alice, fileId);
    expectWhole();
    await deleteTape(services, alice, fileId);
    const { liveId } = current();
    services.advance(8 * dayMs);
    await tidyUp(services);
    expect([placeOf(services, alice, "x1"), placeOf(services, alice, liveId)]).toEqual([
      "gone",
      "gone",
    ]);
  });

  it("changes nothing for a wish for all of it, and refuses too little", async () => {
    const all = { startSeconds: 0, endSeconds: 99 };
    expect(await trim(all)).toMatchObject({ untrimUntilMs: null });
    services.close();
    services = openTestServices({ TAPE_MIN_SECONDS: "5" });
    fileId = await broadcastOf(services, alice, twelve);
    await expect(trim({ startSeconds: 4, endSeconds: 6 })).rejects.toMatchObject({
      code: "badRequest",
      data: { reason: "tooShort" },
    });
    expectWhole();
  });

  it("says that the disk is full, and changes nothing", async () => {
    const { database, config } = services;
    const before = filesOfTape(database.read, current().tape?.id ?? "");
    const recordingsDir = path.join(config.dataDir, "recordings");
    const full = new EmbeddedTapeFiles({ recordingsDir, minFreeBytes: Number.MAX_SAFE_INTEGER });
    await expect(
      trim({ startSeconds: 2, endSeconds: 6 }, { ...services, tapeFiles: full }),
    ).rejects.toMatchObject({ code: "updateFailed", data: { reason: "diskFull" } });
    expect(filesOfTape(database.read, current().tape?.id ?? "")).toEqual(before);
    expectWhole();
  });

  it("keeps a file that is reported late with what it was", async () => {
    await trim({ startSeconds: 2, endSeconds: 10 });
    const shown = { ...current().tape };
    await addTape(services, alice, "late-flv", { seconds: 12, format: "flv" });
    await addTape(services, alice, "late-flv", { seconds: 12, format: "flv" });
    expect(current().tape).toEqual(shown);
    await untrimTape(services, alice, fileId);
    const files = filesOfTape(services.database.read, shown.id ?? "");
    expect(files.map((file) => file.fileId)).toEqual(["late-flv", "x1-hls", "x1-mp4"]);
  });
});

describe("a server that is killed while it trims", () => {
  /** Dies at the n-th call of its files or database; nothing after it happens. */
  function dyingAt(step: number): TestServices {
    let calls = 0;
    const count = () => {
      calls += 1;
      if (calls >= step) throw new Error("killed");
    };
    const files =
      (name: keyof TapeFiles) =>
      async (...args: never[]) => {
        count();
        const method = services.tapeFiles[name] as (...rest: never[]) => Promise<unknown>;
        const result = await method.apply(services.tapeFiles, args);
        // Killed after the work, before anybody heard of it.
        count();
        return result;
      };
    const { tapeFiles, database } = services;
    return {
      ...services,
      tapeFiles: Object.assign(Object.create(tapeFiles) as TapeFiles, {
        ...{ trim: files("trim"), place: files("place"), remove: files("remove") },
        cuts: tapeFiles.cuts.bind(tapeFiles),
      }),
      database: Object.assign(Object.create(database) as typeof database, {
        write: async (job: Parameters<typeof database.write>[0]) => {
          count();
          const result = await database.write(job);
          count();
          return result;
        },
      }),
    };
  }

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])("has the old or the new whole (step %i)", async (step) => {
    fileId = await broadcastOf(services, alice, twelve);
    for (const [run, seconds] of [
      [(dying: TestServices) => trim({ startSeconds: 2, endSeconds: 10 }, dying), 8],
      [(dying: TestServices) => trim({ startSeconds: 2, endSeconds: 6 }, dying), 4],
      [(dying: TestServices) => untrimTape(dying, alice, fileId), 12],
    ] as const) {
      const before = current().tape?.durationS;
      const died = await run(dyingAt(step)).catch((error) => error);
      if (died instanceof Error) expect(died.message).toBe("killed");
      await placeAllTapes(services);
      expect([before, seconds]).toContain(current().tape?.durationS);
      expectWhole();
    }
  });

  it("leaves half a file, which the next start removes", async () => {
    fileId = await broadcastOf(services, alice, twelve);
    const work = path.join(services.config.dataDir, "recordings", ".trimming", "x1-t00000000");
    mkdirSync(work, { recursive: true });
    writeFileSync(path.join(work, "e0.mp4"), "half");
    await placeAllTapes(services);
    expectWhole();
  });
});

describe("the conversation of a trimmed recording", () => {
  const write = (id: string, sentMs: number) =>
    services.database.write((db) =>
      insertChatMessage(db, {
        ...{ id, room: alice, sessionId: null, kind: "text", userid: "vera_01" },
        ...{ nickname: "Vera", headpic: "", text: id, sentMs, source: "web" },
      }),
    );
  const offsets = () => {
    const { messages } = replayChatOf(services, fileId, { fromSeconds: 0, after: 0 });
    return new Map(messages.map(({ text, offsetMs }) => [text, offsetMs]));
  };
  /** Whole seconds are all that is known of a recording's length. */
  const toleranceMs = 800;

  it.each([
    ["one push", [12], 0, { startSeconds: 4, endSeconds: 10 }],
    ["two pushes", [8, 8], 30, { startSeconds: 4, endSeconds: 12 }],
    ["the second of two", [8, 8], 30, { startSeconds: 10, endSeconds: 14 }],
  ] as const)("stays with its pictures (%s)", async (_, pushSeconds, gapSeconds, wish) => {
    const startMs = services.now();
    const made = pushSeconds.length === 1 ? twelve : twice;
    fileId = await broadcastOf(services, alice, made, {
      pushSeconds: [...pushSeconds],
      gapSeconds,
    });
    const endMs = services.now();
    for (let atMs = startMs; atMs < endMs; atMs += 500) await write(`m${atMs - startMs}`, atMs);
    const before = offsets();
    const trimmed = await trim(wish);
    const after = offsets();
    const cuts = { start: wish.startSeconds * 1000, end: wish.endSeconds * 1000 };
    const inside = [...before].filter(
      ([, offsetMs]) => offsetMs > cuts.start + 1000 && offsetMs < cuts.end - 1000,
    );
    expect(inside.length).toBeGreaterThan(2);
    for (const [text, offsetMs] of inside) {
      const shownMs = after.get(text) ?? Number.NaN;
      expect(Math.abs(shownMs - (offsetMs - cuts.start)), text).toBeLessThan(toleranceMs);
    }
    // What was said about what is cut off is gone with it.
    for (const [text, offsetMs] of before) {
      if (offsetMs < cuts.start - 1000 && offsetMs > 0) expect(after.has(text), text).toBe(false);
    }
    const { returns } = tapePageOf(services, fileId, "");
    expect(returns.every(({ startSeconds }) => startSeconds < trimmed.durationSeconds)).toBe(true);
    await untrimTape(services, alice, fileId);
    expect(offsets()).toEqual(before);
  });
});
