import type { RtmpMessage } from "./chunk-reader";
import { RtmpProtocolError } from "./protocol-error";

const tagHeaderBytes = 11;
const backPointerBytes = 4;

/**
 * The messages inside an aggregate message (Adobe RTMP 1.0 §7.1.6): FLV tags, whose times count from
 * the aggregate's own. Older encoders send their media so. @throws RtmpProtocolError when cut short.
 */
export function splitAggregate(aggregate: RtmpMessage): RtmpMessage[] {
  const { payload } = aggregate;
  const messages: RtmpMessage[] = [];
  let firstTime: number | undefined;
  let at = 0;
  while (at < payload.length) {
    const length = at + tagHeaderBytes <= payload.length ? payload.readUIntBE(at + 1, 3) : 0;
    const end = at + tagHeaderBytes + length;
    if (end > payload.length) throw new RtmpProtocolError("An aggregate message is cut short.");
    const time = payload.readUIntBE(at + 4, 3) + payload.readUInt8(at + 7) * 2 ** 24;
    firstTime ??= time;
    messages.push({
      type: payload.readUInt8(at),
      streamId: aggregate.streamId,
      timestamp: (aggregate.timestamp + time - firstTime + 2 ** 32) % 2 ** 32,
      payload: payload.subarray(at + tagHeaderBytes, end),
    });
    at = end + backPointerBytes;
  }
  return messages;
}
