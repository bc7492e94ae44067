import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LiveIngest } from "./live-ingest";

const startMs = Date.parse("2026-01-01T12:00:00Z");
let nowMs: number;
let server: Server;
let answer: object;
let requests: unknown[];
/** Answers are kept back until this is done. */
let held: Promise<void>;
let ingest: LiveIngest;
beforeEach(async () => {
  nowMs = startMs;
  requests = [];
  held = Promise.resolve();
  answer = { DataInfoList: [point(30)] };
  server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    requests.push(JSON.parse(Buffer.concat(chunks).toString()));
    const body = JSON.stringify({ Response: { RequestId: "r", ...answer } });
    await held;
    res.writeHead(200, { "content-type": "application/json" });
    res.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const config = {
    liveApiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    secretId: "AKIDEXAMPLE",
    secretKey: "CLOUDSECRETEXAMPLE",
    appName: "live",
    pushDomain: "push.example.com:1936",
  };
  ingest = new LiveIngest(config, () => nowMs);
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function point(VideoFps: number): object {
  return { Time: "2026-01-01T11:57:00Z", Sequence: "1", VideoFps, VideoRate: 2_000_000 };
}
const frames = async () => (await ingest.health("1000_alice"))?.video?.framesPerSecond;

describe("what LVB measures of a push", () => {
  it("is asked for once, however many studios and charts show it", async () => {
    const all = await Promise.all([frames(), frames(), ingest.history("1000_alice")]);
    expect(all.slice(0, 2)).toEqual([30, 30]);
    expect(all[2]).toEqual([
      { ...{ atMs: startMs - 180_000, framesPerSecond: 30 }, videoKbps: 2000, audioKbps: 0 },
    ]);
    nowMs += 14_000;
    await frames();
    expect(requests).toEqual([
      {
        StreamName: "1000_alice",
        StartTime: "2026-01-01T11:45:00Z",
        EndTime: "2026-01-01T12:00:00Z",
        PushDomain: "push.example.com",
        AppName: "live",
      },
    ]);
  });

  it("is what is remembered while a newer answer is on its way", async () => {
    expect(await frames()).toBe(30);
    nowMs += 20_000;
    answer = { DataInfoList: [point(25)] };
    expect(await frames()).toBe(30);
    await expect.poll(frames).toBe(25);
    expect(requests).toHaveLength(2);
  });

  it("keeps nobody waiting for a cloud that does not answer", async () => {
    let release = () => {};
    held = new Promise((resolve) => {
      release = resolve;
    });
    expect(await ingest.health("1000_alice")).toBeNull();
    expect(await ingest.history("1000_alice")).toEqual([]);
    expect(requests).toHaveLength(1);
    release();
    await expect.poll(frames).toBe(30);
  });

  it("is nothing while the cloud refuses, which is not asked again at once", async () => {
    answer = { Error: { Code: "UnauthorizedOperation.CamNoAuth", Message: "not allowed" } };
    expect(await frames()).toBeUndefined();
    answer = { DataInfoList: "no list" };
    expect(await frames()).toBeUndefined();
    expect(requests).toHaveLength(1);
    nowMs += 10_000;
    expect(await frames()).toBeUndefined();
    nowMs += 10_000;
    answer = { DataInfoList: [point(24)] };
    expect(await frames()).toBe(24);
    expect(requests).toHaveLength(3);
  });

  it("is forgotten when it could not be renewed for minutes", async () => {
    expect(await frames()).toBe(30);
    answer = { Error: { Code: "InternalError", Message: "no" } };
    nowMs += 60_000;
    expect(await frames()).toBe(30);
    nowMs += 60_000;
    expect(await frames()).toBeUndefined();
  });

  it("is null for a stream that nobody pushes", async () => {
    answer = { DataInfoList: [] };
    expect(await ingest.health("1000_alice")).toBeNull();
    await ingest.health("1000_alice");
    expect(requests).toHaveLength(1);
  });

  it("is known to be missing while the cloud does not tell it", async () => {
    answer = { Error: { Code: "AuthFailure.UnauthorizedOperation", Message: "no" } };
    expect(await frames()).toBeUndefined();
    expect(ingest.isSilent).toBe(true);
    answer = { DataInfoList: [point(30)] };
    nowMs += 10_000;
    expect(await frames()).toBe(30);
    expect(ingest.isSilent).toBe(false);
  });
});
