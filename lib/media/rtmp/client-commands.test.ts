import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { flvTagBytes } from "@/lib/media/flv/flv-muxer";
import { aacConfigTag, avcConfigTag, TestPublisher } from "./test-publisher";
import { rejected, secret, TestRtmpServer } from "./test-rtmp-server";

let rtmp: TestRtmpServer;
beforeEach(async () => {
  rtmp = new TestRtmpServer();
  await rtmp.start();
});
afterEach(() => rtmp.stopAndCheck());

describe("commands", () => {
  it("takes media in aggregate messages, but no aggregate inside another", async () => {
    const publisher = new TestPublisher(rtmp.port);
    await publisher.publish(`alice?txSecret=${secret}`);
    const tag = (type: 8 | 9 | 22, payload: Buffer) =>
      flvTagBytes({ type: type as 8 | 9, timestampMs: 0, payload, key: false, header: false });
    const both = Buffer.concat([tag(9, avcConfigTag), tag(8, aacConfigTag)]);
    publisher.send(22, tag(22, both));
    publisher.send(22, both);
    publisher.command("deleteStream", 4, null, 1);
    await publisher.closed;
    expect(rtmp.sinks[0]?.tags.map(({ type }) => type)).toEqual([9, 8]);
  });

  it("answers as OBS asks, and says goodbye to FCUnpublish", async () => {
    const publisher = new TestPublisher(rtmp.port);
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
    expect(rtmp.sinks[0]?.ends).toMatchObject([{ errorCode: 1 }]);
  });

  it("tells closeStream from deleteStream and from a closed connection", async () => {
    const publisher = new TestPublisher(rtmp.port);
    await publisher.publish("alice");
    publisher.command("closeStream", 0, null);
    await publisher.closed;
    const silent = new TestPublisher(rtmp.port);
    await silent.publish("alice");
    silent.socket.end();
    await silent.closed;
    expect(rtmp.sinks.map(({ ends }) => ends[0]?.errorCode)).toEqual([2, 3]);
  });

  it("answers unknown commands, pings, and the bytes received", async () => {
    const publisher = new TestPublisher(rtmp.port);
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
    const player = new TestPublisher(rtmp.port);
    await player.open();
    player.command("play", 3, null, "alice");
    expect((await player.status()).code).toBe("NetStream.Play.StreamNotFound");
    await player.closed;
  });

  it("refuses names that are none, without asking", async () => {
    const publisher = new TestPublisher(rtmp.port);
    expect(await publisher.publish(`../x y?txSecret=${secret}`)).toBe(rejected);
    await publisher.closed;
    expect(rtmp.requests).toEqual([]);
    expect(rtmp.lines).toHaveLength(1);
  });

  it("closes on commands before connect and on a second publish", async () => {
    const hasty = new TestPublisher(rtmp.port);
    await hasty.shakeHands();
    hasty.command("publish", 1, null, "alice", "live");
    await hasty.closed;
    const twice = new TestPublisher(rtmp.port);
    await twice.publish("alice");
    twice.command("publish", 4, null, "bob", "live");
    await twice.closed;
    expect(rtmp.requests).toHaveLength(1);
    expect(rtmp.sinks[0]?.ends).toMatchObject([{ errorCode: 4 }]);
  });
});
