import type { FlvTag } from "@/lib/media/types";
import { encodeAmf0 } from "./amf0";
import { encodeStatus, publishStreamId } from "./command-writer";
import { messageType } from "./message-type";
import { chunkStream, encodeMessage, encodeUserControl } from "./message-writer";

const streamBegin = 0;
const streamEnd = 1;

/** What goes before the media of a `play` (Adobe RTMP 1.0 §7.2.2.1). */
export function encodePlayStart(): Buffer {
  return Buffer.concat([
    encodeUserControl(streamBegin, publishStreamId),
    encodeStatus("status", "NetStream.Play.Reset", "Playing from here."),
    encodeStatus("status", "NetStream.Play.Start", "Playing."),
    // Flash players show nothing without it; in no specification.
    encodeMessage({
      chunkStreamId: chunkStream.status,
      type: messageType.data,
      streamId: publishStreamId,
      payload: encodeAmf0("|RtmpSampleAccess", true, true),
    }),
  ]);
}

/** The live is over. */
export function encodePlayEnd(): Buffer {
  return Buffer.concat([
    encodeUserControl(streamEnd, publishStreamId),
    encodeStatus("status", "NetStream.Play.UnpublishNotify", "The live has ended."),
  ]);
}

/** An FLV tag as an RTMP message: types and payloads are the same (FLV 10.1 §E.4.1). */
export function rtmpTagBytes(tag: FlvTag): Buffer {
  return encodeMessage({
    chunkStreamId: chunkStream.media,
    type: tag.type,
    streamId: publishStreamId,
    payload: tag.payload,
    timestampMs: tag.timestampMs,
  });
}
