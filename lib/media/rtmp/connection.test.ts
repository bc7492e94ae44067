import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { encodeAmf0 } from "./amf0";
import { encodeMessage } from "./message-writer";
import { RecordingSink } from "./recording-sink";
import { aacConfigTag, avcConfigTag, TestPublisher } from "./test-publisher";
import { rejected, secret, TestRtmpServer } from "./test-rtmp-server";

let rtmp: TestRtmpServer;
beforeEach(() => {
  rtmp = new TestRtmpServer();
});
afterEach(() => rtmp.stopAndCheck());

describe("the decision", () => {
  it("holds media sent along with publish, whatever its size, and hands it on in order", async () => {
    await rtmp.start();
    let allow = (): void => {};
    const allowed = new Promise<void>((resolve) => {
      allow = resolve;
    });
    rtmp.decide = async () => {
      await allowed;
      return rtmp.accept();
    };
    const publisher = new TestPublisher(rtmp.port);
    await publisher.open();
    const keyFrame = Buffer.alloc(300_000, 1);
    keyFrame.set([0x17, 1, 0, 0, 0]);
    publisher.command("publish", 3, null, "alice", "live");
    publisher.send(9, avcConfigTag);
    publisher.send(9, keyFrame);
    publisher.send(8, aacConfigTag);
    await expect.poll(() => rtmp.requests.length).toBe(1);
    expect(publisher.messages.some(({ streamId }) => streamId === 1)).toBe(false);
    allow();
    expect((await publisher.status()).code).toBe("NetStream.Publish.Start");
    await expect.poll(() => rtmp.sinks[0]?.audioConfigs.length).toBe(1);
    expect(rtmp.sinks[0]?.tags.map(({ type }) => type)).toEqual([9, 9, 8]);
    expect(rtmp.sinks[0]?.video[0]?.data).toHaveLength(300_000 - 5);
    publisher.socket.destroy();
  });

  it("passes code and reason of a refusal on", async () => {
    await rtmp.start();
    const code = "NetStream.Publish.BadName";
    rtmp.decide = async () => ({ accepted: false, code, description: "already running" });
    const publisher = new TestPublisher(rtmp.port);
    await publisher.open();
    publisher.command("publish", 3, null, "alice", "live");
    expect(await publisher.status()).toEqual({ code, description: "already running" });
    await publisher.closed;
  });

  it("throws out a refused publisher that goes on sending, and takes nothing from it", async () => {
    await rtmp.start({ rejectLingerMs: 300 });
    rtmp.decide = async () => ({ accepted: false, code: rejected, description: "no" });
    const publisher = new TestPublisher(rtmp.port);
    publisher.socket.allowHalfOpen = true;
    // Before the handshake it would be no RTMP client at all.
    await publisher.open();
    const sending = setInterval(() => publisher.send(9, avcConfigTag), 5);
    publisher.command("publish", 3, null, "alice", "live");
    expect((await publisher.status()).code).toBe(rejected);
    await publisher.closed;
    clearInterval(sending);
    expect(rtmp.sinks).toEqual([]);
  });

  it("refuses when the check fails or takes too long", async () => {
    await rtmp.start({ publishTimeoutMs: 2000 });
    rtmp.decide = () => Promise.reject(new Error("database is gone"));
    expect(await new TestPublisher(rtmp.port).publish("alice")).toBe(rejected);
    let allow = (): void => {};
    rtmp.decide = () =>
      new Promise((resolve) => {
        allow = () => resolve(rtmp.accept());
      });
    const late = new TestPublisher(rtmp.port);
    expect(await late.publish("bob")).toBe(rejected);
    await late.closed;
    allow();
    await expect.poll(() => rtmp.sinks[0]?.ends).toMatchObject([{ errorCode: 3 }]);
  });

  it("ends a publisher at once that left before it was accepted", async () => {
    await rtmp.start();
    let allow = (): void => {};
    rtmp.decide = () =>
      new Promise((resolve) => {
        allow = () => resolve(rtmp.accept());
      });
    const publisher = new TestPublisher(rtmp.port);
    await publisher.open();
    publisher.command("publish", 3, null, "alice", "live");
    await expect.poll(() => rtmp.requests.length).toBe(1);
    publisher.socket.destroy();
    await publisher.closed;
    allow();
    await expect.poll(() => rtmp.sinks[0]?.ends.length).toBe(1);
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
    await rtmp.start();
    const publisher = new TestPublisher(rtmp.port);
    publisher.socket.write(bytes);
    await publisher.closed;
    expect(rtmp.lines).toEqual([
      {
        level: "warn",
        fields: { clientIp: "127.0.0.1" },
        message: expect.stringContaining("RTMP connection closed"),
      },
    ]);
    await rtmp.expectStillServing();
  });

  it("ends a publisher with a message over the limit as too long", async () => {
    await rtmp.start();
    const publisher = new TestPublisher(rtmp.port);
    await publisher.publish(`alice?txSecret=${secret}`);
    publisher.socket.write(Buffer.from("04000000ffffff0901000000", "hex"));
    await publisher.closed;
    expect(rtmp.sinks[0]?.ends).toMatchObject([{ errorCode: 7 }]);
    expect(rtmp.lines).toMatchObject([{ fields: { streamName: "alice" } }]);
    await rtmp.expectStillServing();
  });

  it("closes on AMF that cannot be read", async () => {
    await rtmp.start();
    const publisher = new TestPublisher(rtmp.port);
    await publisher.publish("alice");
    publisher.send(18, Buffer.concat([encodeAmf0("onMetaData"), Buffer.from("0300", "hex")]));
    await publisher.closed;
    expect(rtmp.sinks[0]?.ends).toMatchObject([{ errorCode: 4 }]);
    await rtmp.expectStillServing();
  });

  it("tells the cure for HEVC to the broadcaster and to the log", async () => {
    await rtmp.start();
    const publisher = new TestPublisher(rtmp.port);
    await publisher.publish("alice");
    publisher.send(9, Buffer.concat([Buffer.from([0x90]), Buffer.from("hvc1"), Buffer.alloc(9)]));
    const description = "HEVC is not supported: choose H.264 as the video encoder.";
    expect(await publisher.status()).toEqual({ code: rejected, description });
    await publisher.closed;
    const refusal = { why: "unsupportedVideo", detail: "HEVC" };
    expect(rtmp.sinks[0]?.ends).toEqual([{ errorCode: 4, message: description, refusal }]);
    expect(rtmp.lines.map(({ message }) => message)).toEqual([
      `RTMP client refused: ${description}`,
    ]);
  });

  it("closes on a client that asks without reading the answers", async () => {
    await rtmp.start({ maxUnreadBytes: 1000 });
    const publisher = new TestPublisher(rtmp.port);
    await publisher.open();
    publisher.socket.pause();
    // Small questions with long answers, enough to fill what the two kernels hold.
    const question = encodeAmf0("x", 1);
    const wire = encodeMessage({ chunkStreamId: 4, type: 20, streamId: 0, payload: question });
    publisher.socket.write(Buffer.concat(Array.from({ length: 100_000 }, () => wire)));
    await expect
      .poll(() => rtmp.lines.map(({ message }) => message))
      .toEqual(["RTMP connection closed: The client does not read its answers."]);
    publisher.socket.destroy();
  });

  it("survives a sink that fails", async () => {
    await rtmp.start();
    rtmp.decide = async () => {
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
    await expect(new TestPublisher(rtmp.port).publish("alice")).resolves.toBe(rejected);
    rtmp.decide = async () => ({
      accepted: true,
      sink: Object.assign(new RecordingSink(), {
        onEnd: () => {
          throw new Error("sink failed");
        },
      }),
      bind: () => {},
    });
    const publisher = new TestPublisher(rtmp.port);
    await publisher.publish("alice");
    publisher.socket.destroy();
    await expect.poll(() => rtmp.lines.filter(({ level }) => level === "error").length).toBe(3);
    await rtmp.expectStillServing();
  });
});
