import { type AmfValue, encodeAmf0 } from "./amf0";
import { messageType } from "./message-type";
import {
  chunkStream,
  encodeControl,
  encodeMessage,
  encodePeerBandwidth,
  encodeUserControl,
  outgoingChunkSize,
} from "./message-writer";

/** Id of the one message stream a connection has; every `createStream` is answered with it. */
export const publishStreamId = 1;

/** User control event (§7.1.7). */
const streamBegin = 0;

function encodeCommand(chunkStreamId: number, streamId: number, ...values: AmfValue[]): Buffer {
  const payload = encodeAmf0(...values);
  return encodeMessage({ chunkStreamId, type: messageType.command, streamId, payload });
}

/** The answer to a command (Adobe RTMP 1.0 §7.2.1). */
export function encodeResult(transaction: number, ...values: AmfValue[]): Buffer {
  return encodeCommand(chunkStream.command, 0, "_result", transaction, ...values);
}

/** The answer to a command nobody here knows; encoders go on after it. */
export function encodeCallFailed(transaction: number): Buffer {
  return encodeCommand(chunkStream.command, 0, "_error", transaction, null, {
    level: "error",
    code: "NetConnection.Call.Failed",
    description: "This command is not supported.",
  });
}

/** `onStatus` of the message stream (§7.2.2); OBS shows the description of an error. */
export function encodeStatus(level: "status" | "error", code: string, description: string): Buffer {
  const info = { level, code, description };
  return encodeCommand(chunkStream.status, publishStreamId, "onStatus", 0, null, info);
}

/** The publish is accepted; `announced` is the stream's name for who said `FCPublish` before. */
export function encodePublishStart(announced: string | null): Buffer {
  return Buffer.concat([
    announced === null ? Buffer.alloc(0) : encodeOnFcPublish(announced),
    encodeUserControl(streamBegin, publishStreamId),
    encodeStatus("status", "NetStream.Publish.Start", "Publishing."),
  ]);
}

/** What Flash Media Live Encoder waits for after `FCPublish`; in no specification. */
function encodeOnFcPublish(streamName: string): Buffer {
  const info = { level: "status", code: "NetStream.Publish.Start", description: streamName };
  return encodeCommand(chunkStream.command, 0, "onFCPublish", 0, null, info);
}

/** Everything that answers `connect` (§7.2.1.1), the window in bytes for both directions. */
export function encodeConnected(transaction: number, windowBytes: number): Buffer {
  return Buffer.concat([
    encodeControl(messageType.windowAckSize, windowBytes),
    encodePeerBandwidth(windowBytes),
    encodeControl(messageType.setChunkSize, outgoingChunkSize),
    encodeResult(
      transaction,
      { fmsVer: "FMS/3,0,1,123", capabilities: 31 },
      {
        level: "status",
        code: "NetConnection.Connect.Success",
        description: "Connected.",
        objectEncoding: 0,
      },
    ),
  ]);
}
