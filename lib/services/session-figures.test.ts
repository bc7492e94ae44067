import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { hideChatMessage, insertChatMessage, removedKind } from "@/db/repositories/chat-messages";
import { updateLive, viewersOf } from "@/db/repositories/live";
import { countViewers } from "@/db/repositories/session-figures";
import { insertSample, samplesOf } from "@/db/repositories/session-samples";
import { openFigures, silentSource } from "./figures-fixture";
import { tidyFigures } from "./figures-retention";
import { announceLive, beginPush, endPush } from "./live-fixture";
import { lingerMs } from "./presence";
import { maxSamples, SessionFigures } from "./session-figures";
import { expireSessions } from "./stream-events";

const room = "alice_01";
let world: ReturnType<typeof openFigures>;
const open = async (environment: Record<string, string> = {}, live = silentSource) => {
  world = openFigures(room, environment, live);
  await announceLive(world.services, room);
  return world;
};
afterEach(() => world.services.close());

/** What a reader of the history would see. */
const figuresOf = () => {
  const row = world.session();
  if (!row) return null;
  const { peakViewers, viewerTotal, likeCount, messageCount } = row;
  return { peak: peakViewers, total: viewerTotal, likes: likeCount, messages: messageCount };
};
const samples = () => samplesOf(world.services.database.read, world.session()?.id ?? "");
const hide = (id: string) =>
  world.services.database.write((db) => {
    const { services } = world;
    hideChatMessage(db, room, id, { hiddenMs: services.now(), hiddenBy: room });
    insertChatMessage(db, {
      ...{ id: `gone-${id}`, room, sessionId: null, kind: removedKind, userid: room, text: "" },
      ...{ nickname: "", headpic: "", sentMs: services.now(), source: "web", replyTo: id },
    });
  });

describe("the figures of a broadcast", () => {
  it("are those of the facts at its end, whatever happened, and viewers never become fewer", async () => {
    const viewer = fc.nat(3);
    const step = fc.oneof(
      fc.record({ do: fc.constant("browser" as const), viewer }),
      fc.record({ do: fc.constant("account" as const), viewer }),
      fc.record({ do: fc.constant("phone" as const), viewer }),
      fc.record({ do: fc.constant("leave" as const), viewer }),
      fc.record({ do: fc.constant("phoneLeaves" as const), viewer }),
      fc.constant({ do: "like" as const }),
      fc.constant({ do: "unlike" as const }),
      fc.constant({ do: "write" as const }),
      fc.constant({ do: "hide" as const }),
      fc.record({ do: fc.constant("wait" as const), seconds: fc.constantFrom(1, 7, 61) }),
      fc.constant({ do: "restart" as const }),
      fc.constant({ do: "next" as const }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const it = await open();
        try {
          const { services } = it;
          let { figures } = it;
          let push = 0;
          let likes = 0;
          let peak = 0;
          let shown: string[] = [];
          let seen = new Set<string>();
          const phones = new Set<string>();
          const tabs = new Map<string, { end(): void }>();
          const look = async () => {
            await it.watchPresence();
            await figures.look();
            const row = it.live();
            if (row?.status === 1) peak = Math.max(peak, viewersOf(row));
          };
          const begin = async () => {
            push += 1;
            await beginPush(services, room, `push-${push}`);
            likes = 0;
            peak = 0;
            shown = [];
            seen = new Set(tabs.keys());
            await look();
          };
          const end = async () => {
            await endPush(services, room, `push-${push}`);
            phones.clear();
            await figures.look();
            expect(figuresOf()).toEqual({
              ...{ peak, total: seen.size, likes, messages: shown.length },
            });
          };
          const come = (key: string, viewer: string, account = "") => {
            if (!tabs.has(key)) tabs.set(key, it.browser(viewer, account));
            seen.add(key);
          };
          await begin();
          for (const action of steps) {
            const before = figuresOf();
            if (action.do === "browser") come(`b${action.viewer}`, `browser-${action.viewer}`);
            if (action.do === "account") {
              come(`fan_000${action.viewer}`, `own-${action.viewer}`, `fan_000${action.viewer}`);
            }
            if (action.do === "phone") {
              const name = `fan_000${action.viewer}`;
              await it.phoneEnters(name);
              phones.add(name);
              seen.add(name);
            }
            if (action.do === "leave") {
              for (const key of [`b${action.viewer}`, `fan_000${action.viewer}`]) {
                tabs.get(key)?.end();
                tabs.delete(key);
              }
              services.advance(lingerMs);
            }
            if (action.do === "phoneLeaves") await it.phoneLeaves(`fan_000${action.viewer}`);
            if (action.do === "like" && (await it.like(1))) likes += 1;
            if (action.do === "unlike" && likes > 0 && (await it.like(-1))) likes -= 1;
            if (action.do === "write") shown.push(await it.write());
            if (action.do === "hide" && shown.length > 0) await hide(shown.pop() ?? "");
            if (action.do === "wait") services.advance(action.seconds * 1000);
            if (action.do === "restart") {
              await figures.settle();
              figures = new SessionFigures(services);
              await figures.start();
            }
            await look();
            const after = figuresOf();
            expect(after?.peak).toBe(peak);
            expect(after?.total).toBeGreaterThanOrEqual(before?.total ?? 0);
            expect(after?.likes).toBe(likes);
            if (action.do === "next") {
              await end();
              services.advance(1000);
              await begin();
            }
          }
          await end();
        } finally {
          world.services.close();
        }
      }),
      { numRuns: 40 },
    );
    await open();
  }, 60_000);

  it("are right without a single look between begin and end, and at the next start", async () => {
    const { services, figures } = await open();
    await beginPush(services, room);
    await world.phoneEnters("bob_02");
    await world.like(1);
    await world.write();
    services.advance(3000);
    await endPush(services, room);
    await figures.start();
    expect(figuresOf()).toEqual({ peak: 1, total: 1, likes: 1, messages: 1 });
  });

  it("keep the likes when the next broadcast begins in the moment the last one ends", async () => {
    const { services, figures } = await open();
    await beginPush(services, room, "first");
    await figures.look();
    const first = world.session()?.id;
    await world.like(1);
    await endPush(services, room, "first", true);
    services.advance(120_000);
    // Nobody has ended it yet: this start does.
    await beginPush(services, room, "second");
    await figures.look();
    expect(world.session()?.id).not.toBe(first);
    expect(figuresOf()?.likes).toBe(0);
    await expireSessions(services, services.now());
    const kept = services.database.read.query.liveSession.findFirst({
      where: (row, { eq }) => eq(row.id, first ?? ""),
    });
    expect((await kept)?.likeCount).toBe(1);
  });

  it("do not count the broadcaster, who watches in the studio", async () => {
    const { services, figures } = await open();
    await beginPush(services, room);
    world.browser("studio", room);
    await world.watchPresence();
    await figures.settle();
    expect(figuresOf()).toMatchObject({ peak: 0, total: 0 });
    world.browser("browser-1");
    await world.watchPresence();
    await figures.settle();
    expect(figuresOf()).toMatchObject({ peak: 1, total: 1 });
  });

  it("go on under another id when an earlier push is reported late", async () => {
    const { services, figures } = await open();
    services.advance(60_000);
    await beginPush(services, room, "second");
    await world.phoneEnters("bob_02");
    await world.like(1);
    await world.write();
    await figures.look();
    const before = { id: world.session()?.id, samples: samples().length };
    services.advance(-30_000);
    await beginPush(services, room, "first");
    await endPush(services, room, "first", true);
    services.advance(45_000);
    await figures.settle();
    expect(world.session()?.id).not.toBe(before.id);
    expect(figuresOf()).toEqual({ peak: 1, total: 1, likes: 1, messages: 1 });
    expect(samples().length).toBeGreaterThanOrEqual(before.samples);
  });

  it("forget who watched a day after, and the chart after so many days", async () => {
    const { services, figures } = await open({ SAMPLE_DAYS: "3" });
    await beginPush(services, room);
    await world.phoneEnters("bob_02");
    await figures.look();
    services.advance(20_000);
    await endPush(services, room);
    await figures.look();
    const { id = "" } = world.session() ?? {};
    const left = async (days: number) => {
      services.advance(days * 86_400_000);
      await tidyFigures(services);
      return [countViewers(services.database.read, id), samples().length];
    };
    expect(await left(0.9)).toEqual([1, 1]);
    expect(await left(0.2)).toEqual([0, 1]);
    expect(await left(2)).toEqual([0, 0]);
    expect(figuresOf()).toMatchObject({ peak: 1, total: 1 });
  });
});

describe("samples", () => {
  it("are one write for all rooms, and none where nothing changes", async () => {
    const { services, figures } = await open();
    await beginPush(services, room);
    await announceLive(services, "carol_03");
    await beginPush(services, "carol_03");
    await figures.look();
    const { version } = services.database;
    for (let second = 0; second < 59; second += 1) {
      services.advance(1000);
      await figures.look();
    }
    expect(services.database.version).toBe(version);
    expect(samples()).toHaveLength(1);
    services.advance(1000);
    await figures.look();
    expect(services.database.version).not.toBe(version);
    expect(samples()).toHaveLength(2);
  });

  it("say until when nothing changed, and show what came and went in between", async () => {
    const { services, figures } = await open();
    await beginPush(services, room);
    await figures.look();
    for (let i = 0; i < 3; i += 1) {
      services.advance(10_000);
      await figures.look();
    }
    await services.database.write((db) => updateLive(db, room, { viewerCount: 9 }));
    services.advance(5000);
    await figures.look();
    await services.database.write((db) => updateLive(db, room, { viewerCount: 2 }));
    services.advance(5000);
    await figures.look();
    const startMs = samples()[0]?.atMs ?? 0;
    expect(samples().map(({ atMs, viewers }) => [(atMs - startMs) / 1000, viewers])).toEqual([
      [0, 0],
      [30, 0],
      [40, 9],
    ]);
  });

  it("tell what flowed, without being written more often for it", async () => {
    let kbps = 1000;
    const now = () => world.services.now();
    const viewing = async (names: readonly string[]) => {
      kbps += 100;
      const figure = { viewers: null, flvViewers: 0, outgoingKbps: kbps * 2, atMs: now() };
      return new Map(names.map((name) => [name, { ...figure, incomingKbps: kbps + 0.4 }]));
    };
    const { services, figures } = await open({}, { sentBytes: 0, viewing });
    await beginPush(services, room);
    await figures.look();
    for (let i = 0; i < 6; i += 1) {
      services.advance(10_000);
      await figures.look();
    }
    const flow = samples().map((it) => [it.incomingKbps, it.outgoingKbps]);
    expect(flow).toEqual([
      [1100, 2200],
      [1700, 3400],
    ]);
  });

  it("of a broadcast that runs for days are bounded, and the peak is among them", async () => {
    const { services, figures } = await open();
    await beginPush(services, room);
    const { id: sessionId = "" } = world.session() ?? {};
    const startMs = services.now();
    const viewersAt = (i: number) => (i === 700 ? 500 : i % 7);
    await services.database.write((db) => {
      for (let i = 0; i < maxSamples; i += 1) {
        const none = { likes: 0, messages: 0 };
        const atMs = startMs + i * 10_000;
        insertSample(db, { sessionId, atMs, viewers: viewersAt(i), ...none });
      }
    });
    services.advance(maxSamples * 10_000);
    await figures.look();
    expect(samples().length).toBeLessThanOrEqual(maxSamples);
    expect(samples().length).toBeGreaterThan(maxSamples / 3);
    expect(samples().find(({ viewers }) => viewers === 500)?.atMs).toBe(startMs + 7_000_000);
  });
});
