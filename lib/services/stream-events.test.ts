import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as live from "@/db/repositories/live";
import * as livePushes from "@/db/repositories/live-pushes";
import * as liveSessions from "@/db/repositories/live-sessions";
import { changeRoomSetting } from "@/db/repositories/room-settings";
import * as tapes from "@/db/repositories/tapes";
import type { StreamEvent } from "@/lib/shared/stream-event";
import { refreshStream } from "./refresh-stream";
import { requestAddress } from "./rooms";
import { openTestServices, type TestServices } from "./services-fixture";
import {
  applyStreamEvent,
  closeGrace,
  endOrphans,
  expireSessions,
  keepPublic,
} from "./stream-events";
import { emptyTables } from "./tables-fixture";

const streamName = "1000_alice_01";
const request = {
  userid: "alice_01",
  groupid: "g",
  title: "Morning run",
  nickname: "Alice",
  headpic: "",
  frontcover: "",
  location: "",
  desc: "",
};

let services: TestServices;
let t0: number;

async function open() {
  services = openTestServices();
  t0 = services.now();
  await requestAddress(services, request, "http://h");
}

/** The same in the database that is open, some minutes later: opening another one takes far longer. */
async function beginAnew() {
  services.advance(t0 - services.now());
  await Promise.all([emptyTables(services), requestAddress(services, request, "http://h")]);
  expect(livePushes.pushesOfStreamSince(services.database.read, streamName, 0)).toEqual([]);
  expect(visibleState()).toMatchObject({ status: 0, sessions: [], tapes: [] });
  services.advance(200_000);
}

beforeEach(open);
afterEach(() => services.close());

const start = (sequence: string, atMs: number): StreamEvent => ({
  kind: "start",
  streamName,
  sequence,
  atMs,
});
const stop = (sequence: string, atMs: number, resumable: boolean): StreamEvent => ({
  kind: "stop",
  streamName,
  sequence,
  atMs,
  errorCode: resumable ? 3 : 1,
  errorMessage: "",
  resumable,
});
const record = (
  fileId: string,
  format: "hls" | "mp4" | "flv",
  startMs: number,
  endMs: number,
): StreamEvent => ({
  kind: "record",
  streamName,
  atMs: endMs,
  fileId,
  format,
  url: `/tapes/${fileId}`,
  startMs,
  endMs,
  durationSeconds: (endMs - startMs) / 1000,
  sizeBytes: 10,
});

const failed = (sequence: string, atMs: number): StreamEvent => ({
  ...{ kind: "recordFailed", streamName, sequence, atMs, reason: "diskFull" },
});
const setManual = (manualPublic: 0 | 1) =>
  services.database.write((db) =>
    changeRoomSetting(db, "alice_01", { manualPublic }, services.now()),
  );
/** "Go live" was pressed then. */
const goLiveAt = (wentPublicMs: number) =>
  services.database.write((db) => {
    live.updateLive(db, "alice_01", { wentPublicMs });
    refreshStream(services, db, streamName);
  });

/** Everything a person could see of the stream, without generated ids. */
function visibleState() {
  const db = services.database.read;
  const sessions = liveSessions.sessionsOfStreamSince(db, streamName, 0);
  const row = live.findLive(db, "alice_01");
  return {
    status: row?.status,
    currentSession: row?.sessionId,
    createTime: row?.createTime,
    sessions: sessions.map(
      ({ id, startedMs, endedMs, graceUntilMs, publicMs, recordingError, title }) => ({
        ...{ id, startedMs, endedMs, graceUntilMs, publicMs, recordingError, title },
      }),
    ),
    tapes: tapes
      .tapesOfStreamSince(db, streamName, 0)
      .map(({ fileId, sessionId, playUrl, hlsPlayUrl, startMs, endMs, title, listed }) => ({
        ...{ fileId, sessionId, playUrl, hlsPlayUrl, startMs, endMs, title, listed },
      })),
  };
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [
      item,
      ...rest,
    ]),
  );
}

describe("the state machine of a live", () => {
  it("is online from the start event to the stop event", async () => {
    await applyStreamEvent(services, start("a", t0));
    expect(visibleState().status).toBe(1);
    await applyStreamEvent(services, stop("a", t0 + 5000, false));
    expect(visibleState()).toMatchObject({
      status: 0,
      sessions: [{ startedMs: t0, endedMs: t0 + 5000 }],
    });
  });

  it("waits for a lost publisher, who continues the same broadcast", async () => {
    await applyStreamEvent(services, start("a", t0));
    services.advance(10_000);
    await applyStreamEvent(services, stop("a", t0 + 10_000, true));
    expect(visibleState()).toMatchObject({
      status: 1,
      sessions: [{ endedMs: null, graceUntilMs: t0 + 70_000 }],
    });
    await applyStreamEvent(services, start("b", t0 + 20_000));
    expect(visibleState()).toMatchObject({
      status: 1,
      sessions: [{ endedMs: null, graceUntilMs: null }],
    });
  });

  it("ends a lost live at its last media when the grace has passed", async () => {
    await applyStreamEvent(services, start("a", t0));
    await applyStreamEvent(services, stop("a", t0 + 10_000, true));
    services.advance(69_000);
    await expireSessions(services, services.now());
    expect(visibleState().status).toBe(1);
    services.advance(2000);
    await expireSessions(services, services.now());
    expect(visibleState()).toMatchObject({ status: 0, sessions: [{ endedMs: t0 + 10_000 }] });
  });

  it("stops waiting at once when the broadcaster says goodbye", async () => {
    await applyStreamEvent(services, start("a", t0));
    await applyStreamEvent(services, stop("a", t0 + 10_000, true));
    await services.database.write((db) => closeGrace(services, db, streamName));
    expect(visibleState()).toMatchObject({ status: 0, sessions: [{ endedMs: t0 + 10_000 }] });
  });

  it("ends at once when a publisher that had been lost and came back says goodbye", async () => {
    await applyStreamEvent(services, start("a", t0));
    await applyStreamEvent(services, stop("a", t0 + 10_000, true));
    await applyStreamEvent(services, start("b", t0 + 12_000));
    services.advance(17_000);
    await applyStreamEvent(services, stop("b", t0 + 17_000, false));
    expect(visibleState()).toMatchObject({
      status: 0,
      sessions: [{ startedMs: t0, endedMs: t0 + 17_000 }],
    });
  });

  it("does not take a broadcast apart when its app says goodbye or the server restarts", async () => {
    await applyStreamEvent(services, start("a", t0));
    await applyStreamEvent(services, stop("a", t0 + 10_000, true));
    await applyStreamEvent(services, start("b", t0 + 12_000));
    services.advance(17_000);
    const before = visibleState();
    await services.database.write((db) => closeGrace(services, db, streamName));
    expect(visibleState()).toEqual(before);
    await endOrphans(services);
    expect(visibleState()).toMatchObject({
      status: 0,
      sessions: [{ startedMs: t0, endedMs: t0 + 17_000 }],
    });
  });

  it("lets settled broadcasts be, and continues one that has run for days", async () => {
    await applyStreamEvent(services, start("a", t0));
    await applyStreamEvent(services, stop("a", t0 + 10_000, true));
    await applyStreamEvent(services, start("b", t0 + 12_000));
    services.advance(3 * 86_400_000);
    await applyStreamEvent(services, stop("b", services.now(), false));
    const first = visibleState().sessions;
    expect(first).toMatchObject([{ startedMs: t0, endedMs: services.now() }]);
    services.advance(3 * 86_400_000);
    await applyStreamEvent(services, start("c", services.now()));
    expect(visibleState().sessions).toHaveLength(2);
    expect(visibleState().sessions[0]).toEqual(first[0]);
  });

  it("ends what a crashed process left running", async () => {
    await applyStreamEvent(services, start("a", t0));
    services.advance(30_000);
    await endOrphans(services);
    expect(visibleState()).toMatchObject({ status: 0, sessions: [{ endedMs: t0 + 30_000 }] });
  });

  it("merges the files of one recording into one tape of its broadcast", async () => {
    await applyStreamEvent(services, start("a", t0));
    await applyStreamEvent(services, stop("a", t0 + 9000, false));
    await applyStreamEvent(services, record("f-mp4", "mp4", t0 + 10, t0 + 9000));
    await applyStreamEvent(services, record("f-hls", "hls", t0, t0 + 8990));
    const { tapes: list, sessions } = visibleState();
    expect(list).toEqual([
      {
        fileId: "f-hls",
        sessionId: sessions[0]?.id,
        playUrl: "/tapes/f-mp4",
        hlsPlayUrl: "/tapes/f-hls",
        startMs: t0,
        endMs: t0 + 9000,
        title: "Morning run",
        listed: 1,
      },
    ]);
  });

  it("keeps the title of the broadcast whose recording arrives after a new one began", async () => {
    await applyStreamEvent(services, start("a", t0));
    await applyStreamEvent(services, stop("a", t0 + 9000, false));
    services.advance(60_000);
    await requestAddress(services, { ...request, title: "Evening", groupid: "g2" }, "http://h");
    await applyStreamEvent(services, start("b", t0 + 60_000));
    await applyStreamEvent(services, record("f", "mp4", t0, t0 + 9000));
    expect(visibleState().tapes).toMatchObject([{ title: "Morning run" }]);
  });

  it("reaches the same end state for every order of a broadcast's events, each repeated", async () => {
    const events = [
      start("a", t0),
      stop("a", t0 + 10_000, true),
      start("b", t0 + 15_000),
      stop("b", t0 + 30_000, false),
      record("f1-hls", "hls", t0, t0 + 30_000),
      record("f1-mp4", "mp4", t0, t0 + 30_000),
    ];
    services.advance(200_000);
    for (const event of events) await applyStreamEvent(services, event);
    const expected = visibleState();
    expect(expected).toMatchObject({ status: 0, sessions: [{}], tapes: [{ fileId: "f1-hls" }] });

    const seen = new Map<string, string>();
    for (const order of permutations(events)) {
      await beginAnew();
      await Promise.all([...order, ...order].map((event) => applyStreamEvent(services, event)));
      seen.set(JSON.stringify(visibleState()), order.map((e) => `${e.kind}@${e.atMs}`).join(" "));
    }
    expect([...seen.keys()]).toEqual([JSON.stringify(expected)]);
  }, 120_000);

  it("keeps when the broadcast began, whichever of its ends is reported first", async () => {
    services.advance(60_000);
    await applyStreamEvent(services, stop("a", t0 + 35_000, false));
    await applyStreamEvent(services, start("a", t0 + 30_000));
    expect(visibleState().createTime).toBe(t0 / 1000 + 30);
  });

  it("keeps when the next address was asked for, although reports of the last broadcast come later", async () => {
    await applyStreamEvent(services, start("a", t0));
    services.advance(10_000);
    await applyStreamEvent(services, stop("a", t0 + 10_000, true));
    services.advance(100_000);
    await expireSessions(services, services.now());
    await requestAddress(services, request, "http://h");
    await applyStreamEvent(services, stop("b", t0 + 20_000, false));
    await applyStreamEvent(services, start("b", t0 + 15_000));
    expect(visibleState()).toMatchObject({ createTime: t0 / 1000 + 110, sessions: [{}] });
  });

  it("does not let a stop that arrives before its start leave a live behind", async () => {
    await applyStreamEvent(services, stop("a", t0 + 5000, false));
    expect(visibleState().status).toBe(0);
    await applyStreamEvent(services, start("a", t0));
    expect(visibleState()).toMatchObject({ status: 0, sessions: [{ endedMs: t0 + 5000 }] });
  });

  it("changes nothing when an event is repeated", async () => {
    const events = [start("a", t0), stop("a", t0 + 1000, false)];
    for (const event of events) expect(await applyStreamEvent(services, event)).toBe(true);
    const before = visibleState();
    for (const event of events) expect(await applyStreamEvent(services, event)).toBe(false);
    expect(visibleState()).toEqual(before);
  });
});

describe('a broadcast that waits for "Go live"', () => {
  beforeEach(() => setManual(1));

  it("is online from then on, and began then for its viewers", async () => {
    await applyStreamEvent(services, start("a", t0 + 1000));
    expect(visibleState()).toMatchObject({
      ...{ status: 0, createTime: t0 / 1000, sessions: [{ endedMs: null, publicMs: null }] },
    });
    await goLiveAt(t0 + 5000);
    expect(visibleState()).toMatchObject({
      ...{ status: 1, createTime: t0 / 1000 + 5, sessions: [{ publicMs: t0 + 5000 }] },
    });
  });

  it("stays a preview when the setting is taken back, and public when it is set again", async () => {
    await applyStreamEvent(services, start("a", t0));
    await setManual(0);
    await services.database.write((db) => refreshStream(services, db, streamName));
    expect(visibleState().status).toBe(0);
    await goLiveAt(t0 + 5000);
    await setManual(1);
    await services.database.write((db) => keepPublic(db, "alice_01", t0 + 9000));
    await applyStreamEvent(services, stop("a", t0 + 10_000, true));
    await applyStreamEvent(services, start("b", t0 + 12_000));
    expect(visibleState()).toMatchObject({ status: 1, sessions: [{ publicMs: t0 + 5000 }] });
  });

  it("is a preview again the next time", async () => {
    await applyStreamEvent(services, start("a", t0));
    await goLiveAt(t0 + 5000);
    await applyStreamEvent(services, stop("a", t0 + 10_000, false));
    services.advance(30_000);
    await applyStreamEvent(services, start("b", t0 + 30_000));
    expect(visibleState()).toMatchObject({
      ...{ status: 0, sessions: [{ publicMs: t0 + 5000 }, { publicMs: null }] },
    });
  });

  it("was never public when its publisher, lost before, did not come back", async () => {
    await applyStreamEvent(services, start("a", t0));
    await applyStreamEvent(services, stop("a", t0 + 10_000, true));
    await goLiveAt(t0 + 12_000);
    expect(visibleState().status).toBe(1);
    services.advance(80_000);
    await expireSessions(services, services.now());
    expect(visibleState()).toMatchObject({ status: 0, sessions: [{ publicMs: null }] });
  });

  it("leaves public what has run since before it was set", async () => {
    await setManual(0);
    await applyStreamEvent(services, start("b", t0 + 5000));
    await setManual(1);
    await applyStreamEvent(services, start("a", t0));
    expect(visibleState()).toMatchObject({
      ...{ status: 1, sessions: [{ startedMs: t0, publicMs: t0 }] },
    });
  });

  it("ends alike in every order of its events, each repeated", async () => {
    const steps: readonly (readonly [string, () => Promise<unknown>])[] = [
      ["start a", () => applyStreamEvent(services, start("a", t0))],
      ["stop a", () => applyStreamEvent(services, stop("a", t0 + 10_000, true))],
      ["start b", () => applyStreamEvent(services, start("b", t0 + 15_000))],
      ["go live", () => goLiveAt(t0 + 20_000)],
      ["failed", () => applyStreamEvent(services, failed("b", t0 + 25_000))],
      ["stop b", () => applyStreamEvent(services, stop("b", t0 + 30_000, false))],
    ];
    const seen = new Set<string>();
    for (const order of permutations(steps)) {
      const names = order.map(([name]) => name);
      // The engine that cannot record has reported the publisher before.
      if (names.indexOf("failed") < names.indexOf("start b")) continue;
      await beginAnew();
      await Promise.all([setManual(1), ...[...order, ...order].map(([, step]) => step())]);
      seen.add(JSON.stringify(visibleState()));
    }
    const session = { publicMs: t0 + 20_000, endedMs: t0 + 30_000, recordingError: "diskFull" };
    expect([...seen].map((state) => JSON.parse(state))).toMatchObject([
      { status: 0, sessions: [session] },
    ]);
  }, 120_000);
});

describe("a recording that failed", () => {
  it("says why with its broadcast, also when that is over, and the first reason stays", async () => {
    await applyStreamEvent(services, start("a", t0));
    await applyStreamEvent(services, stop("a", t0 + 9000, false));
    await applyStreamEvent(services, start("b", t0 + 60_000));
    expect(await applyStreamEvent(services, failed("a", t0 + 9500))).toBe(true);
    const again = { ...failed("a", t0 + 9900), reason: "notFinal" } as StreamEvent;
    expect(await applyStreamEvent(services, again)).toBe(false);
    expect(visibleState().sessions.map((session) => session.recordingError)).toEqual([
      ...["diskFull", ""],
    ]);
  });

  it("of a stream that nobody knows changes nothing", async () => {
    expect(await applyStreamEvent(services, failed("a", t0))).toBe(false);
  });
});

describe("what its broadcaster ended in the studio", () => {
  it("is over although the source reports a lost publisher", async () => {
    await applyStreamEvent(services, start("a", t0));
    services.advance(10_000);
    await services.database.write((db) =>
      live.updateLive(db, "alice_01", { endedByOwnerMs: t0 + 10_000 }),
    );
    await applyStreamEvent(services, stop("a", t0 + 9000, true));
    expect(visibleState()).toMatchObject({ status: 0, sessions: [{ endedMs: t0 + 9000 }] });
  });
});

it("keeps what the publisher calls itself, and whether its broadcast is to be recorded", async () => {
  await services.database.write((db) =>
    changeRoomSetting(db, "alice_01", { record: 0 }, services.now()),
  );
  const event = { ...start("a", t0), agent: "obs-studio/32" } as StreamEvent;
  await applyStreamEvent(services, event);
  const db = services.database.read;
  expect(livePushes.findPush(db, streamName, "a")).toMatchObject({ agent: "obs-studio/32" });
  expect(liveSessions.sessionsOfStreamSince(db, streamName, 0)).toMatchObject([{ recorded: 0 }]);
});
