/** What an FLV video tag body holds (Adobe FLV 10.1 §E.4.3; Enhanced RTMP v1). */
export type FlvVideo =
  | { readonly kind: "config"; readonly avcC: Buffer; readonly legacy: Buffer }
  | {
      readonly kind: "frame";
      readonly key: boolean;
      /** Signed composition offset in milliseconds. */
      readonly ctsMs: number;
      /** Length-prefixed NAL units. */
      readonly data: Buffer;
      /** The same as a body that every FLV player reads. */
      readonly legacy: Buffer;
    }
  | { readonly kind: "nothing" }
  /** What people call it; empty: nobody here knows. */
  | { readonly kind: "unsupported"; readonly codec: string };

const legacyAvc = 7;
const legacyNames: Readonly<Record<number, string>> = {
  2: "Sorenson H.263",
  4: "VP6",
  5: "VP6",
  12: "HEVC",
};
const fourCcNames: Readonly<Record<string, string>> = {
  hvc1: "HEVC",
  av01: "AV1",
  vp08: "VP8",
  vp09: "VP9",
  vvc1: "VVC",
};
/** Packet type of Enhanced RTMP v2 whose FourCC is not where that of a single track is. */
const multitrack = 6;

const nothing: FlvVideo = { kind: "nothing" };

/** Takes a video message apart; never throws. Parts of the result share the memory of `body`. */
export function parseFlvVideo(body: Buffer): FlvVideo {
  const first = body[0];
  if (first === undefined) return nothing;
  // The top bit says that an extended header with a FourCC follows (Enhanced RTMP v1).
  if (first & 0x80) return parseExtended(body, first);
  const codecId = first & 0x0f;
  const frameType = first >> 4;
  // Type 5 is a command for players, not a picture.
  if (frameType === 5) return nothing;
  if (codecId !== legacyAvc) {
    return { kind: "unsupported", codec: legacyNames[codecId] ?? `video codec ${codecId}` };
  }
  if (body.length < 5) return nothing;
  const data = body.subarray(5);
  // An encoder that does not know its configuration yet may send an empty one.
  if (data.length === 0) return nothing;
  if (body[1] === 0) return { kind: "config", avcC: data, legacy: body };
  if (body[1] !== 1) return nothing;
  return { kind: "frame", key: frameType === 1, ctsMs: body.readIntBE(2, 3), data, legacy: body };
}

function parseExtended(body: Buffer, first: number): FlvVideo {
  if (body.length < 5) return nothing;
  if ((first & 0x0f) === multitrack) return { kind: "unsupported", codec: "Multitrack video" };
  const fourCc = body.toString("latin1", 1, 5);
  if (fourCc !== "avc1") {
    return { kind: "unsupported", codec: fourCcNames[fourCc] ?? "" };
  }
  const frameType = (first >> 4) & 7;
  const packetType = first & 0x0f;
  const sequenceStart = 0;
  const codedFrames = 1;
  const codedFramesWithoutOffset = 3;
  if (packetType === sequenceStart) {
    const avcC = body.subarray(5);
    if (avcC.length === 0) return nothing;
    return { kind: "config", avcC, legacy: legacyBody(1, 0, 0, avcC) };
  }
  const withOffset = packetType === codedFrames;
  if ((!withOffset && packetType !== codedFramesWithoutOffset) || frameType === 5) return nothing;
  if (withOffset && body.length < 8) return nothing;
  const ctsMs = withOffset ? body.readIntBE(5, 3) : 0;
  const data = body.subarray(withOffset ? 8 : 5);
  if (data.length === 0) return nothing;
  const legacy = legacyBody(frameType, 1, ctsMs, data);
  return { kind: "frame", key: frameType === 1, ctsMs, data, legacy };
}

function legacyBody(frameType: number, packetType: number, ctsMs: number, data: Buffer): Buffer {
  const header = Buffer.from([(frameType << 4) | legacyAvc, packetType, 0, 0, 0]);
  header.writeIntBE(ctsMs, 2, 3);
  return Buffer.concat([header, data]);
}
