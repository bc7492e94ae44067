import { describe, expect, it } from "vitest";
import { ChunkReader, type RtmpMessage } from "./chunk-reader";
import { encodeControl, encodeMessage, outgoingChunkSize } from "./message-writer";
import { rtmpTagBytes } from "./play-messages";

function read(bytes: Buffer): RtmpMessage[] {
  const messages: RtmpMessage[] = [];
  const reader = new ChunkReader({ maxChunkStreams: 8, maxMessageBytes: 1 << 20 });
  reader.push(Buffer.concat([encodeControl(1, outgoingChunkSize), bytes]), (message) =>
    messages.push(message),
  );
  return messages.filter(({ type }) => type !== 1);
}

describe("messages that we send", () => {
  it.each([0, 1, 0xfffffe, 0xffffff, 0x1000000, 2 ** 32 - 1])(
    "arrive whole and in their time at %i ms, in one chunk or many",
    (timestampMs) => {
      const payloads = [10, outgoingChunkSize, outgoingChunkSize + 1, 3 * outgoingChunkSize + 7];
      const bytes = payloads.map((length, i) =>
        rtmpTagBytes({
          type: 9,
          timestampMs,
          payload: Buffer.alloc(length, i + 1),
          key: false,
          header: false,
        }),
      );
      const messages = read(Buffer.concat(bytes));
      expect(messages.map(({ payload }) => payload.length)).toEqual(payloads);
      expect(messages.map(({ payload }) => payload.at(-1))).toEqual([1, 2, 3, 4]);
      expect(messages.map((message) => message.timestamp)).toEqual(payloads.map(() => timestampMs));
    },
  );

  it("say nothing about time unless it is given", () => {
    const [message] = read(
      encodeMessage({ chunkStreamId: 3, type: 20, streamId: 0, payload: Buffer.from([5]) }),
    );
    expect(message?.timestamp).toBe(0);
  });
});
