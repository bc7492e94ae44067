import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { insertChatMessage } from "@/db/repositories/chat-messages";
import { anonymous } from "@/lib/auth/actor";
import { type ReplayMessage, replayWindowSeconds } from "@/lib/shared/replay";
import { addTape, announceLive, beginPush, endPush } from "./live-fixture";
import { replayChatOf, tapePageOf } from "./replay";
import { likeTape, noteView } from "./replay-audience";
import { typicalLatencyMs } from "./replay-script";
import { openTestServices, type TestServices } from "./services-fixture";
import { applyStreamEvent } from "./stream-events";

const alice = "alice_01";
const fileId = "tape-hls";
let services: TestServices;
let startMs: number;
let written: number;

beforeEach(async () => {
  services = openTestServices();
  startMs = services.now();
  written = 0;
  await announceLive(services, alice);
});
afterEach(() => services.close());

interface Written {
  readonly text?: string;
  readonly kind?: string;
  readonly hiddenMs?: number;
}

/** Somebody writes so many seconds after the beginning. */
function write(atSeconds: number, { text = "", kind = "text", hiddenMs = 0 }: Written = {}) {
  written += 1;
  const id = `m${written}`;
  return services.database.write((db) =>
    insertChatMessage(db, {
      ...{ id, room: alice, sessionId: null, kind, userid: "vera_01", nickname: "Vera" },
      ...{ headpic: "", text: text || id, sentMs: startMs + atSeconds * 1000, source: "web" },
      hiddenMs,
    }),
  );
}

/** Pushes between these seconds, all but the last one lost, recorded as our engine does. */
async function broadcast(...pushes: readonly (readonly [number, number])[]) {
  let atSeconds = 0;
  for (const [index, [from, until]] of pushes.entries()) {
    services.advance((from - atSeconds) * 1000);
    await beginPush(services, alice, `push${index}`);
    services.advance((until - from) * 1000);
    await endPush(services, alice, `push${index}`, index < pushes.length - 1);
    atSeconds = until;
  }
  await record(
    pushes[0]?.[0] ?? 0,
    atSeconds,
    pushes.reduce((sum, [from, until]) => sum + until - from, 0),
  );
}

function record(from: number, until: number, durationSeconds: number, file = fileId) {
  return applyStreamEvent(services, {
    kind: "record",
    streamName: `1000_${alice}`,
    atMs: startMs + until * 1000,
    fileId: file,
    format: "hls",
    url: `/tapes/${file}/index.m3u8`,
    startMs: startMs + from * 1000,
    endMs: startMs + until * 1000,
    durationSeconds,
    sizeBytes: 1000,
  });
}

/** All of a recording's conversation, window by window, as a page asks for it. */
function wholeChat(file = fileId): readonly ReplayMessage[] {
  const all: ReplayMessage[] = [];
  for (let from = 0; ; from += replayWindowSeconds) {
    let window = replayChatOf(services, file, { fromSeconds: from, after: 0 });
    all.push(...window.messages);
    while (window.next !== null) {
      window = replayChatOf(services, file, { fromSeconds: from, after: window.next });
      all.push(...window.messages);
    }
    if (window.atEnd) return all;
  }
}

const places = (file = fileId) =>
  Object.fromEntries(wholeChat(file).map(({ text, offsetMs }) => [text, offsetMs / 1000]));

const latencySeconds = typicalLatencyMs / 1000;

describe("what was written during a broadcast", () => {
  it("stands at the picture that its writer saw", async () => {
    await write(10, { text: "ten" });
    await write(1, { text: "first" });
    await broadcast([0, 60]);
    expect(places()).toEqual({ first: 0, ten: 10 - latencySeconds });
  });

  it("stands where the signal came back when it was written in the gap, and counts on from there", async () => {
    await write(20, { text: "before" });
    await write(36, { text: "where is he" });
    await write(52, { text: "hello again" });
    await broadcast([0, 30], [42, 102]);
    expect(places()).toEqual({ before: 18, "where is he": 30, "hello again": 38 });
    expect(tapePageOf(services, fileId, "").returns).toEqual([
      { startSeconds: 30, gapSeconds: 12 },
    ]);
  });

  it("goes with the recording while a lost publisher was waited for, and not with what comes later", async () => {
    await write(70, { text: "come back" });
    await write(4000, { text: "next week" });
    await write(-30, { text: "last week" });
    await beginPush(services, alice);
    services.advance(60_000);
    await endPush(services, alice, alice, true);
    await record(0, 60, 60);
    expect(places()).toEqual({ "come back": 60 });
  });

  it("is with one file only when the source makes a file per push, or cuts one push in two", async () => {
    await write(29, { text: "one" });
    await write(36, { text: "between" });
    await write(45, { text: "two" });
    await write(101, { text: "still two" });
    await write(110, { text: "three" });
    await beginPush(services, alice, "a");
    services.advance(30_000);
    await endPush(services, alice, "a", true);
    services.advance(10_000);
    await beginPush(services, alice, "b");
    services.advance(100_000);
    await endPush(services, alice, "b");
    await record(0, 30, 30, "f1");
    await record(40, 100, 60, "f2");
    await record(100, 140, 40, "f3");
    expect(places("f1")).toEqual({ one: 27, between: 30 });
    expect(places("f2")).toEqual({ two: 3, "still two": 59 });
    expect(places("f3")).toEqual({ three: 8 });
  });

  it("is not shown when it was hidden, or only says that something was", async () => {
    await write(10, { text: "rude", hiddenMs: 1 });
    await write(11, { text: "", kind: "removed" });
    await broadcast([0, 60]);
    expect(wholeChat()).toEqual([]);
    expect(tapePageOf(services, fileId, "").hasChat).toBe(false);
  });

  it("is all there once and in order, however dense it is and wherever the gaps are", async () => {
    const pushes = [
      [0, 150],
      [180, 400],
      [401, 700],
    ] as const;
    const times = fc.sample(fc.integer({ min: 0, max: 700_000 }), { numRuns: 400, seed: 7 });
    // More than one answer holds, within one gap and at one place of the recording.
    const crowd = Array.from({ length: 1300 }, (_, i) => 155_000 + i * 10);
    await Promise.all([...times, ...crowd].map((ms) => write(ms / 1000)));
    await broadcast(...pushes);
    const all = wholeChat();
    expect(all).toHaveLength(1700);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1700);
    const order = all.map(({ sentAtMs, seq }) => sentAtMs * 10_000 + seq);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const offsets = all.map(({ offsetMs }) => offsetMs);
    expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
    expect(tapePageOf(services, fileId, "").hasChat).toBe(true);
  });

  it("beyond the end there is nothing more", async () => {
    await write(10);
    await broadcast([0, 60]);
    const after = replayChatOf(services, fileId, { fromSeconds: 86_400, after: 0 });
    expect(after).toMatchObject({ messages: [], atEnd: true, next: null });
  });
});

describe("a recording's page", () => {
  it("offers further recordings, the broadcaster's own first, and says when he is on air", async () => {
    await announceLive(services, "bob_02", { groupid: "" });
    for (const [userid, file] of [
      [alice, "a1"],
      ["bob_02", "b1"],
      [alice, "a2"],
    ] as const) {
      await beginPush(services, userid, file);
      services.advance(60_000);
      await endPush(services, userid, file);
      await addTape(services, userid, file);
    }
    const ids = () => tapePageOf(services, "a1", "").more.map((tape) => tape.fileId);
    expect(ids()).toEqual(["a2", "b1"]);
    expect(tapePageOf(services, "a1", "").liveNow).toBeNull();
    await announceLive(services, alice, { title: "Again" });
    await beginPush(services, alice, "now");
    expect(tapePageOf(services, "a1", "").liveNow).toEqual({ title: "Again" });
  });

  it("counts a view once per viewer, and a like as often as a live does", async () => {
    await broadcast([0, 60]);
    const visitor = { actor: anonymous, clientIp: "203.0.113.9" };
    const user = (userId: string) => ({
      actor: { kind: "user", userId, nickname: userId, role: "user" } as const,
      clientIp: "203.0.113.9",
    });
    expect(await noteView(services, visitor, fileId, "browser-1")).toBe(true);
    expect(await noteView(services, visitor, fileId, "browser-1")).toBe(false);
    expect(await noteView(services, user("u1"), fileId, "browser-1")).toBe(true);
    expect(await noteView(services, user("u1"), fileId, "browser-2")).toBe(false);
    expect(tapePageOf(services, fileId, "")).toMatchObject({ viewCount: 2, viewerCount: 0 });

    const likes = await Promise.all(
      Array.from({ length: 20 }, () => likeTape(services, visitor, fileId)),
    );
    expect(likes.filter(({ liked }) => liked)).toHaveLength(services.config.likesPerSecond);
    expect(tapePageOf(services, fileId, "").likeCount).toBe(services.config.likesPerSecond);
  });

  it.each(["tapePageOf", "replayChatOf", "noteView", "likeTape"])(
    "%s says that there is no such recording",
    async (what) => {
      const caller = { actor: anonymous, clientIp: "203.0.113.9" };
      const calls: Record<string, () => unknown> = {
        tapePageOf: () => tapePageOf(services, "none", ""),
        replayChatOf: () => replayChatOf(services, "none", { fromSeconds: 0, after: 0 }),
        noteView: () => noteView(services, caller, "none", "browser-1"),
        likeTape: () => likeTape(services, caller, "none"),
      };
      await expect((async () => calls[what]?.())()).rejects.toMatchObject({ code: "notFound" });
    },
  );
});
