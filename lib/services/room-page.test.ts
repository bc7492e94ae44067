import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addLiveLikes, findLive, updateLive } from "@/db/repositories/live";
import type { StreamEvent } from "@/lib/shared/stream-event";
import { addTape, announceLive, beginPush, endPush } from "./live-fixture";
import { refreshStream } from "./refresh-stream";
import { roomPageOf } from "./room-page";
import { openTestServices, type TestServices } from "./services-fixture";
import { applyStreamEvent, expireSessions } from "./stream-events";

let services: TestServices;
beforeEach(() => {
  services = openTestServices({ LIST_MEMORY_MS: "0" });
});
afterEach(() => services.close());

const user = "alice_01";
const page = () => roomPageOf(services, user, "");
const second = 1000;

/** What can happen in a room, by name. */
const steps = {
  announce: () => announceLive(services, user),
  begin: () => beginPush(services, user, "s1"),
  beginAgain: () => beginPush(services, user, "s2"),
  end: () => endPush(services, user, "s1"),
  lose: () => endPush(services, user, "s1", true),
  record: () => addTape(services, user, "tape-1", { seconds: 10 }),
  wait: async () => services.advance(10 * second),
  outlastGrace: async () => {
    services.advance(services.config.reconnectGraceSeconds * second);
    await expireSessions(services, services.now());
  },
  forget: async () => services.advance(10 * 60 * second),
  like: () => services.database.write((db) => addLiveLikes(db, user, 7)),
  hideLive: () => services.database.write((db) => updateLive(db, user, { announced: 0 })),
  forbid: () =>
    services.database.write((db) => {
      updateLive(db, user, { forbidStatus: 1 });
      refreshStream(services, db, findLive(db, user)?.streamName ?? "");
    }),
};
type Step = keyof typeof steps;

async function run(...names: readonly Step[]) {
  for (const name of names) await steps[name]();
}

describe("what the page of a room says", () => {
  const ended = ["announce", "begin", "like", "wait", "end"] as const;
  it.each<[string, readonly Step[], object]>([
    ["nobody has ever been on air", ["announce"], { online: false, lastLive: null, replays: [] }],
    ["the first broadcast runs", ["announce", "begin"], { online: true, lastLive: null }],
    [
      "it has just ended",
      ended,
      { online: false, lastLive: { likeCount: 7, tapeFileId: null, tapeComes: true } },
    ],
    [
      "its recording is there",
      [...ended, "record"],
      { lastLive: { tapeFileId: "tape-1", tapeComes: false }, replays: [{ fileId: "tape-1" }] },
    ],
    [
      "its recording never came",
      [...ended, "forget"],
      { lastLive: { tapeFileId: null, tapeComes: false } },
    ],
    [
      "it was too short to be recorded",
      ["announce", "begin", "end"],
      { lastLive: { tapeComes: false } },
    ],
    [
      "the likes are the next broadcast's by now",
      [...ended, "wait", "wait", "wait", "announce"],
      { online: false, likeCount: 0, lastLive: { likeCount: null } },
    ],
    [
      "the next broadcast runs",
      [...ended, "record", "wait", "beginAgain"],
      { online: true, lastLive: { likeCount: null, tapeFileId: "tape-1" } },
    ],
    ["an administrator has stopped it", ["announce", "begin", "forbid"], { forbidden: true }],
    ["it was announced to nobody", ["announce", "hideLive", "begin", "end"], { lastLive: null }],
  ])("%s", async (_name, happened, said) => {
    await run(...happened);
    expect(page()).toMatchObject({ userId: user, forbidden: false, ...said });
  });

  it("tells until when a lost broadcaster is waited for, and no longer once he is back", async () => {
    await run("announce", "begin", "wait", "lose");
    const graceMs = services.config.reconnectGraceSeconds * second;
    expect(page()).toMatchObject({
      online: true,
      reconnectingUntilMs: services.now() + graceMs,
      serverNowMs: services.now(),
    });
    await run("beginAgain");
    expect(page()).toMatchObject({ online: true, reconnectingUntilMs: 0 });
  });

  it("says when it began and ended, however long a lost broadcaster was waited for", async () => {
    await run("announce");
    const startedAtMs = services.now();
    await run("begin", "wait", "lose", "outlastGrace");
    expect(page()).toMatchObject({
      online: false,
      reconnectingUntilMs: 0,
      lastLive: { startedAtMs, endedAtMs: startedAtMs + 10 * second },
    });
  });

  it("keeps what phones alone need to itself", async () => {
    await run("announce", "begin");
    expect(Object.keys(page())).not.toEqual(
      expect.arrayContaining(["groupId", "description", "forbidStatus"]),
    );
  });

  it("throws notFound for somebody who never asked for an address", () => {
    expect(page).toThrow(expect.objectContaining({ code: "notFound" }));
  });
});

it("says the same in whatever order the events of a broadcast are reported", async () => {
  const beganMs = services.now();
  const streamName = `${services.config.appBizid}_${user}`;
  const push = { streamName, errorCode: 1, errorMessage: "" };
  const file = { fileId: "tape-1", format: "hls", url: "/tapes/t/index.m3u8" } as const;
  const events: readonly StreamEvent[] = [
    { kind: "start", streamName, sequence: "s1", atMs: beganMs },
    { kind: "stop", ...push, sequence: "s1", atMs: beganMs + 20 * second, resumable: true },
    { kind: "start", streamName, sequence: "s2", atMs: beganMs + 25 * second },
    { kind: "stop", ...push, sequence: "s2", atMs: beganMs + 60 * second, resumable: false },
    {
      ...{ kind: "record", streamName, ...file, sizeBytes: 1, durationSeconds: 60 },
      ...{ atMs: beganMs + 61 * second, startMs: beganMs, endMs: beganMs + 60 * second },
    },
  ];
  const said = async (order: readonly StreamEvent[]) => {
    services.close();
    services = openTestServices({ LIST_MEMORY_MS: "0" });
    await run("announce");
    services.advance(70 * second);
    for (const event of order) await applyStreamEvent(services, event);
    // When the live began is shown while it runs; afterwards its row may keep what was known then.
    const { startedAtMs: _begun, ...shown } = page();
    return shown;
  };
  const expected = await said(events);
  expect(expected).toMatchObject({
    online: false,
    reconnectingUntilMs: 0,
    lastLive: {
      ...{ startedAtMs: beganMs, endedAtMs: beganMs + 60 * second },
      ...{ tapeFileId: "tape-1", tapeComes: false },
    },
    replays: [{ fileId: "tape-1", durationSeconds: 60 }],
  });
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...events, ...events], { minLength: 2 * events.length }),
      async (order) => {
        expect(await said(order)).toEqual(expected);
      },
    ),
    { numRuns: 25 },
  );
});
