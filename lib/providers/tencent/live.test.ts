import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { loadConfig } from "@/lib/config";
import { tencentEnvironment } from "@/lib/services/services-fixture";
import { CloudError } from "../cloud-error";
import { TencentLive } from "./live";
import { LiveApi } from "./live-api";

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), "mini-lvb-lvb-"));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const nowMs = 1_767_225_600_000;
function providerOf(environment: Record<string, string>, now = () => nowMs) {
  const config = loadConfig({ ...tencentEnvironment, ...environment, DATA_DIR: dir });
  if (!config.tencent) throw new Error("not in Tencent mode");
  return new TencentLive(config, config.tencent, new LiveApi(config.tencent), now);
}

describe("URLs", () => {
  it("are those of the original on the domains of a bizid", () => {
    const { url } = providerOf({}).pushAddress("8888_alice_01", nowMs);
    expect(url).toMatch(
      /^rtmp:\/\/8888\.livepush\.myqcloud\.com\/live\/8888_alice_01\?bizid=8888&record_interval=10800&record=hls\|mp4&txSecret=[0-9a-f]{32}&txTime=6955b900$/,
    );
    expect(providerOf({}).playUrls("8888_alice_01")).toMatchObject({
      hls: "https://8888.liveplay.myqcloud.com/live/8888_alice_01.m3u8",
      flv: "https://8888.liveplay.myqcloud.com/live/8888_alice_01.flv",
      rtmp: "rtmp://8888.liveplay.myqcloud.com/live/8888_alice_01",
      expiresAtMs: null,
    });
  });

  it("are short on domains of one's own, signed as the domain wants it", () => {
    const provider = providerOf({
      ...{ STREAM_NAMES: "plain", PUSH_DOMAIN: "push.example.com", LIVE_APP_NAME: "show" },
      ...{ PUSH_KEY: "b3f7c2d1a9e84f06a1c2d3e4f5061728", TX_SECRET_ALGORITHM: "sha256" },
    });
    expect(provider.pushAddress("room1024", nowMs).url).toBe(
      "rtmp://push.example.com/show/room1024?txSecret=df4fa886ad45d18200d43a97a555063465b54482bc96bfc73232906e14eecdf3&txTime=6955b900",
    );
  });

  it("are given for other protocols too, under the same signature", () => {
    const own = {
      ...{ STREAM_NAMES: "plain", PUSH_DOMAIN: "push.example.com", LIVE_APP_NAME: "show" },
      PUSH_KEY: "b3f7c2d1a9e84f06a1c2d3e4f5061728",
    };
    // Vector L5 of cloud.md §1.4.
    const secret = "a7af14435f2c5db1e2c86713d4e1785c";
    expect(providerOf(own).pushAddress("room1024", nowMs).others).toEqual([
      {
        form: "srt",
        url: `srt://push.example.com:9000?streamid=#!::h=push.example.com,r=show/room1024,txSecret=${secret},txTime=6955b900`,
      },
      {
        form: "rtmpOverSrt",
        url: `rtmp://push.example.com:3570/show/room1024?txSecret=${secret}&txTime=6955b900`,
      },
      {
        form: "webrtc",
        url: `webrtc://push.example.com/show/room1024?txSecret=${secret}&txTime=6955b900`,
      },
    ]);
    const legacy = providerOf({ PUSH_DOMAIN: "push.example.com" }).pushAddress("8888_a", nowMs);
    expect(legacy.others[0]?.url).toMatch(
      /r=live\/8888_a,bizid=8888,record_interval=10800,record=hls\|mp4,txSecret=[0-9a-f]{32},txTime=6955b900$/,
    );
  });

  it.each([["8888.livepush.myqcloud.com"], ["8888.tlivepush.com"], ["push.example.com:1936"]])(
    "are RTMP alone on %s, which takes nothing else",
    (PUSH_DOMAIN) => {
      expect(providerOf({ PUSH_DOMAIN }).pushAddress("8888_alice_01", nowMs).others).toEqual([]);
    },
  );

  it("of playback last at least half of their validity and change no more often", () => {
    let now = nowMs;
    const provider = providerOf({ PLAY_KEY: "k", PLAY_URL_TTL_SECONDS: "600" }, () => now);
    const seen = new Set<string>();
    for (; now < nowMs + 3_600_000; now += 7000) {
      const { hls, expiresAtMs } = provider.playUrls("s");
      seen.add(hls);
      expect((expiresAtMs ?? 0) - now).toBeGreaterThan(300_000);
      expect((expiresAtMs ?? 0) - now).toBeLessThanOrEqual(600_000);
    }
    expect(seen.size).toBeLessThanOrEqual(13);
  });

  it("of recordings are asked for over TLS where the page has it and Tencent Cloud serves it", () => {
    const provider = providerOf({});
    const tape = "http://1250000000.vod2.myqcloud.com/a/playlist.m3u8";
    expect(provider.tapeUrl(tape, "https://live.example")).toBe(tape.replace("http:", "https:"));
    expect(provider.tapeUrl(tape, "http://live.example")).toBe(tape);
    expect(provider.tapeUrl("http://else.example/a.mp4", "https://live.example")).toBe(
      "http://else.example/a.mp4",
    );
  });
});

describe("an API that does not do what it should", () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
  });

  async function failure(listener: RequestListener | null): Promise<CloudError> {
    let url = "http://127.0.0.1:9";
    if (listener) {
      server = createServer(listener);
      await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    }
    const { watch } = providerOf({ LIVE_API_URL: url });
    const error = await watch.online().catch((thrown: unknown) => thrown);
    if (!(error instanceof CloudError)) throw new Error(`not a CloudError: ${String(error)}`);
    return error;
  }
  const answer = (body: object) => JSON.stringify({ Response: { RequestId: "r", ...body } });

  it("is unreachable when nobody listens, when it fails, and when it talks nonsense", async () => {
    expect((await failure(null)).failure).toBe("unreachable");
    expect((await failure((_req, res) => res.writeHead(502).end("bad"))).failure).toBe(
      "unreachable",
    );
    expect((await failure((_req, res) => res.end("<html>"))).failure).toBe("unreachable");
    const wrong = answer({ TotalPage: 1, OnlineInfo: [{ StreamName: 7 }] });
    expect((await failure((_req, res) => res.end(wrong))).failure).toBe("unreachable");
  });

  it.each([
    ["AuthFailure.SignatureFailure", "refused"],
    ["RequestLimitExceeded", "busy"],
    ["InternalError", "unreachable"],
  ])("that answers %s is %s", async (Code, expected) => {
    const body = answer({ Error: { Code, Message: "no" } });
    const error = await failure((_req, res) => res.end(body));
    expect([error.failure, error.code]).toEqual([expected, Code]);
  });

  it("is asked for every page of its list", async () => {
    const asked: number[] = [];
    server = createServer((req, res) => {
      let text = "";
      req.on("data", (chunk) => {
        text += chunk;
      });
      req.on("end", () => {
        const { PageNum } = JSON.parse(text) as { PageNum: number };
        asked.push(PageNum);
        const OnlineInfo = [{ StreamName: `s${PageNum}`, PublishTimeList: null }];
        res.end(answer({ TotalPage: 3, OnlineInfo }));
      });
    });
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const { watch } = providerOf({ LIVE_API_URL: `http://127.0.0.1:${port}` });
    expect((await watch.online()).map((stream) => stream.streamName)).toEqual(["s1", "s2", "s3"]);
    expect(asked).toEqual([1, 2, 3]);
  });
});

describe("a ban", () => {
  const day = 86_400_000;
  const asked: { readonly ResumeTime: string; readonly Reason: string }[] = [];
  let server: Server;
  beforeAll(async () => {
    server = createServer(async (req, res) => {
      let body = "";
      for await (const piece of req) body += String(piece);
      asked.push(JSON.parse(body) as (typeof asked)[number]);
      res.end(JSON.stringify({ Response: { RequestId: "r" } }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => server.close());

  it.each([
    ["at its time", nowMs + day, "2026-01-02T00:00:00Z"],
    ["as late as the cloud bears, which we renew", null, "2026-03-31T23:59:00Z"],
    ["no later when it is for years", nowMs + 400 * day, "2026-03-31T23:59:00Z"],
    ["not before a clock that differs", nowMs + 1000, "2026-01-01T00:01:00Z"],
  ])("ends at the cloud %s", async (_when, untilMs, resumeTime) => {
    const { port } = server.address() as AddressInfo;
    const live = providerOf({ LIVE_API_URL: `http://127.0.0.1:${port}` });
    await live.forbidPublisher("8888_alice", "很吵".repeat(1000), untilMs);
    expect(asked.at(-1)?.ResumeTime).toBe(resumeTime);
    expect(Buffer.byteLength(asked.at(-1)?.Reason ?? "")).toBe(2046);
  });
});
