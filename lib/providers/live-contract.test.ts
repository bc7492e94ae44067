import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startLvb } from "@/e2e/cloud-sim/lvb/lvb-edge";
import { type Publisher, publish } from "@/e2e/support/publisher";
import { loadConfig } from "@/lib/config";
import { tencentEnvironment } from "@/lib/services/services-fixture";
import { checkPushSignature } from "@/lib/signing/push-url";
import { MediaEngine } from "../media/engine";
import { EmbeddedLive } from "./embedded/live";
import type { LiveProvider } from "./live-provider";
import { TencentLive } from "./tencent/live";
import { LiveApi } from "./tencent/live-api";

const run = promisify(execFile);
const streamName = "8888_alice_01";
const quiet = { info() {}, warn() {}, error() {} };

interface Source {
  readonly provider: LiveProvider;
  /** By which callers reach the provider. */
  readonly origin: string;
  stop(): Promise<void>;
}

async function embedded(dir: string): Promise<Source> {
  const config = loadConfig({ DATA_DIR: dir, APP_BIZID: "8888" });
  const engine = new MediaEngine({
    ...{ host: "127.0.0.1", rtmpPort: 0, recordingsDir: path.join(dir, "r"), log: quiet },
    settings: { minFreeBytes: 0, reconnectGraceMs: 1000 },
    // As services/publish-authorization does, which alone knows bans in embedded mode.
    authorize: async (request) => {
      const verdict = checkPushSignature(
        [config.pushKey],
        request.streamName,
        request.query,
        Date.now(),
      );
      return verdict === "valid" ? { allowed: true } : { allowed: false, reason: verdict };
    },
    emit: async () => undefined,
  });
  const provider = new EmbeddedLive(config, engine);
  await provider.start();
  const server = createServer((req, res) => {
    if (!provider.handleHttp(req, res, new URL(req.url ?? "/", "http://h"))) res.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    provider,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      await provider.stop();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function tencent(dir: string, environment: Record<string, string>): Promise<Source> {
  const edge = await startLvb({
    ...{ appId: 1_250_000_000, recordingsDir: path.join(dir, "r"), callbackKey: "k" },
    pushKey: tencentEnvironment.PUSH_KEY,
    playKey: environment.PLAY_KEY,
    secretId: tencentEnvironment.TENCENTCLOUD_SECRET_ID,
    secretKey: tencentEnvironment.TENCENTCLOUD_SECRET_KEY,
  });
  const config = loadConfig({
    ...tencentEnvironment,
    ...{ DATA_DIR: dir, PLAY_SCHEME: "http", LIVE_API_URL: edge.apiUrl },
    ...{ PUSH_DOMAIN: edge.pushAddress, PLAY_DOMAIN: edge.playAddress },
    ...environment,
  });
  if (!config.tencent) throw new Error("not in Tencent mode");
  const api = new LiveApi(config.tencent);
  const provider = new TencentLive(config, config.tencent, api, Date.now);
  return { provider, origin: "http://h", stop: () => edge.stop() };
}

const sources: readonly (readonly [string, (dir: string) => Promise<Source>])[] = [
  ["the embedded engine", embedded],
  ["Tencent LVB with names of the bizid", (dir) => tencent(dir, {})],
  [
    "Tencent LVB with own names, SHA-256, upper case and signed playback",
    (dir) =>
      tencent(dir, {
        STREAM_NAMES: "plain",
        TX_SECRET_ALGORITHM: "sha256",
        TX_TIME_CASE: "upper",
        PLAY_KEY: "PlayKeyExample01",
      }),
  ],
];

describe.each(sources)("%s", (_name, open) => {
  let dir: string;
  let source: Source;
  let publishers: Publisher[];
  beforeEach(async () => {
    dir = mkdtempSync(path.join(tmpdir(), "mini-lvb-live-"));
    source = await open(dir);
    publishers = [];
  });
  afterEach(async () => {
    await Promise.all(publishers.map((publisher) => publisher.kill()));
    await source.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  const address = (validMs = 3_600_000) =>
    source.provider.pushAddress(streamName, Date.now() + validMs, source.origin);
  const push = (url: string) => {
    const publisher = publish(url);
    publishers.push(publisher);
    return publisher;
  };
  const status = async (url: string) => (await fetch(url, { method: "HEAD" })).status;
  const urls = () => source.provider.playUrls(streamName, source.origin);
  const isOnAir = () => expect.poll(() => status(urls().hls)).toBe(200);
  /** Viewers who are behind may still fetch its last pictures. */
  const isOff = () =>
    expect
      .poll(async () => (await fetch(urls().hls)).text())
      .toMatch(/#EXT-X-ENDLIST|not found|^$/i);

  it("takes a push by its address, in one piece or in OBS's two, and plays it", async () => {
    const { url, server, streamKey } = address();
    expect(`${server}/${streamKey}`).toBe(url);
    const publisher = push(url);
    await isOnAir();
    const { hls, rtmp } = urls();
    for (const each of [hls, rtmp]) {
      const { stdout } = await run("ffprobe", [
        ...["-v", "error", "-select_streams", "v", "-show_entries", "stream=codec_name"],
        ...["-of", "csv=p=0", each],
      ]);
      expect(stdout.trim()).toMatch(/^h264/);
    }
    expect(publisher.errors()).toBe("");
    await publisher.stop();
    await isOff();
  });

  it("refuses a push with a changed signature or an expired address", async () => {
    const wrong = address().url.replace(/txSecret=.{8}/, "txSecret=00000000");
    expect(await push(wrong).exited).not.toBe(0);
    expect(await push(address(-1000).url).exited).not.toBe(0);
  });

  it("disconnects a publisher, and does nothing where there is none", async () => {
    await source.provider.stopPublisher(streamName, "enough");
    const publisher = push(address().url);
    await isOnAir();
    await source.provider.stopPublisher(streamName, "enough");
    expect(await publisher.exited).not.toBe(0);
  });

  it("can be told twice to forbid, and to allow again what was never forbidden", async () => {
    await source.provider.allowPublisher(streamName);
    await source.provider.forbidPublisher(streamName, "no", null);
    await source.provider.forbidPublisher(streamName, "no", Date.now() + 5000);
    await source.provider.allowPublisher(streamName);
    push(address().url);
    await isOnAir();
  });

  it("says what arrives, previews it, and takes orders about what does not run", async () => {
    const { provider } = source;
    await provider.setPublic(streamName, true);
    await provider.setRecording(streamName, false);
    expect(await provider.ingest(streamName)).toBeNull();
    expect(await provider.ingestHistory(streamName)).toEqual([]);
    const { hls } = urls();
    expect(provider.previewUrl(streamName, source.origin)).toBe(hls);
    const publisher = push(address().url);
    await isOnAir();
    await provider.setRecording(streamName, false);
    await provider.setRecording(streamName, true);
    await provider.setPublic(streamName, false);
    expect(await status(provider.previewUrl(streamName, source.origin))).toBe(200);
    await provider.setPublic(streamName, true);
    const health = await provider.ingest(streamName);
    if (health?.video) expect(health.video).toMatchObject({ width: 640, height: 360 });
    await publisher.stop();
    await isOff();
    expect(await provider.ingest(streamName)).toBeNull();
  });

  it("gives play URLs that stay the same for a while", () => {
    expect(urls()).toEqual(urls());
    const { expiresAtMs } = urls();
    if (expiresAtMs !== null) expect(expiresAtMs).toBeGreaterThan(Date.now() + 3_600_000);
  });

  it("reports what runs, where it can be asked", async () => {
    const { watch } = source.provider;
    if (!watch) return expect(source.provider.snapshot(streamName)).toBeUndefined();
    expect(await watch.online()).toEqual([]);
    expect(await watch.isRunning(streamName)).toBe(false);
    expect(await watch.isFlowing(streamName)).toBe(false);
    const beganMs = Date.now();
    const publisher = push(address().url);
    await isOnAir();
    const [online] = await watch.online();
    const seenMs = Date.now();
    expect(online?.streamName).toBe(streamName);
    // Some sources tell it in whole seconds.
    expect(online?.publishedAtMs).toBeGreaterThan(beganMs - 1000);
    expect(online?.publishedAtMs).toBeLessThanOrEqual(seenMs);
    expect(await watch.isRunning(streamName)).toBe(true);
    await expect.poll(() => watch.isFlowing(streamName)).toBe(true);
    await publisher.stop();
    await expect.poll(() => watch.isRunning(streamName)).toBe(false);
    await expect.poll(() => watch.isFlowing(streamName)).toBe(false);
  });
});
