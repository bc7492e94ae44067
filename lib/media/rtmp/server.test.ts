import { type ChildProcess, spawn } from "node:child_process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { encoderArguments } from "@/lib/media/hls/encoded-fixture";
import { RtmpServer } from "./server";
import { TestPublisher } from "./test-publisher";
import { rejected, secret, TestRtmpServer } from "./test-rtmp-server";

let rtmp: TestRtmpServer;
let children: ChildProcess[];
beforeEach(() => {
  rtmp = new TestRtmpServer();
  children = [];
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  await rtmp.stopAndCheck();
});

function ffmpeg(stream: string, seconds: number): ChildProcess {
  const [, , ...rest] = encoderArguments({ seconds });
  const args = ["-v", "error", "-re", "-f", "lavfi", ...rest, "-f", "flv"];
  args.push(`rtmp://127.0.0.1:${rtmp.port}/live/${stream}?txSecret=${secret}&txTime=7`);
  const child = spawn("ffmpeg", args, { stdio: ["pipe", "ignore", "ignore"] });
  children.push(child);
  return child;
}

const exited = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once("exit", resolve));

describe("with FFmpeg", () => {
  it("receives configurations, metadata and frames, and the goodbye", async () => {
    await rtmp.start();
    const encoder = ffmpeg("alice", 30);
    await expect.poll(() => rtmp.sinks[0]?.video.length).toBeGreaterThan(40);
    const left = exited(encoder);
    encoder.stdin?.write("q");
    expect(await left).toBe(0);
    const sink = rtmp.sinks[0];
    await expect.poll(() => sink?.ends).toMatchObject([{ errorCode: 1 }]);
    if (!sink) return;

    expect(rtmp.requests[0]).toMatchObject({
      app: "live",
      streamName: "alice",
      clientIp: "127.0.0.1",
    });
    expect(rtmp.requests[0]?.query.get("txSecret")).toBe(secret);
    expect(rtmp.requests[0]?.query.get("txTime")).toBe("7");
    expect(sink.videoConfigs).toMatchObject([{ width: 320, height: 180 }]);
    expect(sink.videoConfigs[0]?.codec).toMatch(/^avc1\.[0-9a-f]{6}$/);
    expect(sink.audioConfigs).toMatchObject([
      { codec: "mp4a.40.2", sampleRate: 44100, channels: 2 },
    ]);
    expect(sink.metadata[0]).toMatchObject({ width: 320, height: 180 });
    expect(sink.video[0]?.key).toBe(true);
    expect(sink.audio.length).toBeGreaterThan(30);
    const steps = sink.video.slice(1).map(({ dtsMs }, i) => dtsMs - (sink.video[i]?.dtsMs ?? 0));
    expect(steps.every((step) => step === 33 || step === 34)).toBe(true);
    expect(sink.tags.filter(({ type, header }) => type === 9 && !header)).toHaveLength(
      sink.video.length,
    );
    expect(sink.tags.filter(({ header }) => header).map(({ type }) => type)).toEqual([18, 9, 8]);
  });

  it("reports one that was killed as closed by the peer", async () => {
    await rtmp.start();
    const encoder = ffmpeg("alice", 30);
    await expect.poll(() => rtmp.sinks[0]?.video.length).toBeGreaterThan(5);
    encoder.kill("SIGKILL");
    await expect.poll(() => rtmp.sinks[0]?.ends).toMatchObject([{ errorCode: 3 }]);
    await rtmp.expectStillServing();
  });

  it("makes one that is refused give up", async () => {
    await rtmp.start();
    rtmp.decide = async () => ({ accepted: false, code: rejected, description: "wrong signature" });
    expect(await exited(ffmpeg("alice", 30))).not.toBe(0);
    await rtmp.expectStillServing();
  });

  it("makes one that is kicked give up", async () => {
    await rtmp.start();
    const encoder = ffmpeg("alice", 30);
    await expect.poll(() => rtmp.sinks[0]?.video.length).toBeGreaterThan(5);
    const left = exited(encoder);
    await rtmp.kicks[0]?.("Ended by an administrator.");
    expect(await left).not.toBe(0);
    expect(rtmp.sinks[0]?.ends).toEqual([{ errorCode: 2, message: "Ended by an administrator." }]);
  });
});

describe("limits", () => {
  it("closes on those that do not finish the handshake, do not publish or send no media", async () => {
    // Long enough for what has to be in time, also on a busy machine.
    await rtmp.start({ handshakeTimeoutMs: 1000, publishTimeoutMs: 2000, mediaTimeoutMs: 500 });
    const idle = new TestPublisher(rtmp.port);
    await idle.closed;
    const open = new TestPublisher(rtmp.port);
    await open.open();
    await open.closed;
    const silent = new TestPublisher(rtmp.port);
    await silent.publish("alice");
    await silent.closed;
    expect(rtmp.lines.map(({ message }) => message)).toEqual([
      "RTMP connection closed: The handshake took too long.",
      "RTMP connection closed: No publish command came.",
      "RTMP connection closed: No media came.",
    ]);
    const refusal = { why: "nothing", detail: "" };
    expect(rtmp.sinks[0]?.ends).toEqual([{ errorCode: 4, message: "No media came.", refusal }]);
  });

  it("keeps the number of connections, and counts those that left no more", async () => {
    await rtmp.start({ maxConnectionsPerAddress: 1 });
    const first = new TestPublisher(rtmp.port);
    await first.publish("alice");
    await new TestPublisher(rtmp.port).closed;
    first.command("deleteStream", 4, null, 1);
    await first.closed;
    await expect
      .poll(() => new TestPublisher(rtmp.port).publish("bob").catch(() => "refused"))
      .toBe("NetStream.Publish.Start");
    const messages = new Set(rtmp.lines.map(({ message }) => message));
    expect([...messages]).toEqual(["RTMP connection refused: too many"]);
  });

  it("rejects with the listen error when the port is taken", async () => {
    await rtmp.start();
    const second = new RtmpServer({
      host: "127.0.0.1",
      port: rtmp.port,
      onPublish: rtmp.decide,
      log: rtmp.log,
    });
    await expect(second.start()).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  it("tells everybody when it stops, and is gone", async () => {
    await rtmp.start();
    const publisher = new TestPublisher(rtmp.port);
    await publisher.publish("alice");
    const half = new TestPublisher(rtmp.port);
    await half.shakeHands();
    const { port } = rtmp;
    await rtmp.stop();
    expect(await publisher.status()).toMatchObject({ description: "The server is stopping." });
    await Promise.all([publisher.closed, half.closed]);
    expect(rtmp.sinks[0]?.ends).toMatchObject([{ errorCode: 2 }]);
    await new TestPublisher(port).closed;
  });
});
