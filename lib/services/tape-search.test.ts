import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { insertTape, type TapeRow } from "@/db/repositories/tapes";
import { isServiceError } from "@/lib/errors";
import { mostFound } from "@/lib/shared/wall";
import { openTestServices, type TestServices } from "./services-fixture";
import { TapeSearch } from "./tape-search";

let services: TestServices;
beforeEach(() => {
  services = openTestServices();
});
afterEach(() => services.close());

const tape = (n: number, change: Partial<TapeRow> = {}): TapeRow => ({
  ...{ id: `t${n}`, fileId: `f${String(n).padStart(6, "0")}`, sessionId: null, userid: "alice_01" },
  ...{ streamName: "s", title: `Run ${n}`, nickname: "Alice", headpic: "", frontcover: "" },
  ...{ location: "", playUrl: "", hlsPlayUrl: "", startMs: n, endMs: 1000 + n, durationS: 60 },
  ...{ sizeBytes: 1, viewerCount: 0, viewCount: 0, likeCount: 0, listed: 1 },
  ...{ renamed: 0, hidden: 0, deletedMs: 0, deletedBy: "", kept: 0, storedBytes: 1 },
  ...{ withheldMs: 0, withheldReason: "" },
  ...change,
});
const add = (rows: readonly TapeRow[]) =>
  services.database.write((db) => {
    for (const row of rows) insertTape(db, row);
  });
const many = (count: number, change: Partial<TapeRow> = {}) =>
  add(Array.from({ length: count }, (_, n) => tape(n, change)));

describe("looking recordings through", () => {
  it("finds the same, in the same order, however many are looked at in one go", async () => {
    // Some end in the same millisecond, also across the border of two pieces.
    await add(Array.from({ length: 60 }, (_, n) => tape(n, { endMs: 1000 + Math.floor(n / 4) })));
    const whole = await new TapeSearch(services.database, 1000).find(["run"], 0);
    expect(whole.fileIds).toHaveLength(60);
    expect(whole.fileIds[0]).toBe("f000059");
    for (const size of [1, 2, 3, 5, 7, 59, 60, 61]) {
      const pieces = await new TapeSearch(services.database, size).find(["run"], 0);
      expect(pieces, String(size)).toEqual(whole);
    }
  });

  it("stops when it has more than anybody leafs through, with the newest", async () => {
    await many(mostFound + 50);
    const { fileIds, isCut } = await new TapeSearch(services.database, 100).find(["run"], 0);
    expect(isCut).toBe(true);
    expect(fileIds).toHaveLength(mostFound);
    expect(fileIds[0]).toBe(tape(mostFound + 49).fileId);
    const few = await new TapeSearch(services.database, 100).find(["run", "1049"], 0);
    expect(few).toEqual({ fileIds: [tape(1049).fileId], isCut: false });
  });

  it("lets others have their turn in between", async () => {
    await many(100);
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 0);
    const count = () => new Promise((resolve) => setImmediate(resolve)).then(() => (turns += 1));
    const search = new TapeSearch(services.database, 10).find(["nowhere"], 0);
    await Promise.all([search, count(), count()]);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(1);
  });

  it("answers the same question from memory for some seconds", async () => {
    await many(1);
    const search = new TapeSearch(services.database, 100);
    expect((await search.find(["run"], 0)).fileIds).toHaveLength(1);
    await add([tape(1)]);
    expect((await search.find(["run"], 9_999)).fileIds).toHaveLength(1);
    expect((await search.find(["run"], 10_000)).fileIds).toHaveLength(2);
  });

  it("does one search at a time and refuses when too many wait, until they are done", async () => {
    await many(10);
    const search = new TapeSearch(services.database, 1);
    const waiting = Array.from({ length: 20 }, (_, n) => search.find([`word${n}`], 0));
    let refusal: unknown;
    try {
      await search.find(["one more"], 0);
    } catch (error) {
      refusal = error;
    }
    expect(isServiceError(refusal) && refusal.code).toBe("tooOften");
    // Who asks what somebody asked already waits for the same answer.
    expect(search.find(["word0"], 0)).toBe(waiting[0]);
    await Promise.all(waiting);
    expect((await search.find(["run"], 0)).fileIds).toHaveLength(10);
  });

  it("forgets what failed", async () => {
    await many(1);
    const search = new TapeSearch(services.database, 100);
    const broken = search.find(["x".repeat(60_000)], 0);
    await expect(broken).rejects.toThrow();
    await expect(search.find(["x".repeat(60_000)], 0)).rejects.toThrow();
    expect((await search.find(["run"], 0)).fileIds).toHaveLength(1);
  });
});
