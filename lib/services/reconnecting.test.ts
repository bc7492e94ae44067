import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { findLive } from "@/db/repositories/live";
import { sessionsOfStreamSince } from "@/db/repositories/live-sessions";
import { tapesOfSession } from "@/db/repositories/tapes";
import { type Gate, gateTo } from "@/e2e/support/gate";
import { type Publisher, publish } from "@/e2e/support/publisher";
import { MediaEngine } from "@/lib/media/engine";
import { EmbeddedLive } from "@/lib/providers/embedded/live";
import { authorizePublish } from "./publish-authorization";
import { requestAddress } from "./rooms";
import { openTestServices, type TestServices } from "./services-fixture";
import { applyStreamEvent, expireSessions } from "./stream-events";

// The minute of the product, scaled; `npm run bench -- reconnect` takes the true one.
const graceSeconds = 8;
const quiet = { info() {}, warn() {}, error() {} };

let services: TestServices;
let engine: MediaEngine;
let reaper: NodeJS.Timeout;
const publishers: Publisher[] = [];
const gates: Gate[] = [];

beforeAll(async () => {
  const opened = openTestServices({ RECONNECT_GRACE_SECONDS: String(graceSeconds) });
  services = { ...opened, now: Date.now };
  const { config } = services;
  engine = new MediaEngine({
    ...{ host: "127.0.0.1", rtmpPort: 0, log: quiet },
    recordingsDir: path.join(config.dataDir, "recordings"),
    settings: { reconnectGraceMs: config.reconnectGraceSeconds * 1000, minFreeBytes: 0 },
    authorize: (request) => authorizePublish(services, request),
    emit: (event) => applyStreamEvent(services, event).then(() => undefined),
  });
  await engine.start();
  services = { ...services, live: new EmbeddedLive(config, engine) };
  reaper = setInterval(() => void expireSessions(services, Date.now()), 250);
});

afterAll(async () => {
  clearInterval(reaper);
  await Promise.all(publishers.map((publisher) => publisher.kill()));
  await engine.stop();
  for (const gate of gates) gate.close();
  services.close();
});

function push(url: string, port = engine.rtmpPort): Publisher {
  const target = new URL(url.replace("rtmp:", "http:"));
  target.port = String(port);
  const publisher = publish(target.href.replace("http:", "rtmp:"), { size: "320x180" });
  publishers.push(publisher);
  return publisher;
}

const streamOf = (userid: string) => `${services.config.appBizid}_${userid}`;
/** `expect.poll` belongs to one test; these run beside each other. */
const soon = (assertion: () => void) => vi.waitFor(assertion, { timeout: 20_000, interval: 50 });
const stateOf = (userid: string) => engine.stream(streamOf(userid))?.state;
const isLive = (userid: string) =>
  soon(() => {
    const rate = engine.ingest(streamOf(userid))?.video?.framesPerSecond ?? 0;
    expect(rate > 0 && stateOf(userid)).toBe("live");
  });
/** So much came that a recording of it is none that is too short: a picture that stands alone, and the next. */
const hasSent = (userid: string) =>
  soon(() => {
    const seconds = engine.ingest(streamOf(userid))?.video?.keyFrameSeconds ?? 0;
    expect(seconds).toBeGreaterThan(0);
  });

async function addressOf(userid: string): Promise<string> {
  const empty = { nickname: "", headpic: "", frontcover: "", location: "", desc: "" };
  const request = { userid, groupid: `@TGS#${userid}`, title: "Run", ...empty };
  const { url } = await requestAddress(services, request, "http://127.0.0.1");
  return url;
}

/** What became of it: its sessions, each with the number of its recordings. */
function outcome(userid: string) {
  const db = services.database.read;
  return sessionsOfStreamSince(db, streamOf(userid), 0)
    .sort((a, b) => a.startedMs - b.startedMs)
    .map(({ id, endedMs }) => ({ ended: endedMs !== null, tapes: tapesOfSession(db, id).length }));
}

const ended = { ended: true, tapes: 1 };

describe.concurrent("a publisher that is killed", () => {
  it.each([0.5, 3, 5.5])("and is away for %s s continues its broadcast", async (seconds) => {
    const userid = `away_${String(seconds).replace(".", "_")}`;
    const url = await addressOf(userid);
    const first = push(url);
    await isLive(userid);
    const gate = await gateTo(engine.rtmpPort);
    gates.push(gate);
    const second = push(url, gate.port);
    await first.kill();
    await sleep(seconds * 1000);
    expect(stateOf(userid)).toBe("reconnecting");
    expect(findLive(services.database.read, userid)?.status).toBe(1);
    gate.open();
    await isLive(userid);
    await sleep(1000);
    await second.stop();
    await soon(() => expect(outcome(userid)).toEqual([ended]));
  });

  it("and is away for longer has ended once, with one recording, and begins another", async () => {
    const userid = "away_longer";
    const url = await addressOf(userid);
    const first = push(url);
    await isLive(userid);
    await hasSent(userid);
    await first.kill();
    await soon(() => expect(outcome(userid)).toEqual([ended]));
    expect(findLive(services.database.read, userid)?.status).toBe(0);
    const second = push(url);
    await isLive(userid);
    await hasSent(userid);
    await second.stop();
    await soon(() => expect(outcome(userid)).toEqual([ended, ended]));
  });

  it("and publishes again at once is let in", async () => {
    const userid = "at_once";
    const url = await addressOf(userid);
    const first = push(url);
    await isLive(userid);
    first.process.kill("SIGKILL");
    const second = push(url);
    await soon(() => expect(stateOf(userid)).toBe("reconnecting"));
    await isLive(userid);
    await sleep(1000);
    await second.stop();
    expect(second.errors()).toBe("");
    await soon(() => expect(outcome(userid)).toEqual([ended]));
  });
});
