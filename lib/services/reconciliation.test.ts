import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as live from "@/db/repositories/live";
import * as livePushes from "@/db/repositories/live-pushes";
import * as liveSessions from "@/db/repositories/live-sessions";
import { loadConfig } from "@/lib/config";
import { CloudError } from "@/lib/providers/cloud-error";
import type { OnlineStream, StreamWatch } from "@/lib/providers/live-provider";
import { LiveWatch } from "@/lib/providers/tencent/live-watch";
import { announceLive } from "./live-fixture";
import { Reconciler } from "./reconciliation";
import { forgetForeignPushes } from "./seen-streams";
import { openTestServices, type TestServices, tencentEnvironment } from "./services-fixture";
import { applyStreamEvent, expireSessions } from "./stream-events";

const streamName = "1000_alice_01";
/** The source of these tests: what it carries is the truth, what it tells is not always. */
class Source implements StreamWatch {
  carried: OnlineStream[] = [];
  answers = true;
  plays = true;
  /** False while what it carries by its list has ended. */
  runs = true;

  async online(): Promise<readonly OnlineStream[]> {
    if (!this.answers) throw new CloudError("live", "unreachable", "", "no answer");
    return this.carried;
  }

  async isRunning(name: string): Promise<boolean> {
    return this.runs && (await this.online()).some((stream) => stream.streamName === name);
  }

  async isFlowing(name: string): Promise<boolean | null> {
    if (!this.plays) return null;
    return this.runs && this.carried.some((stream) => stream.streamName === name);
  }
}

function tencentConfig() {
  const { tencent } = loadConfig({ ...tencentEnvironment, DATA_DIR: services.config.dataDir });
  if (!tencent) throw new Error("not in Tencent mode");
  return tencent;
}

let services: TestServices;
let source: Source;
let reconciler: Reconciler;
beforeEach(async () => {
  services = openTestServices();
  source = new Source();
  reconciler = new Reconciler(services, source);
  await announceLive(services, "alice_01");
});
afterEach(() => services.close());

const row = () => live.findLive(services.database.read, "alice_01");
const sessions = () => liveSessions.sessionsOfStreamSince(services.database.read, streamName, 0);
const start = (sequence: string, atMs: number) =>
  applyStreamEvent(services, { kind: "start", streamName, sequence, atMs });
const stop = (sequence: string, atMs: number, resumable = true) =>
  applyStreamEvent(services, {
    ...{ kind: "stop", streamName, sequence, atMs, resumable },
    ...{ errorCode: resumable ? 3 : 1, errorMessage: "" },
  });
const carry = (publishedAtMs: number | null) => {
  source.carried = [{ streamName, publishedAtMs }];
};

/** Time goes by as in the running server: the reaper each second, a comparison each 15 s. */
async function pass(seconds: number) {
  for (let second = 0; second < seconds; second += 1) {
    services.advance(1000);
    if (second % 15 === 14) await reconciler.tick();
    await expireSessions(services, services.now());
  }
}

describe("what the source carries", () => {
  it("finds a live whose start was lost, from when it began", async () => {
    const beganMs = services.now();
    carry(beganMs);
    await pass(30);
    expect(row()?.status).toBe(1);
    expect(sessions()).toMatchObject([{ startedMs: beganMs, endedMs: null, title: "Run" }]);
  });

  it("finds it also where the source does not say since when", async () => {
    carry(null);
    await pass(30);
    expect(row()?.status).toBe(1);
    expect(sessions()).toHaveLength(1);
  });

  it("takes the late report of a start for the live that it has found", async () => {
    const beganMs = services.now();
    carry(beganMs + 900);
    await pass(30);
    await start("s1", beganMs);
    expect(sessions()).toMatchObject([{ startedMs: beganMs, endedMs: null }]);
    await stop("s1", services.now(), false);
    expect(row()?.status).toBe(0);
  });

  it("ends what it has found by the report of the end alone", async () => {
    carry(services.now());
    await pass(30);
    const endMs = services.now();
    await stop("s1", endMs, false);
    expect(row()?.status).toBe(0);
    expect(sessions()).toMatchObject([{ endedMs: endMs }]);
  });

  it("ends a live whose end was lost within 60 s of its last media", async () => {
    const beganMs = services.now();
    await start("s1", beganMs);
    carry(beganMs);
    await pass(60);
    source.carried = [];
    await pass(60);
    expect(row()?.status).toBe(0);
  });

  it("believes a late report of the end more than what it saw", async () => {
    const beganMs = services.now();
    await start("s1", beganMs);
    carry(beganMs);
    await pass(60);
    source.carried = [];
    const endMs = services.now() + 4000;
    await pass(120);
    await stop("s1", endMs, false);
    expect(sessions()).toMatchObject([{ startedMs: beganMs, endedMs: endMs }]);
  });

  it("takes back an end when the stream is there all the same", async () => {
    const beganMs = services.now();
    await start("s1", beganMs);
    carry(beganMs);
    await pass(30);
    source.carried = [];
    await pass(90);
    expect(row()?.status).toBe(0);
    carry(beganMs);
    await pass(15);
    expect(row()?.status).toBe(1);
    expect(sessions()).toMatchObject([{ startedMs: beganMs, endedMs: null }]);
  });

  it("does not begin a live anew that the source still lists after its end", async () => {
    const beganMs = services.now();
    await start("s1", beganMs);
    carry(beganMs);
    await pass(30);
    await stop("s1", services.now(), false);
    source.runs = false;
    await pass(120);
    expect(row()?.status).toBe(0);
    expect(sessions()).toHaveLength(1);
  });

  it("finds a publisher who came back within seconds although nobody reported it", async () => {
    await start("s1", services.now());
    await pass(20);
    await stop("s1", services.now(), false);
    expect(row()?.status).toBe(0);
    services.advance(5000);
    carry(services.now());
    await pass(45);
    expect(row()?.status).toBe(1);
    expect(sessions()).toHaveLength(2);
  });

  it("lets a push end when the next one begins, whatever was lost between", async () => {
    await start("s1", services.now());
    await pass(20);
    await start("s2", services.now());
    await pass(20);
    await stop("s2", services.now(), false);
    expect(row()?.status).toBe(0);
    expect(sessions()).toHaveLength(1);
  });

  it("leaves streams alone that nobody here asked for", async () => {
    source.carried = [{ streamName: "somebody_else", publishedAtMs: services.now() }];
    await pass(30);
    expect(livePushes.findPush(services.database.read, "somebody_else", "seen")).toBeNull();
    expect(livePushes.openPushes(services.database.read)).toEqual([]);
  });
});

describe("what is wrong", () => {
  it("is put right: a report of an end, while the source still carries the stream", async () => {
    const beganMs = services.now();
    await start("s1", beganMs);
    carry(beganMs);
    await pass(30);
    await stop("", services.now(), false);
    expect(row()?.status).toBe(0);
    await pass(60);
    expect(row()?.status).toBe(1);
    expect(sessions()).toMatchObject([{ startedMs: beganMs, endedMs: null }]);
  });

  it("is put right as well where the start was never reported", async () => {
    const beganMs = services.now();
    carry(beganMs);
    await pass(30);
    await stop("s1", services.now(), false);
    await pass(60);
    expect(row()?.status).toBe(1);
    expect(sessions()).toMatchObject([{ startedMs: beganMs, endedMs: null }]);
  });

  it("is not made worse by a list without times that lags behind the end", async () => {
    await start("s1", services.now());
    carry(null);
    await pass(60);
    await stop("s1", services.now(), false);
    await pass(15);
    source.carried = [];
    await pass(30);
    expect(row()?.status).toBe(0);
    expect(sessions()).toHaveLength(1);
  });
});

describe("whom we do not let in", () => {
  it("is sent away again at each comparison, and never on air", async () => {
    const orders: string[] = [];
    services.live.forbidPublisher = async (name) => {
      orders.push(name);
      throw new CloudError("live", "unreachable", "", "no answer");
    };
    await start("s1", services.now());
    await services.database.write((db) => live.updateLive(db, "alice_01", { forbidStatus: 1 }));
    carry(services.now());
    await pass(60);
    expect(orders).toEqual([streamName, streamName, streamName, streamName]);
    expect(row()?.status).toBe(1);
    await stop("s1", services.now(), false);
    carry(services.now());
    await pass(60);
    expect(row()?.status).toBe(0);
  });
});

describe("what its broadcaster has ended", () => {
  const endedByOwner = () =>
    services.database.write((db) =>
      live.updateLive(db, "alice_01", { endedByOwnerMs: services.now() }),
    );

  it("is over when it is gone, and not waited for, although nobody reported its end", async () => {
    const beganMs = services.now();
    await start("s1", beganMs);
    carry(beganMs);
    await pass(60);
    await endedByOwner();
    source.carried = [];
    await pass(15);
    expect(sessions()).toMatchObject([{ graceUntilMs: null, endedMs: expect.any(Number) }]);
    expect(row()?.status).toBe(0);
  });

  it("does not come back by itself: an encoder that nobody reported is sent away each time", async () => {
    const orders: string[] = [];
    services.live.stopPublisher = async (name) => void orders.push(name);
    await start("s1", services.now());
    await pass(30);
    await endedByOwner();
    await stop("s1", services.now());
    services.advance(3000);
    carry(services.now());
    await pass(60);
    expect(orders).toEqual([streamName, streamName, streamName, streamName]);
    expect(sessions()).toHaveLength(1);
    expect(row()?.status).toBe(0);
    // A key that is asked for since is let in, however soon its push comes.
    await announceLive(services, "alice_01");
    services.advance(1000);
    await start("s3", services.now());
    carry(services.now());
    await pass(30);
    expect(row()?.status).toBe(1);
    expect(orders).toHaveLength(4);
  });
});

describe("a source that does not answer", () => {
  it("is replaced by what viewers get, for the end of a live", async () => {
    const beganMs = services.now();
    await start("s1", beganMs);
    carry(beganMs);
    source.answers = false;
    await pass(60);
    expect(row()?.status).toBe(1);
    source.carried = [];
    await pass(60);
    expect(row()?.status).toBe(0);
  });

  it.each([0, 3, 7, 11, 14])(
    "ends a live within 60 s whose playlist merely stands still, %i s after a look at it",
    async (offset) => {
      let playlist = "";
      const server = createServer((_req, res) => res.end(playlist));
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const { port } = server.address() as AddressInfo;
      const config = {
        ...{ liveApiUrl: "http://127.0.0.1:9", secretId: "", secretKey: "" },
        ...{ appName: "live", pushDomain: "push.example" },
      };
      const url = () => `http://127.0.0.1:${port}/live.m3u8`;
      const inTencentMode = {
        ...services,
        config: { ...services.config, tencent: tencentConfig() },
      };
      reconciler = new Reconciler(inTencentMode, new LiveWatch(config, url, services.now));
      await start("s1", services.now());
      const endsAfter = 60 + offset;
      for (let second = 1; second <= endsAfter + 60; second += 1) {
        services.advance(1000);
        // A segment of two seconds, with its part of a second.
        if (second < endsAfter)
          playlist = `#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:${second}\n${second}.ts\n`;
        if (second % 15 === 0) await reconciler.tick();
        await expireSessions(services, services.now());
        if (second < endsAfter) expect(row()?.status, `at second ${second}`).toBe(1);
      }
      expect(row()?.status).toBe(0);
      server.close();
    },
  );

  it("leaves a live on air when viewers cannot be asked either", async () => {
    await start("s1", services.now());
    source.answers = false;
    source.plays = false;
    await pass(300);
    expect(row()?.status).toBe(1);
  });

  it("is told to the administrator with its reason, until it answers again", async () => {
    source.answers = false;
    const failedMs = services.now() + 15_000;
    await pass(40);
    expect(reconciler.state.failure).toMatchObject({ sinceMs: failedMs, message: "no answer" });
    source.answers = true;
    await pass(15);
    expect(reconciler.state.failure).toBeNull();
  });
});

it("forgets nothing and keeps no open rows once a day has passed", async () => {
  const beganMs = services.now();
  carry(beganMs);
  await pass(30);
  await start("s1", beganMs);
  source.carried = [];
  await pass(120);
  const before = sessions();
  services.advance(3 * 86_400_000);
  await services.database.write((db) => forgetForeignPushes(services, db));
  expect(livePushes.openPushes(services.database.read)).toEqual([]);
  expect(sessions()).toEqual(before);
});

/** One publisher's life in seconds, and what becomes of the reports about it. */
const push = fc.record({
  waits: fc.integer({ min: 3, max: 150 }),
  lasts: fc.integer({ min: 20, max: 200 }),
  goodbye: fc.boolean(),
  startDelay: fc.option(fc.constantFrom(0, 1, 20, 90, 600), { nil: null }),
  endDelay: fc.option(fc.constantFrom(0, 1, 20, 90, 600), { nil: null }),
  copies: fc.integer({ min: 1, max: 3 }),
});
const world = fc.record({
  /** Seconds by which the source's list is behind when a stream has ended. */
  lag: fc.constantFrom(0, 0, 5, 12),
  pushes: fc.array(push, { minLength: 1, maxLength: 3 }),
  /** Seconds in which the source gives no answer. */
  silence: fc.option(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 400 })), {
    nil: null,
  }),
});

it("shows no live for more than 60 s without media, and no media for more than 60 s without a live, whatever reports are lost, late or repeated and while the source is silent", async () => {
  await fc.assert(
    fc.asyncProperty(world, async ({ pushes, silence, lag }) => {
      services.close();
      services = openTestServices();
      source = new Source();
      const inTencentMode = {
        ...services,
        config: { ...services.config, tencent: tencentConfig() },
      };
      reconciler = new Reconciler(inTencentMode, source);
      await announceLive(services, "alice_01");
      const zero = services.now();
      const deliveries: { readonly second: number; send(): Promise<unknown> }[] = [];
      let clock = 0;
      const spans = pushes.map(({ waits, lasts, goodbye, startDelay, endDelay, copies }, index) => {
        const from = clock + waits;
        const to = from + lasts;
        clock = to;
        for (let copy = 0; copy < copies; copy += 1) {
          if (startDelay !== null) {
            const second = from + startDelay + copy * 60;
            deliveries.push({ second, send: () => start(`s${index}`, zero + from * 1000) });
          }
          if (endDelay !== null) {
            const second = to + endDelay + copy * 60;
            deliveries.push({ second, send: () => stop(`s${index}`, zero + to * 1000, !goodbye) });
          }
        }
        return { from, to };
      });
      let withoutMedia = 0;
      let withoutLive = 0;
      for (let second = 1; second <= clock + 130; second += 1) {
        services.advance(1000);
        const span = spans.find(({ from, to }) => second >= from && second < to);
        const listed =
          span ?? spans.findLast(({ to }) => second >= to && second - to < lag) ?? null;
        source.carried = listed ? [{ streamName, publishedAtMs: zero + listed.from * 1000 }] : [];
        source.runs = span !== undefined;
        source.answers = !(silence && second >= silence[0] && second < silence[0] + silence[1]);
        for (const due of deliveries.filter((delivery) => delivery.second === second)) {
          await due.send();
        }
        if (second % 15 === 0) await reconciler.tick();
        await expireSessions(services, services.now());
        const shown = row()?.status === 1;
        withoutMedia = shown && !span ? withoutMedia + 1 : 0;
        // While the source is silent nobody can find what was never reported.
        withoutLive = !shown && span && source.answers ? withoutLive + 1 : 0;
        expect(withoutMedia, `shown at second ${second}`).toBeLessThanOrEqual(60);
        expect(withoutLive, `not shown at second ${second}`).toBeLessThanOrEqual(60);
      }
    }),
    { numRuns: 25, seed: 20_260_721 },
  );
}, 120_000);
