import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { updateSession } from "@/db/repositories/live-sessions";
import { insertSample } from "@/db/repositories/session-samples";
import { findTape, updateTape } from "@/db/repositories/tapes";
import { broadcastCsvOf } from "./broadcast-csv";
import { broadcastPageOf, broadcastsOf, broadcastsPerPage } from "./broadcasts";
import { openFigures } from "./figures-fixture";
import { addTape, announceLive, beginPush, endPush } from "./live-fixture";
import { applyStreamEvent } from "./stream-events";

const user = "alice_01";
let world: ReturnType<typeof openFigures>;
beforeEach(async () => {
  world = openFigures(user);
  await announceLive(world.services, user);
});
afterEach(() => world.services.close());

const page = (n = 1) => broadcastsOf(world.services, user, n);
const newest = () => page().items[0];
/** One broadcast of that length. */
const broadcast = async (seconds: number, sequence = `push-${seconds}`) => {
  await beginPush(world.services, user, sequence);
  world.services.advance(seconds * 1000);
  await endPush(world.services, user, sequence);
  world.services.advance(1000);
};
const sessionId = () => world.session()?.id ?? "";
const change = (to: Parameters<typeof updateSession>[2]) =>
  world.services.database.write((db) => updateSession(db, sessionId(), to));

describe("the history", () => {
  it("has one's own broadcasts, newest first, in pages, and no mere try of a key", async () => {
    for (let i = 1; i <= broadcastsPerPage + 1; i += 1) await broadcast(i, `push-${i}`);
    await broadcast(0.4);
    await announceLive(world.services, "bob_02");
    await beginPush(world.services, "bob_02");
    expect(page().total).toBe(broadcastsPerPage + 1);
    expect(page().items.map((it) => it.durationSeconds)[0]).toBe(broadcastsPerPage + 1);
    expect(page().items).toHaveLength(broadcastsPerPage);
    expect(page(2).items.map((it) => it.durationSeconds)).toEqual([1]);
    expect(broadcastsOf(world.services, "nobody_1", 1)).toEqual({ items: [], total: 0 });
  });

  it("counts the time since everybody could watch, and names what nobody else saw", async () => {
    await broadcast(60);
    const startedMs = world.session()?.startedMs ?? 0;
    await change({ publicMs: startedMs + 20_000 });
    expect(newest()).toMatchObject({ durationSeconds: 40, publicAtMs: startedMs + 20_000 });
    await change({ publicMs: null });
    expect(newest()).toMatchObject({ durationSeconds: 60, publicAtMs: null });
  });
});

describe("the recording of a broadcast", () => {
  it("runs, is being made, and is there", async () => {
    await beginPush(world.services, user);
    expect(newest()?.recording).toBe("recording");
    world.services.advance(60_000);
    await endPush(world.services, user);
    expect(newest()?.recording).toBe("processing");
    await addTape(world.services, user, "tape-1");
    expect(newest()).toMatchObject({ recording: "ready", tapeIds: ["tape-1"] });
  });

  it("is none of a preview that nobody else ever saw, while it runs and afterwards", async () => {
    await beginPush(world.services, user);
    await change({ publicMs: null });
    expect(newest()?.recording).toBe("off");
    world.services.advance(60_000);
    await endPush(world.services, user);
    expect(newest()?.recording).toBe("off");
    world.services.advance(600_000);
    expect(newest()?.recording).toBe("off");
  });

  it("failed when nothing came, at once when the reason is known", async () => {
    await broadcast(60);
    world.services.advance(9 * 60_000);
    expect(newest()?.recording).toBe("processing");
    world.services.advance(60_000);
    expect(newest()?.recording).toBe("failed");
    await broadcast(30);
    await change({ recordingError: "diskFull" });
    expect(newest()).toMatchObject({ recording: "failed", recordingProblem: "diskFull" });
  });

  it("is waited for longer where another makes it", async () => {
    const { live } = world.services;
    Object.defineProperty(live, "watch", { value: {} });
    await broadcast(60);
    world.services.advance(5 * 3_600_000);
    expect(newest()).toMatchObject({ recording: "processing", recordingProblem: "" });
    world.services.advance(3_600_000);
    expect(newest()).toMatchObject({ recording: "failed", recordingProblem: "noFile" });
  });

  it("failed at once when nothing was sent, which our engine tells", async () => {
    await broadcast(5, "mute");
    expect(newest()?.recording).toBe("processing");
    await applyStreamEvent(world.services, {
      ...{ kind: "recordFailed", reason: "nothingSent", sequence: "mute" },
      ...{ streamName: `1000_${user}`, atMs: world.services.now() },
    });
    expect(newest()).toMatchObject({ recording: "failed", recordingProblem: "nothingSent" });
  });

  describe("that a cloud makes of several pushes", () => {
    /** A push of 100 s that is lost, one of 60 s five seconds later, and a last try of a second. */
    const threePushes = async () => {
      const { services } = world;
      Object.defineProperty(services.live, "watch", { value: {} });
      await beginPush(services, user, "one");
      services.advance(100_000);
      await endPush(services, user, "one", true);
      services.advance(5000);
      await beginPush(services, user, "two");
      services.advance(60_000);
      await endPush(services, user, "two", true);
      services.advance(5000);
      await beginPush(services, user, "three");
      services.advance(900);
      await endPush(services, user, "three");
    };
    const endedAgo = 70_900;

    it("is being made until there is a file of each, however they come", async () => {
      await threePushes();
      const { services } = world;
      // Written down a few seconds after its push: the next one has begun by then.
      services.advance(8000 - endedAgo);
      await addTape(services, user, "first", { seconds: 108 });
      services.advance(endedAgo - 8000);
      expect(newest()).toMatchObject({ recording: "processing", tapeIds: ["first"] });
      services.advance(300_000);
      expect(newest()?.recording).toBe("processing");
      services.advance(-300_000 - 5900);
      await addTape(services, user, "second", { seconds: 60 });
      services.advance(305_900);
      expect(newest()).toMatchObject({ recording: "ready", tapeIds: ["second", "first"] });
    });

    it("is there with one file that has them all, and its copy in another format", async () => {
      await threePushes();
      await addTape(world.services, user, "all", { seconds: 171 });
      expect(newest()?.recording).toBe("ready");
      await addTape(world.services, user, "all-mp4", { seconds: 171, format: "mp4" });
      expect(newest()?.recording).toBe("ready");
    });

    it("is what has come when the time for files has passed, or its owner deleted the first", async () => {
      await threePushes();
      world.services.advance(-endedAgo);
      await addTape(world.services, user, "first", { seconds: 100 });
      world.services.advance(endedAgo);
      world.services.advance(6 * 3_600_000 - 1);
      expect(newest()?.recording).toBe("processing");
      world.services.advance(1);
      expect(newest()?.recording).toBe("ready");
      const { database } = world.services;
      const id = findTape(database.read, "first")?.id ?? "";
      await database.write((db) => updateTape(db, id, { deletedMs: 1 }));
      expect(newest()?.recording).toBe("deleted");
    });
  });

  it("is off when it was not wanted, and deleted when its owner removed it", async () => {
    await broadcast(60);
    await change({ recorded: 0 });
    expect(newest()?.recording).toBe("off");
    await change({ recorded: 1 });
    await addTape(world.services, user, "tape-1");
    const { database } = world.services;
    const id = findTape(database.read, "tape-1")?.id ?? "";
    await database.write((db) => updateTape(db, id, { deletedMs: 1 }));
    expect(newest()).toMatchObject({ recording: "deleted", tapeIds: [] });
  });

  it("has ended early while the live goes on, and says so", async () => {
    await beginPush(world.services, user);
    await change({ recordingError: "diskFull" });
    expect(newest()).toMatchObject({ recording: "failed", recordingProblem: "diskFull" });
  });
});

describe("one broadcast", () => {
  it("is told with its chart, which ends with what it came to, and its reconnections", async () => {
    const { services, figures } = world;
    await beginPush(services, user, "first");
    await figures.look();
    await world.like(1);
    services.advance(20_000);
    await figures.look();
    await endPush(services, user, "first", true);
    services.advance(5000);
    const backMs = services.now();
    await beginPush(services, user, "second");
    services.advance(20_000);
    await world.write();
    await endPush(services, user, "second");
    await figures.look();
    const { broadcast: it, samples, ...reconnected } = broadcastPageOf(services, user, sessionId());
    expect(reconnected).toEqual({ reconnections: 1, reconnectedAtMs: [backMs] });
    expect(it).toMatchObject({ likes: 1, messages: 1, durationSeconds: 45 });
    expect(samples.at(-1)).toEqual({ atMs: it.endedAtMs, viewers: 0, likes: 1, messages: 1 });
    expect(samples.map(({ atMs }) => atMs)).toEqual(samples.map(({ atMs }) => atMs).sort());
  });

  it("of many hours has a chart of 300 points, the peak among them", async () => {
    const { services } = world;
    await broadcast(10_000);
    const startMs = world.session()?.startedMs ?? 0;
    await services.database.write((db) => {
      for (let i = 0; i < 1000; i += 1) {
        const viewers = i === 333 ? 77 : 1;
        const none = { likes: 0, messages: 0 };
        insertSample(db, { sessionId: sessionId(), atMs: startMs + i * 10_000, viewers, ...none });
      }
    });
    const { samples } = broadcastPageOf(services, user, sessionId());
    expect(samples.length).toBeLessThanOrEqual(300);
    expect(samples.length).toBeGreaterThan(250);
    expect(samples.some(({ viewers }) => viewers === 77)).toBe(true);
  });

  it("is nobody else's", async () => {
    await broadcast(60);
    for (const [userId, id] of [
      ["bob_02", sessionId()],
      ["root_99", sessionId()],
      [user, "no-such-id"],
    ] as const) {
      expect(() => broadcastPageOf(world.services, userId, id)).toThrow(
        expect.objectContaining({ code: "notFound" }),
      );
    }
  });
});

describe("the spreadsheet", () => {
  it("has every broadcast in the reader's language, with nothing that calculates", async () => {
    await announceLive(world.services, user, { title: '=HYPERLINK("http://x")' });
    await broadcast(61);
    const csv = broadcastCsvOf(world.services, user, "zh-CN");
    const [head = "", row = "", rest] = csv.split("\r\n");
    expect(head).toContain('"开播时间 (UTC)"');
    expect(row).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(row).toMatch(/^"\d{4}-\d\d-\d\dT[\d:.]+Z",/);
    expect(row).toContain('"61"');
    expect(rest).toBe("");
    expect(broadcastCsvOf(world.services, "bob_02", "en").split("\r\n")).toHaveLength(2);
  });
});
