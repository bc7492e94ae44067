import { describe, expect, it } from "vitest";
import { parseAudioConfig } from "@/lib/media/codecs/aac";
import { parseAvcConfig } from "@/lib/media/codecs/h264";
import { parseFlvAudio } from "@/lib/media/flv/flv-audio";
import { parseFlvVideo } from "@/lib/media/flv/flv-video";
import type { MediaLog } from "@/lib/media/types";
import { decodeAmf0, encodeAmf0 } from "./amf0";
import { ChunkReader } from "./chunk-reader";
import { MediaDemuxer, UnsupportedMediaError } from "./media-demuxer";
import { encodeMessage } from "./message-writer";
import { RtmpProtocolError } from "./protocol-error";
import { RecordingSink } from "./recording-sink";
import { RtmpServer } from "./server";
import { aacConfigTag, avcConfigTag, TestPublisher } from "./test-publisher";

/** Mulberry32: the same cases on every run; each failure names its seed. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A few bytes changed, cut out, doubled or put in. */
function mutate(bytes: Buffer, pick: (below: number) => number): Buffer {
  let out = Buffer.from(bytes);
  for (let changes = 1 + pick(4); changes > 0; changes -= 1) {
    const at = pick(out.length + 1);
    const end = Math.min(out.length, at + pick(40));
    const kind = pick(5);
    if (kind < 2 && at < out.length) out[at] = pick(4) === 0 ? 255 : pick(256);
    else if (kind === 2) out = Buffer.concat([out.subarray(0, at), out.subarray(end)]);
    else if (kind === 3) out = Buffer.concat([out.subarray(0, end), out.subarray(at)]);
    else {
      const noise = Buffer.from(Array.from({ length: pick(20) }, () => pick(256)));
      out = Buffer.concat([out.subarray(0, at), noise, out.subarray(at)]);
    }
  }
  return out;
}

/** Runs the work; only the named errors may come out of it. */
function allow(
  seed: number,
  errors: readonly (new (...args: never[]) => Error)[],
  work: () => void,
): void {
  try {
    work();
  } catch (error) {
    if (errors.some((type) => error instanceof type)) return;
    throw new Error(`seed ${seed}`, { cause: error });
  }
}

const command = (...values: Parameters<typeof encodeAmf0>): Buffer =>
  encodeMessage({ chunkStreamId: 3, type: 20, streamId: 0, payload: encodeAmf0(...values) }, 128);
const media = (type: number, payload: Buffer): Buffer =>
  encodeMessage({ chunkStreamId: 4, type, streamId: 1, payload }, 128);
const metadata = encodeAmf0("@setDataFrame", "onMetaData", { width: 320, encoder: "x", a: null });
const hevcTag = Buffer.concat([Buffer.from([0x90]), Buffer.from("hvc1"), Buffer.alloc(8)]);
const frameTag = Buffer.concat([Buffer.from([0x17, 1, 0, 0, 0]), Buffer.alloc(300, 7)]);
const tags = [avcConfigTag, frameTag, hevcTag, aacConfigTag, Buffer.from("af012110", "hex")];
/** Everything after the handshake of a short broadcast. */
const session = Buffer.concat([
  command("connect", 1, { app: "live", flashVer: "x", tcUrl: "rtmp://x/live" }),
  command("createStream", 2, null),
  command("publish", 3, null, "alice?txSecret=1", "live"),
  media(18, metadata),
  media(9, avcConfigTag),
  media(8, aacConfigTag),
  media(9, frameTag),
  command("deleteStream", 4, null, 1),
]);

describe("any bytes", () => {
  it("come out of the chunk reader as messages or as a protocol error", () => {
    for (let seed = 1; seed <= 4000; seed += 1) {
      const pick = random(seed);
      const bytes = mutate(session, pick);
      const reader = new ChunkReader({ maxChunkStreams: 64, maxMessageBytes: 65_536 });
      allow(seed, [RtmpProtocolError], () => {
        for (let at = 0; at < bytes.length; ) {
          const end = at + 1 + pick(200);
          reader.push(bytes.subarray(at, end), () => {});
          at = end;
        }
      });
    }
  });

  it("come out of AMF0 as values or as a protocol error", () => {
    for (let seed = 1; seed <= 4000; seed += 1) {
      const bytes = mutate(metadata, random(seed));
      allow(seed, [RtmpProtocolError], () => decodeAmf0(bytes));
    }
  });

  it("come out of the codec and tag readers, whatever they are", () => {
    for (let seed = 1; seed <= 4000; seed += 1) {
      const pick = random(seed);
      const bytes = mutate(tags[pick(tags.length)] ?? avcConfigTag, pick);
      allow(seed, [], () => parseFlvVideo(bytes));
      allow(seed, [], () => parseFlvAudio(bytes));
      allow(seed, [RangeError], () => {
        const config = parseAvcConfig(mutate(avcConfigTag.subarray(5), pick));
        expect(config.level).toMatch(/^(?:1b|\d{1,2}\.\d)$/);
        expect(config.profile).toMatch(/^[\w :]{0,12}$/);
        expect(Number.isInteger(config.width * config.height)).toBe(true);
      });
      allow(seed, [RangeError], () => parseAudioConfig(mutate(aacConfigTag.subarray(2), pick)));
      const demuxer = new MediaDemuxer(new RecordingSink());
      const message = { type: 9, streamId: 1, timestamp: pick(2 ** 32), payload: bytes };
      for (const name of ["onVideo", "onAudio", "onData"] as const) {
        allow(seed, [RtmpProtocolError, UnsupportedMediaError], () => demuxer[name](message));
      }
    }
  });

  it("over sockets end nothing but their own connection", async () => {
    const sinks: RecordingSink[] = [];
    const errors: object[] = [];
    const log: MediaLog = { info: () => {}, warn: () => {}, error: (it) => errors.push(it) };
    const server = new RtmpServer({
      host: "127.0.0.1",
      port: 0,
      log,
      limits: { rejectLingerMs: 50 },
      onPublish: async () => {
        const sink = new RecordingSink();
        sinks.push(sink);
        return { accepted: true, sink, bind: () => {} };
      },
    });
    await server.start();
    const attack = async (seed: number): Promise<void> => {
      const publisher = new TestPublisher(server.port);
      await publisher.shakeHands();
      publisher.socket.end(mutate(session, random(seed)));
      await publisher.closed;
    };
    for (let seed = 1; seed <= 2000; seed += 20) {
      await Promise.all(Array.from({ length: 20 }, (_, index) => attack(seed + index)));
    }
    expect(await new TestPublisher(server.port).publish("alice")).toBe("NetStream.Publish.Start");
    await server.stop();
    expect(errors).toEqual([]);
    expect(sinks.length).toBeGreaterThan(200);
    expect(sinks.filter(({ ends, callsAfterEnd }) => ends.length !== 1 || callsAfterEnd)).toEqual(
      [],
    );
  });
});
