import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { RefusedPush } from "@/lib/shared/ingest";
import type { StreamEvent } from "@/lib/shared/stream-event";
import { MediaEngine, type MediaEngineOptions } from "./engine";
import { encoderArguments, type FixtureOptions } from "./hls/encoded-fixture";
import type { MediaSettings } from "./media-settings";
import { aacConfigTag, avcConfigTag, type TestPublisher } from "./rtmp/test-publisher";

/** An engine with real sockets and a folder of its own, and what it told; for tests. */
export interface TestEngine {
  readonly engine: MediaEngine;
  /** Origin of its HTTP door; other paths answer 418. */
  readonly base: string;
  readonly recordingsDir: string;
  readonly events: StreamEvent[];
  readonly refusals: (RefusedPush & { readonly streamName: string })[];
  /** What follows the stream name in the addresses of those that were not let in. */
  readonly refusedQueries: string[];
  /** Every line of its log, as JSON. */
  readonly logged: string[];
  /** Pushes a generated picture with FFmpeg in real time. */
  push(stream: string, options: FixtureOptions): ChildProcess;
  stop(): Promise<void>;
}

/** Starts one that allows every push unless told otherwise. */
export async function startTestEngine(
  options: {
    readonly settings?: Partial<MediaSettings>;
    readonly authorize?: MediaEngineOptions["authorize"];
  } = {},
): Promise<TestEngine> {
  const recordingsDir = mkdtempSync(path.join(tmpdir(), "engine-"));
  const events: StreamEvent[] = [];
  const refusals: TestEngine["refusals"] = [];
  const refusedQueries: string[] = [];
  const logged: string[] = [];
  const children: ChildProcess[] = [];
  const log = (fields: object, message: string) => logged.push(JSON.stringify({ fields, message }));
  const engine = new MediaEngine({
    ...{ host: "127.0.0.1", rtmpPort: 0, recordingsDir },
    settings: { minFreeBytes: 0, reconnectGraceMs: 30_000, ...options.settings },
    log: { info: log, warn: log, error: log },
    authorize: options.authorize ?? (async () => ({ allowed: true })),
    emit: async (event) => void events.push(event),
    noteRefusal: (streamName, refusal, query) => {
      refusals.push({ ...refusal, streamName });
      if (query) refusedQueries.push(query.toString());
    },
  });
  await engine.start();
  const server = createServer((req, res) => {
    const url = new URL(req.url ?? "/", "http://localhost");
    if (!engine.handleHttp(req, res, url)) res.writeHead(418).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    ...{ engine, recordingsDir, events, refusals, refusedQueries, logged },
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    push(stream, fixture) {
      const url = `rtmp://127.0.0.1:${engine.rtmpPort}/live/${stream}`;
      // Every input is read in real time, as a camera would deliver it.
      const args = encoderArguments(fixture).flatMap((it) => (it === "lavfi" ? [it, "-re"] : [it]));
      const all = ["-v", "error", ...args, "-f", "flv", url];
      const child = spawn("ffmpeg", all, { stdio: ["pipe", "ignore", "ignore"] });
      child.stdin.on("error", () => undefined);
      children.push(child);
      return child;
    },
    async stop() {
      for (const child of children) child.kill("SIGKILL");
      await engine.stop();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      rmSync(recordingsDir, { recursive: true, force: true });
    },
  };
}

/** Configurations and one second of frames without content, from `fromMs` on. */
export function sendSecond(
  publisher: TestPublisher,
  { video = true, audio = true, fromMs = 0 } = {},
): void {
  const send = (type: number, tag: Buffer, ms: number) => publisher.send(type, tag, 1, ms);
  if (video) send(9, avcConfigTag, fromMs);
  if (audio) send(8, aacConfigTag, fromMs);
  for (let ms = fromMs; ms < fromMs + 1000; ms += 40) {
    const key = ms === fromMs;
    if (video) send(9, Buffer.from(`${key ? "17" : "27"}01000000000000026588`, "hex"), ms);
    if (audio) send(8, Buffer.from("af01210049900219002380", "hex"), ms);
  }
}
