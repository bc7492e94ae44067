import { describe, expect, it } from "vitest";
import { ChunkReader, type RtmpMessage } from "./chunk-reader";
import { encodeMessage } from "./message-writer";

const limits = { maxChunkStreams: 8, maxMessageBytes: 2000 };

interface Header {
  readonly id?: number;
  readonly time?: number;
  readonly length?: number;
  readonly type?: number;
  readonly streamId?: number;
}

/** One chunk as it is on the wire; `time` from 0xffffff on takes the extended field. */
function chunk(format: 0 | 1 | 2 | 3, header: Header, payload = "", extended = false): Buffer {
  const { id = 4, time = 0, length = payload.length, type = 9, streamId = 1 } = header;
  const basic =
    id < 64
      ? [(format << 6) | id]
      : id < 320
        ? [format << 6, id - 64]
        : [(format << 6) | 1, (id - 64) & 0xff, (id - 64) >> 8];
  const long = extended || time >= 0xffffff;
  const field = long ? 0xffffff : time;
  const message = [field >> 16, (field >> 8) & 0xff, field & 0xff];
  message.push(length >> 16, (length >> 8) & 0xff, length & 0xff, type);
  message.push(streamId & 0xff, 0, 0, 0);
  const time32 = Buffer.alloc(long ? 4 : 0);
  if (long) time32.writeUInt32BE(time);
  const size = [11, 7, 3, 0][format];
  return Buffer.concat([
    Buffer.from([...basic, ...message.slice(0, size)]),
    time32,
    Buffer.from(payload, "latin1"),
  ]);
}

function read(reader: ChunkReader, ...pieces: Buffer[]): (RtmpMessage & { text: string })[] {
  const messages: (RtmpMessage & { text: string })[] = [];
  for (const piece of pieces) {
    reader.push(piece, (message) =>
      messages.push({ ...message, text: message.payload.toString("latin1") }),
    );
  }
  return messages;
}

const timesOf = (...chunks: Buffer[]): number[] =>
  read(new ChunkReader(limits), ...chunks).map((message) => message.timestamp);

const setChunkSize = (size: number): Buffer => {
  const payload = Buffer.alloc(4);
  payload.writeUInt32BE(size);
  return encodeMessage({ chunkStreamId: 2, type: 1, streamId: 0, payload });
};

/** A session with every header type, id form, an extended timestamp, a new chunk size and an abort. */
const session = Buffer.concat([
  chunk(0, { time: 1000, length: 200 }, "a".repeat(128)),
  chunk(0, { id: 300, time: 5, type: 8 }, "interleaved"),
  chunk(3, {}, "b".repeat(72)),
  chunk(1, { time: 40 }, "delta"),
  chunk(2, { time: 20 }, "small"),
  chunk(3, {}, "again"),
  chunk(0, { id: 5000, time: 0x1234567, length: 130 }, "c".repeat(128)),
  chunk(3, { id: 5000, time: 0x1234567 }, "cc"),
  setChunkSize(4096),
  chunk(0, { id: 6, length: 300 }, "d".repeat(300)),
  chunk(0, { id: 7, length: 0 }),
]);
const sessionTexts = [
  "interleaved",
  `${"a".repeat(128)}${"b".repeat(72)}`,
  "delta",
  "small",
  "again",
  "c".repeat(130),
  "\0\0\u0010\0",
  "d".repeat(300),
  "",
];

describe("ChunkReader", () => {
  it("puts messages together and adds up their timestamps", () => {
    const messages = read(new ChunkReader(limits), session);
    expect(messages.map((message) => message.text)).toEqual(sessionTexts);
    expect(messages.map((message) => message.timestamp)).toEqual([
      5, 1000, 1040, 1060, 1080, 0x1234567, 0, 0, 0,
    ]);
    expect(messages[0]).toMatchObject({ type: 8, streamId: 1 });
  });

  it("reads the same however the bytes are cut in two, and one by one", () => {
    for (let cut = 0; cut <= session.length; cut += 1) {
      const reader = new ChunkReader(limits);
      const messages = read(reader, session.subarray(0, cut), session.subarray(cut));
      expect(messages.map((message) => message.text)).toEqual(sessionTexts);
    }
    const single = Array.from(session, (byte) => Buffer.from([byte]));
    const messages = read(new ChunkReader(limits), ...single);
    expect(messages.map((message) => message.text)).toEqual(sessionTexts);
  });

  it("reads what our writer cuts into chunks", () => {
    const payload = Buffer.from("x".repeat(1500));
    const wire = encodeMessage({ chunkStreamId: 3, type: 20, streamId: 1, payload }, 128);
    expect(read(new ChunkReader(limits), wire)).toMatchObject([
      { type: 20, streamId: 1, timestamp: 0, text: payload.toString() },
    ]);
  });

  it("wraps timestamps at 2^32 and takes extended and negative deltas", () => {
    expect(
      timesOf(
        chunk(0, { time: 0xfffffff0 }, "a"),
        chunk(1, { time: 0x20 }, "b"),
        chunk(1, { time: 0x1000000 }, "c"),
        chunk(1, { time: 0xfffffffe }, "d"),
      ),
    ).toEqual([0xfffffff0, 0x10, 0x1000010, 0x100000e]);
  });

  it("bears continuations that do not repeat the extended timestamp", () => {
    const messages = read(
      new ChunkReader(limits),
      chunk(0, { time: 0x2000000, length: 140 }, "a".repeat(128)),
      chunk(3, {}, "b".repeat(12)),
      chunk(1, { time: 40 }, "next"),
    );
    expect(messages.map(({ text }) => text)).toEqual(["a".repeat(128) + "b".repeat(12), "next"]);
    expect(messages[1]?.timestamp).toBe(0x2000028);
  });

  it("repeats a timestamp as the delta of a type 3 chunk that begins a message", () => {
    expect(timesOf(chunk(0, { time: 40 }, "a"), chunk(3, {}, "b"))).toEqual([40, 80]);
  });

  it("lets a chunk stream begin with type 1, as librtmp does for control messages", () => {
    expect(timesOf(chunk(1, { id: 2, time: 7, type: 4 }, "ping.."))).toEqual([7]);
    expect(() => timesOf(chunk(2, {}, "x"))).toThrow("full header");
    expect(() => timesOf(chunk(3, {}, "x"))).toThrow("full header");
  });

  it("forgets an aborted message", () => {
    const abort = Buffer.from([0, 0, 0, 4]);
    const messages = read(
      new ChunkReader(limits),
      chunk(0, { length: 200 }, "a".repeat(128)),
      encodeMessage({ chunkStreamId: 2, type: 2, streamId: 0, payload: abort }),
      chunk(0, {}, "fresh"),
    );
    expect(messages.map(({ text }) => text)).toEqual(["\0\0\0\u0004", "fresh"]);
  });

  it("keeps bytes unread while it is held and reads them under the limits of then", () => {
    const changing = { ...limits, maxMessageBytes: 10 };
    const reader = new ChunkReader(changing);
    const texts: string[] = [];
    const take = ({ payload }: RtmpMessage): void => {
      texts.push(payload.toString());
      if (texts.length === 1) reader.hold();
    };
    const wire = Buffer.concat([chunk(0, {}, "publish"), chunk(0, {}, "a long key frame")]);
    for (const byte of wire) reader.push(Buffer.from([byte]), take);
    expect(texts).toEqual(["publish"]);
    changing.maxMessageBytes = 100;
    reader.release(take);
    expect(texts).toEqual(["publish", "a long key frame"]);
  });

  it("gives each message memory of its own", () => {
    const piece = chunk(0, {}, "first");
    const [message] = read(new ChunkReader(limits), piece);
    piece.fill(0);
    expect(message?.payload.toString()).toBe("first");
  });

  it("refuses too long messages, too many streams, too much at once and a chunk size of 0", () => {
    const tooLong = expect.objectContaining({ tooLong: true });
    expect(() => timesOf(chunk(0, { length: 2001 }))).toThrow(tooLong);
    const streams = Array.from({ length: 9 }, (_, index) => chunk(0, { id: 3 + index }, "x"));
    expect(() => timesOf(...streams)).toThrow("Too many chunk streams");
    const halves = Array.from({ length: 5 }, (_, index) =>
      chunk(0, { id: 3 + index, length: 2000 }, "x".repeat(128)),
    );
    expect(() => timesOf(...halves)).toThrow(tooLong);
    expect(() => timesOf(setChunkSize(0))).toThrow("chunk size");
  });

  it("refuses a message that begins inside another one", () => {
    expect(() =>
      timesOf(chunk(0, { length: 200 }, "a".repeat(128)), chunk(0, { length: 200 }, "b")),
    ).toThrow("inside another");
  });
});
