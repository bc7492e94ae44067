import { describe, expect, it } from "vitest";
import { flvTagBytes } from "@/lib/media/flv/flv-muxer";
import { splitAggregate } from "./aggregate-message";
import { RtmpProtocolError } from "./protocol-error";

const tag = (type: 8 | 9, timestampMs: number, text: string) =>
  flvTagBytes({ type, timestampMs, payload: Buffer.from(text), key: false, header: false });
const aggregate = (payload: Buffer, timestamp = 5000) => ({
  type: 22,
  streamId: 1,
  timestamp,
  payload,
});

describe("an aggregate message", () => {
  it("holds messages whose times count from its own", () => {
    const bytes = Buffer.concat([tag(9, 100, "video"), tag(8, 123, "a"), tag(9, 90, "")]);
    const messages = splitAggregate(aggregate(bytes));
    expect(messages.map((it) => [it.type, it.timestamp, it.payload.toString()])).toEqual([
      [9, 5000, "video"],
      [8, 5023, "a"],
      [9, 4990, ""],
    ]);
  });

  it("wraps around like every other time", () => {
    const bytes = Buffer.concat([tag(9, 0, "a"), tag(9, 40, "b")]);
    expect(splitAggregate(aggregate(bytes, 2 ** 32 - 20)).map((it) => it.timestamp)).toEqual([
      2 ** 32 - 20,
      20,
    ]);
  });

  it("may be empty, but not cut short", () => {
    expect(splitAggregate(aggregate(Buffer.alloc(0)))).toEqual([]);
    const bytes = tag(9, 0, "video");
    for (const length of [1, 10, 11, 15]) {
      expect(() => splitAggregate(aggregate(bytes.subarray(0, length)))).toThrow(RtmpProtocolError);
    }
    expect(splitAggregate(aggregate(bytes.subarray(0, 16)))).toHaveLength(1);
  });
});
