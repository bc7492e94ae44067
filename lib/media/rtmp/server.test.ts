import { type ChildProcess, spawn } from "node:child_process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { flvTagBytes } from "@/lib/media/flv/flv-muxer";
import { encoderArguments } from "@/lib/media/hls/encoded-fixture";
import type { Kick, MediaLog, PublishDecision, PublishRequest } from "@/lib/media/types";
import { encodeAmf0 } from "./amf0";
import type { RtmpLimits } from "./limits";
import { encodeMessage } from "./message-writer";
import { RecordingSink } from "./recording-sink";
import { RtmpServer } from "./server";
import { aacConfigTag, avcConfigTag, TestPublisher } from "./test-publisher";

const secret = "ec8f3a21b7";
const rejected = "NetStream.Publish.Rejected";

let server: RtmpServer;
let sinks: RecordingSink[];
let kicks: Kick[];
let requests: PublishRequest[];
let lines: { level: string; fields: object; message: string }[];
let children: ChildProcess[];
let decide: (request: PublishRequest) => Promise<PublishDecision>;

const log: MediaLog = { info: note("info"), warn: note("warn"), error: note("error") };

function note(level: string): MediaLog["info"] {
  return (fields, message) => lines.push({ level, fields, message });
}

function accept(): PublishDecision {
  const sink = new RecordingSink();
  sinks.push(sink);
  return { accepted: true, sink, bind: (kick) => kicks.push(kick) };
}

async function start(limits: Partial<RtmpLimits> = {}): Promise<void> {
  const onPublish = (request: PublishRequest): Promise<PublishDecision> => {
    requests.push(request);
    return decide(request);
  };
  server = new RtmpServer({ host: "127.0.0.1", port: 0, onPublish, log, limits });
  await server.start();
}

function ffmpeg(stream: string, seconds: number): ChildProcess {
  const [, , ...rest] = encoderArguments({ seconds });
  const args = ["-v", "error", "-re", "-f", "lavfi", ...rest, "-f", "flv"];
  args.push(`rtmp://127.0.0.1:${server.port}/live/${stream}?txSecret=${secret}&txTime=7`);
  const child = spawn("ffmpeg", args, { stdio: ["pipe", "ignore", "ignore"] });
  children.push(child);
  return child;
}

const exited = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once("exit", resolve));

/** A whole broadcast: it must always be possible, whatever somebody else did before. */
async function expectStillServing(): Promise<void> {
  decide = async () => accept();
  const publisher = new TestPublisher(server.port);
  expect(await publisher.publish(`next?txSecret=${secret}`)).toBe("NetStream.Publish.Start");
  publisher.send(9, avcConfigTag);
  publisher.command("deleteStream", 4, null, 1);
  await publisher.closed;
  expect(sinks.at(-1)?.videoConfigs).toHaveLength(1);
  expect(sinks.at(-1)?.ends).toMatchObject([{ errorCode: 1 }]);
}

beforeEach(() => {
  [sinks, kicks, requests, lines, children] = [[], [], [], [], []];
  decide = async () => accept();
});

afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  await server.stop();
  for (const sink of sinks) {
    expect(sink.ends).toHaveLength(1);
    expect(sink.callsAfterEnd).toBe(0);
  }
  expect(JSON.stringify(lines)).not.toContain(secret);
});

describe("with FFmpeg", () => {
  it("receives configurations, metadata and frames, and the goodbye", async () => {
    await start();
    const encoder = ffmpeg("alice", 30);
    await expect.poll(() => sinks[0]?.video.length).toBeGreaterThan(40);
    const left = exited(encoder);
    encoder.stdin?.write("q");
    expect(await left).toBe(0);
    const sink = sinks[0];
    await expect.poll(() => sink?.ends).toMatchObject([{ errorCode: 1 }]);
    if (!sink) return;

    expect(requests[0]).toMatchObject({ app: "live", streamName: "alice", clientIp: "127.0.0.1" });
    expect(requests[0]?.query.get("txSecret")).toBe(secret);
    expect(requests[0]?.query.get("txTime")).toBe("7");
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
    await start();
    const encoder = ffmpeg("alice", 30);
    await expect.poll(() => sinks[0]?.video.length).toBeGreaterThan(5);
    encoder.kill("SIGKILL");
    await expect.poll(() => sinks[0]?.ends).toMatchObject([{ errorCode: 3 }]);
    await expectStillServing();
  });

  it("makes one that is refused give up", async () => {
    await start();
    decide = async () => ({ accepted: false, code: rejected, description: "wrong signature" });
    expect(await exited(ffmpeg("alice", 30))).not.toBe(0);
    await expectStillServing();
  });

  it("makes one that is kicked give up", async () => {
    await start();
    const encoder = ffmpeg("alice", 30);
    await expect.poll(() => sinks[0]?.video.length).toBeGreaterThan(5);
    const left = exited(encoder);
    await kicks[0]?.("Ended by an administrator.");
    expect(await left).not.toBe(0);
    expect(sinks[0]?.ends).toEqual([{ errorCode: 2, message: "Ended by an administrator." }]);
  });
});

describe("commands", () => {
  beforeEach(() => start());

  it("takes media in aggregate messages, but no aggregate inside another", async () => {
    const publisher = new TestPublisher(server.port);
    await publisher.publish(`alice?txSecret=${secret}`);
    const tag = (type: 8 | 9 | 22, payload: Buffer) =>
      flvTagBytes({ type: type as 8 | 9, timestampMs: 0, payload, key: false, header: false });
    const both = Buffer.concat([tag(9, avcConfigTag), tag(8, aacConfigTag)]);
    publisher.send(22, tag(22, both));
    publisher.send(22, both);
    publisher.command("deleteStream", 4, null, 1);
    await publisher.closed;
    expect(sinks[0]?.tags.map(({ type }) => type)).toEqual([9, 8]);
  });

  it("answers as OBS asks, and says goodbye to FCUnpublish", async () => {
    const publisher = new TestPublisher(server.port);
    await publisher.shakeHands();
    publisher.command("connect", 1, { app: "live", flashVer: "FMLE/3.0", tcUrl: "not a URL" });
    const connected = await publisher.answer("_result");
    expect(connected[1]).toBe(1);
    expect(connected[3]).toMatchObject({
      code: "NetConnection.Connect.Success",
      objectEncoding: 0,
    });
    expect(publisher.messages.map(({ type }) => type)).toEqual([5, 6, 1]);
    const name = `alice?txSecret=${secret}`;
    publisher.command("releaseStream", 2, null, name);
    publisher.command("FCPublish", 3, null, name);
    publisher.command("createStream", 4, null);
    expect((await publisher.answer("_result", ([, id]) => id === 2))[1]).toBe(2);
    expect((await publisher.answer("_result", ([, id]) => id === 3))[1]).toBe(3);
    expect((await publisher.answer("_result", ([, id]) => id === 4))[3]).toBe(1);
    publisher.command("publish", 5, null, name, "live");
    expect((await publisher.answer("onFCPublish"))[3]).toMatchObject({ description: "alice" });
    expect((await publisher.status()).code).toBe("NetStream.Publish.Start");
    publisher.command("FCUnpublish", 6, null, name);
    expect((await publisher.status()).code).toBe("NetStream.Unpublish.Success");
    publisher.command("deleteStream", 7, null, 1);
    await publisher.closed;
    expect(sinks[0]?.ends).toMatchObject([{ errorCode: 1 }]);
  });

  it("tells closeStream from deleteStream and from a closed connection", async () => {
    const publisher = new TestPublisher(server.port);
    await publisher.publish("alice");
    publisher.command("closeStream", 0, null);
    await publisher.closed;
    const silent = new TestPublisher(server.port);
    await silent.publish("alice");
    silent.socket.end();
    await silent.closed;
    expect(sinks.map(({ ends }) => ends[0]?.errorCode)).toEqual([2, 3]);
  });

  it("answers unknown commands, pings, and the bytes received", async () => {
    const publisher = new TestPublisher(server.port);
    await publisher.open();
    publisher.command("_checkbw", 9, null);
    expect((await publisher.answer("_error"))[1]).toBe(9);
    publisher.send(4, Buffer.from("000600000007", "hex"), 0);
    const pong = await publisher.message(({ type, payload }) => type === 4 && payload[1] === 7);
    expect(pong.payload.toString("hex")).toBe("000700000007");
    publisher.send(5, Buffer.from("00000400", "hex"), 0);
    const acknowledged = async (): Promise<number> =>
      (await publisher.message(({ type }) => type === 3)).payload.readUInt32BE(0);
    const first = await acknowledged();
    expect(first).toBeGreaterThan(2 * 1536);
    publisher.send(8, Buffer.alloc(2000));
    expect(await acknowledged()).toBeGreaterThanOrEqual(first + 1024);
    publisher.socket.destroy();
  });

  it("turns away who wants to play what is not live", async () => {
    const player = new TestPublisher(server.port);
    await player.open();
    player.command("play", 3, null, "alice");
    expect((await player.status()).code).toBe("NetStream.Play.StreamNotFound");
    await player.closed;
  });

  it("refuses names that are none, without asking", async () => {
    const publisher = new TestPublisher(server.port);
    expect(await publisher.publish(`../x y?txSecret=${secret}`)).toBe(rejected);
    await publisher.closed;
    expect(requests).toEqual([]);
    expect(lines).toHaveLength(1);
  });

  it("closes on commands before connect and on a second publish", async () => {
    const hasty = new TestPublisher(server.port);
    await hasty.shakeHands();
    hasty.command("publish", 1, null, "alice", "live");
    await hasty.closed;
    const twice = new TestPublisher(server.port);
    await twice.publish("alice");
    twice.command("publish", 4, null, "bob", "live");
    await twice.closed;
    expect(requests).toHaveLength(1);
    expect(sinks[0]?.ends).toMatchObject([{ errorCode: 4 }]);
  });
});

describe("the decision", () => {
  it("holds media sent along with publish, whatever its size, and hands it on in order", async () => {
    await start();
    let allow = (): void => {};
    const allowed = new Promise<void>((resolve) => {
      allow = resolve;
    });
    decide = async () => {
      await allowed;
      return accept();
    };
    const publisher = new TestPublisher(server.port);
    await publisher.open();
    const keyFrame = Buffer.alloc(300_000, 1);
    keyFrame.set([0x17, 1, 0, 0, 0]);
    publisher.command("publish", 3, null, "alice", "live");
    publisher.send(9, avcConfigTag);
    publisher.send(9, keyFrame);
    publisher.send(8, aacConfigTag);
    await expect.poll(() => requests.length).toBe(1);
    expect(publisher.messages.some(({ streamId }) => streamId === 1)).toBe(false);
    allow();
    expect((await publisher.status()).code).toBe("NetStream.Publish.Start");
    await expect.poll(() => sinks[0]?.audioConfigs.length).toBe(1);
    expect(sinks[0]?.tags.map(({ type }) => type)).toEqual([9, 9, 8]);
    expect(sinks[0]?.video[0]?.data).toHaveLength(300_000 - 5);
    publisher.socket.destroy();
  });

  it("passes code and reason of a refusal on", async () => {
    await start();
    const code = "NetStream.Publish.BadName";
    decide = async () => ({ accepted: false, code, description: "already running" });
    const publisher = new TestPublisher(server.port);
    await publisher.open();
    publisher.command("publish", 3, null, "alice", "live");
    expect(await publisher.status()).toEqual({ code, description: "already running" });
    await publisher.closed;
  });

  it("throws out a refused publisher that goes on sending, and takes nothing from it", async () => {
    await start({ rejectLingerMs: 300 });
    decide = async () => ({ accepted: false, code: rejected, description: "no" });
    const publisher = new TestPublisher(server.port);
    publisher.socket.allowHalfOpen = true;
    // Before the handshake it would be no RTMP client at all.
    await publisher.open();
    const sending = setInterval(() => publisher.send(9, avcConfigTag), 5);
    publisher.command("publish", 3, null, "alice", "live");
    expect((await publisher.status()).code).toBe(rejected);
    await publisher.closed;
    clearInterval(sending);
    expect(sinks).toEqual([]);
  });

  it("refuses when the check fails or takes too long", async () => {
    await start({ publishTimeoutMs: 2000 });
    decide = () => Promise.reject(new Error("database is gone"));
    expect(await new TestPublisher(server.port).publish("alice")).toBe(rejected);
    let allow = (): void => {};
    decide = () =>
      new Promise((resolve) => {
        allow = () => resolve(accept());
      });
    const late = new TestPublisher(server.port);
    expect(await late.publish("bob")).toBe(rejected);
    await late.closed;
    allow();
    await expect.poll(() => sinks[0]?.ends).toMatchObject([{ errorCode: 3 }]);
  });

  it("ends a publisher at once that left before it was accepted", async () => {
    await start();
    let allow = (): void => {};
    decide = () =>
      new Promise((resolve) => {
        allow = () => resolve(accept());
      });
    const publisher = new TestPublisher(server.port);
    await publisher.open();
    publisher.command("publish", 3, null, "alice", "live");
    await expect.poll(() => requests.length).toBe(1);
    publisher.socket.destroy();
    await publisher.closed;
    allow();
    await expect.poll(() => sinks[0]?.ends.length).toBe(1);
  });
});

describe("bad input", () => {
  it.each([
    ["another protocol", Buffer.from("GET / HTTP/1.1\r\n\r\n")],
    ["garbage after the handshake", Buffer.concat([Buffer.from([3]), Buffer.alloc(5000, 0xff)])],
    [
      "a message over the limit before publish",
      Buffer.concat([
        Buffer.from([3]),
        Buffer.alloc(3072),
        Buffer.from("0300000001000114000000000000", "hex"),
      ]),
    ],
  ])("closes on %s with one line in the log and goes on", async (_, bytes) => {
    await start();
    const publisher = new TestPublisher(server.port);
    publisher.socket.write(bytes);
    await publisher.closed;
    expect(lines).toEqual([
      {
        level: "warn",
        fields: { clientIp: "127.0.0.1" },
        message: expect.stringContaining("RTMP connection closed"),
      },
    ]);
    await expectStillServing();
  });

  it("ends a publisher with a message over the limit as too long", async () => {
    await start();
    const publisher = new TestPublisher(server.port);
    await publisher.publish(`alice?txSecret=${secret}`);
    publisher.socket.write(Buffer.from("04000000ffffff0901000000", "hex"));
    await publisher.closed;
    expect(sinks[0]?.ends).toMatchObject([{ errorCode: 7 }]);
    expect(lines).toMatchObject([{ fields: { streamName: "alice" } }]);
    await expectStillServing();
  });

  it("closes on AMF that cannot be read", async () => {
    await start();
    const publisher = new TestPublisher(server.port);
    await publisher.publish("alice");
    publisher.send(18, Buffer.concat([encodeAmf0("onMetaData"), Buffer.from("0300", "hex")]));
    await publisher.closed;
    expect(sinks[0]?.ends).toMatchObject([{ errorCode: 4 }]);
    await expectStillServing();
  });

  it("tells the cure for HEVC to the broadcaster and to the log", async () => {
    await start();
    const publisher = new TestPublisher(server.port);
    await publisher.publish("alice");
    publisher.send(9, Buffer.concat([Buffer.from([0x90]), Buffer.from("hvc1"), Buffer.alloc(9)]));
    const description = "HEVC is not supported: choose H.264 as the video encoder.";
    expect(await publisher.status()).toEqual({ code: rejected, description });
    await publisher.closed;
    const refusal = { why: "unsupportedVideo", detail: "HEVC" };
    expect(sinks[0]?.ends).toEqual([{ errorCode: 4, message: description, refusal }]);
    expect(lines.map(({ message }) => message)).toEqual([`RTMP client refused: ${description}`]);
  });

  it("closes on a client that asks without reading the answers", async () => {
    await start({ maxUnreadBytes: 1000 });
    const publisher = new TestPublisher(server.port);
    await publisher.open();
    publisher.socket.pause();
    // Small questions with long answers, enough to fill what the two kernels hold.
    const question = encodeAmf0("x", 1);
    const wire = encodeMessage({ chunkStreamId: 4, type: 20, streamId: 0, payload: question });
    publisher.socket.write(Buffer.concat(Array.from({ length: 100_000 }, () => wire)));
    await expect
      .poll(() => lines.map(({ message }) => message))
      .toEqual(["RTMP connection closed: The client does not read its answers."]);
    publisher.socket.destroy();
  });

  it("survives a sink that fails", async () => {
    await start();
    decide = async () => {
      const sink = new RecordingSink();
      const fail = (): never => {
        throw new Error("sink failed");
      };
      return {
        accepted: true,
        sink: Object.assign(sink, { onFlvTag: fail, onEnd: fail }),
        bind: fail,
      };
    };
    await expect(new TestPublisher(server.port).publish("alice")).resolves.toBe(rejected);
    decide = async () => ({
      accepted: true,
      sink: Object.assign(new RecordingSink(), {
        onEnd: () => {
          throw new Error("sink failed");
        },
      }),
      bind: () => {},
    });
    const publisher = new TestPublisher(server.port);
    await publisher.publish("alice");
    publisher.socket.destroy();
    await expect.poll(() => lines.filter(({ level }) => level === "error").length).toBe(3);
    await expectStillServing();
  });
});

describe("limits", () => {
  it("closes on those that do not finish the handshake, do not publish or send no media", async () => {
    // Long enough for what has to be in time, also on a busy machine.
    await start({ handshakeTimeoutMs: 1000, publishTimeoutMs: 2000, mediaTimeoutMs: 500 });
    const idle = new TestPublisher(server.port);
    await idle.closed;
    const open = new TestPublisher(server.port);
    await open.open();
    await open.closed;
    const silent = new TestPublisher(server.port);
    await silent.publish("alice");
    await silent.closed;
    expect(lines.map(({ message }) => message)).toEqual([
      "RTMP connection closed: The handshake took too long.",
      "RTMP connection closed: No publish command came.",
      "RTMP connection closed: No media came.",
    ]);
    const refusal = { why: "nothing", detail: "" };
    expect(sinks[0]?.ends).toEqual([{ errorCode: 4, message: "No media came.", refusal }]);
  });

  it("keeps the number of connections, and counts those that left no more", async () => {
    await start({ maxConnectionsPerAddress: 1 });
    const first = new TestPublisher(server.port);
    await first.publish("alice");
    await new TestPublisher(server.port).closed;
    first.command("deleteStream", 4, null, 1);
    await first.closed;
    await expect
      .poll(() => new TestPublisher(server.port).publish("bob").catch(() => "refused"))
      .toBe("NetStream.Publish.Start");
    const messages = new Set(lines.map(({ message }) => message));
    expect([...messages]).toEqual(["RTMP connection refused: too many"]);
  });

  it("rejects with the listen error when the port is taken", async () => {
    await start();
    const second = new RtmpServer({
      host: "127.0.0.1",
      port: server.port,
      onPublish: decide,
      log,
    });
    await expect(second.start()).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  it("tells everybody when it stops, and is gone", async () => {
    await start();
    const publisher = new TestPublisher(server.port);
    await publisher.publish("alice");
    const half = new TestPublisher(server.port);
    await half.shakeHands();
    const { port } = server;
    await server.stop();
    expect(await publisher.status()).toMatchObject({ description: "The server is stopping." });
    await Promise.all([publisher.closed, half.closed]);
    expect(sinks[0]?.ends).toMatchObject([{ errorCode: 2 }]);
    await new TestPublisher(port).closed;
  });
});
