import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StreamEvent, StreamRecordEvent } from "@/lib/shared/stream-event";
import { MediaEngine } from "./engine";
import { encoderArguments, type FixtureOptions } from "./hls/encoded-fixture";
import type { MediaSettings } from "./media-settings";
import { readManifest } from "./record/recording-manifest";
import type { MediaLog } from "./types";

const quiet: MediaLog = { info: ignore, warn: ignore, error: ignore };
const settings: Partial<MediaSettings> = {
  minFreeBytes: 0,
  // Longer than a busy machine needs for starting ffmpeg, or keeps it waiting.
  reconnectGraceMs: 30_000,
  takeoverAfterMs: 3000,
};

let engine: MediaEngine;
let server: Server;
let base: string;
let recordingsDir: string;
let events: StreamEvent[];
let refuseEmits: number;
let children: ChildProcess[];

function ignore(): void {}

function newEngine(): MediaEngine {
  return new MediaEngine({
    host: "127.0.0.1",
    rtmpPort: 0,
    recordingsDir,
    settings,
    log: quiet,
    authorize: async (request) =>
      request.query.get("secret") === "good"
        ? { allowed: true }
        : { allowed: false, reason: "wrong secret" },
    emit: async (event) => {
      if (refuseEmits > 0) {
        refuseEmits -= 1;
        throw new Error("database is busy");
      }
      events.push(event);
    },
  });
}

beforeEach(async () => {
  recordingsDir = mkdtempSync(path.join(tmpdir(), "engine-"));
  events = [];
  refuseEmits = 0;
  children = [];
  engine = newEngine();
  await engine.start();
  server = createServer((req, res) => {
    const url = new URL(req.url ?? "/", "http://localhost");
    if (!engine.handleHttp(req, res, url)) res.writeHead(418).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  await engine.stop();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

function push(stream: string, options: FixtureOptions, secret = "good"): ChildProcess {
  const [, , ...rest] = encoderArguments(options);
  // Read in real time, as a camera would deliver it.
  const args = ["-v", "error", "-re", "-f", "lavfi", ...rest, "-f", "flv"];
  args.push(`rtmp://127.0.0.1:${engine.rtmpPort}/live/${stream}?secret=${secret}`);
  const child = spawn("ffmpeg", args, { stdio: ["pipe", "ignore", "pipe"] });
  // It may be gone when its "q" arrives.
  child.stdin.on("error", () => undefined);
  children.push(child);
  return child;
}

function exited(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((done) => child.once("close", done));
}

/** The playlist once the stream is running; each poll blocks until there is a segment. */
async function runningPlaylist(stream: string): Promise<string> {
  let text = "";
  await expect
    .poll(async () => {
      const response = await fetch(`${base}/live/${stream}.m3u8`);
      text = await response.text();
      return response.status;
    })
    .toBe(200);
  return text;
}

/** Follows a live with blocking reloads to its end; the last text and every segment by URI. */
async function follow(stream: string): Promise<{ text: string; segments: Map<string, Buffer> }> {
  let text = await runningPlaylist(stream);
  const segments = new Map<string, Buffer>();
  for (;;) {
    for (const [uri] of text.matchAll(/^[\w-]+\/[\w-]+\/s\d+\.m4s$/gm)) {
      if (segments.has(uri)) continue;
      const response = await fetch(`${base}/live/${uri}`);
      expect(response.status).toBe(200);
      segments.set(uri, Buffer.from(await response.arrayBuffer()));
    }
    if (text.includes("#EXT-X-ENDLIST")) return { text, segments };
    const hint = /PRELOAD-HINT:TYPE=PART,URI=".*\/p(\d+)-(\d+)\.m4s"/.exec(text);
    const query = `_HLS_msn=${hint?.[1]}&_HLS_part=${hint?.[2]}`;
    const response = await fetch(`${base}/live/${stream}.m3u8?${query}`);
    expect(response.status).toBe(200);
    text = await response.text();
  }
}

function decodeErrors(input: string): string {
  return spawnSync("ffmpeg", ["-v", "warning", "-i", input, "-f", "null", "-"], {
    encoding: "utf8",
  }).stderr;
}

/** Like spawnSync, but lets the server of this process answer. */
async function decodeOverHttp(url: string): Promise<{ errors: string; code: number | null }> {
  const args = ["-v", "warning", "-i", url, "-f", "null", "-"];
  const child = spawn("ffmpeg", args, { stdio: ["ignore", "ignore", "pipe"] });
  children.push(child);
  let errors = "";
  child.stderr?.on("data", (chunk) => {
    errors += String(chunk);
  });
  return { code: await exited(child), errors };
}

function records(): StreamRecordEvent[] {
  return events.filter((event) => event.kind === "record");
}

describe("a live from push to tape", () => {
  it("plays over low-latency HLS and FLV, ends cleanly and leaves a tape", async () => {
    const encoder = push("alice", { seconds: 4 });
    await runningPlaylist("alice");
    const flv = fetch(`${base}/live/alice.flv`).then((response) => response.arrayBuffer());
    const poster = await fetch(`${base}/live/alice/poster.mp4`);
    expect(poster.headers.get("content-type")).toBe("video/mp4");
    expect(engine.stream("alice")).toMatchObject({
      state: "live",
      video: { width: 320, height: 180 },
      audio: { sampleRate: 44100, channels: 2 },
      recording: true,
    });

    const { text, segments } = await follow("alice");
    expect(await exited(encoder)).toBe(0);
    const initUri = /#EXT-X-MAP:URI="([^"]+)"/.exec(text)?.[1];
    const init = await fetch(`${base}/live/${initUri}`);
    expect(init.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(init.headers.get("access-control-allow-origin")).toBe("*");
    const file = path.join(recordingsDir, "whole.mp4");
    writeFileSync(
      file,
      Buffer.concat([Buffer.from(await init.arrayBuffer()), ...segments.values()]),
    );
    expect(decodeErrors(file)).toBe("");

    const flvFile = path.join(recordingsDir, "viewer.flv");
    writeFileSync(flvFile, Buffer.from(await flv));
    expect(decodeErrors(flvFile)).toBe("");

    await expect.poll(() => records().length).toBe(2);
    expect(events.map((event) => event.kind)).toEqual(["start", "stop", "record", "record"]);
    const [start, stop] = events;
    expect(stop).toMatchObject({ resumable: false });
    expect(start?.kind === "start" && start.sequence).toMatch(/^\d+$/);
    expect(start?.kind === "start" && start.sequence).toBe(stop?.kind === "stop" && stop.sequence);
    expect(engine.streams()).toEqual([]);

    const [hls, mp4] = records();
    expect(hls?.durationSeconds).toBeGreaterThan(3.8);
    expect(await decodeOverHttp(`${base}${hls?.url}`)).toEqual({ code: 0, errors: "" });
    const range = await fetch(`${base}${mp4?.url}`, { headers: { Range: "bytes=0-99" } });
    expect(range.status).toBe(206);
    expect(range.headers.get("content-range")).toBe(`bytes 0-99/${mp4?.sizeBytes}`);
    expect((await range.arrayBuffer()).byteLength).toBe(100);
    const beyond = await fetch(`${base}${mp4?.url}`, { headers: { Range: "bytes=99999999-" } });
    expect(beyond.status).toBe(416);
    const folder = path.join(recordingsDir, ...(mp4?.url.split("/").slice(2, 4) ?? []));
    await expect.poll(async () => (await readManifest(folder))?.state).toBe("reported");
  });

  it("continues the same live and tape when a killed publisher returns within the grace", async () => {
    const first = push("bob", { seconds: 30 });
    await runningPlaylist("bob");
    first.kill("SIGKILL");
    await expect.poll(() => engine.stream("bob")?.state).toBe("reconnecting");
    push("bob", { seconds: 3 });
    const { text } = await follow("bob");
    expect(text).toContain("#EXT-X-DISCONTINUITY\n");
    expect(new Set(text.match(/bob\/[\w-]+\//g)).size).toBe(1);

    await expect.poll(() => records().length).toBe(1);
    expect(events.map((event) => event.kind)).toEqual(["start", "stop", "start", "stop", "record"]);
    expect(events[1]).toMatchObject({ resumable: true });
    expect(records()[0]?.format).toBe("hls");
    expect((await decodeOverHttp(`${base}${records()[0]?.url}`)).code).toBe(0);
  });

  it("refuses a second publisher and one with a wrong secret, and the first goes on", async () => {
    const first = push("carol", { seconds: 60 });
    await runningPlaylist("carol");
    expect(await exited(push("carol", { seconds: 2 }))).not.toBe(0);
    expect(await exited(push("dave", { seconds: 2 }, "bad"))).not.toBe(0);
    expect(engine.streams().map((stream) => stream.streamName)).toEqual(["carol"]);
    first.stdin?.write("q");
    expect(await exited(first)).toBe(0);
    await expect.poll(() => records().length).toBe(2);
    expect(events.filter((event) => event.kind === "start")).toHaveLength(1);
  });

  it("lets a new publisher replace one that has fallen silent", async () => {
    const first = push("grace", { seconds: 30 });
    await runningPlaylist("grace");
    first.kill("SIGSTOP");
    await expect.poll(() => exited(push("grace", { seconds: 2 }))).toBe(0);
    await expect.poll(() => records().length).toBe(1);
    expect(events.map((event) => event.kind)).toEqual(["start", "stop", "start", "stop", "record"]);
    expect(events[1]).toMatchObject({ errorCode: 4, resumable: true });
  });

  it("ends a stream on demand and repeats events that were refused", async () => {
    refuseEmits = 2;
    const encoder = push("erin", { seconds: 30 });
    await runningPlaylist("erin");
    expect(await engine.endStream("erin", "Ended by an administrator.")).toBe(true);
    expect(await exited(encoder)).not.toBe(0);
    await expect.poll(() => records().length).toBe(2);
    expect(events.map((event) => event.kind)).toEqual(["start", "stop", "record", "record"]);
    expect(await engine.endStream("erin", "again")).toBe(false);
  });

  it("finishes and reports recordings when it stops, and answers held requests", async () => {
    push("frank", { seconds: 30 });
    const text = await runningPlaylist("frank");
    const msn = Number(/\/p(\d+)-\d+\.m4s"\n$/.exec(text)?.[1]);
    const held = fetch(`${base}/live/frank.m3u8?_HLS_msn=${msn + 1}`);
    await engine.stop();
    expect(await (await held).text()).toContain("#EXT-X-ENDLIST");
    expect(records()).toHaveLength(2);
  });
});

describe("the HTTP door", () => {
  it("leaves pages to others and answers what is missing", async () => {
    const status = async (url: string, init?: RequestInit): Promise<number> =>
      (await fetch(base + url, init)).status;
    expect(await status("/live/alice")).toBe(418);
    expect(await status("/live/alice/chat")).toBe(418);
    expect(await status("/tapes/a/b/../../../etc/passwd")).toBe(418);
    expect(await status("/tapes/a/b/%2e%2e%2fx.mp4")).toBe(418);
    expect(await status("/live/alice.m3u8")).toBe(404);
    expect(await status("/live/alice.flv")).toBe(404);
    expect(await status("/live/alice/poster.mp4")).toBe(204);
    expect(await status("/live/alice/x/s1.m4s")).toBe(404);
    expect(await status("/tapes/a/b/e0.mp4")).toBe(404);
    expect(await status("/live/alice.m3u8", { method: "POST" })).toBe(405);
    const preflight = await fetch(`${base}/live/alice.m3u8`, { method: "OPTIONS" });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-methods")).toContain("GET");
  });
});
