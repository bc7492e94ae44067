/** What an FLV audio tag body holds (Adobe FLV 10.1 §E.4.2; Enhanced RTMP v2). */
export type FlvAudio =
  | { readonly kind: "config"; readonly asc: Buffer; readonly legacy: Buffer }
  /** One raw AAC frame; `legacy` is the same as a body that every FLV player reads. */
  | { readonly kind: "frame"; readonly data: Buffer; readonly legacy: Buffer }
  | { readonly kind: "nothing" }
  /** What people call it; empty: nobody here knows. */
  | { readonly kind: "unsupported"; readonly codec: string };

const formatAac = 10;
const formatExtended = 9;
const formatNames: Readonly<Record<number, string>> = {
  0: "PCM",
  1: "ADPCM",
  2: "MP3",
  3: "PCM",
  6: "Nellymoser",
  7: "G.711",
  8: "G.711",
  11: "Speex",
};
const fourCcNames: Readonly<Record<string, string>> = {
  Opus: "Opus",
  fLaC: "FLAC",
  "ac-3": "AC-3",
  "ec-3": "E-AC-3",
  ".mp3": "MP3",
};
/** AAC, and the rate, size and channel bits that the specification fixes for it. */
const aacFlags = 0xaf;

const nothing: FlvAudio = { kind: "nothing" };

/** Takes an audio message apart; never throws. Parts of the result share the memory of `body`. */
export function parseFlvAudio(body: Buffer): FlvAudio {
  const first = body[0];
  if (first === undefined) return nothing;
  const format = first >> 4;
  if (format === formatExtended) return parseExtended(body, first & 0x0f);
  if (format !== formatAac) {
    return { kind: "unsupported", codec: formatNames[format] ?? `audio codec ${format}` };
  }
  return content(body[1], body.subarray(2), body);
}

function parseExtended(body: Buffer, packetType: number): FlvAudio {
  if (body.length < 5) return nothing;
  const fourCc = body.toString("latin1", 1, 5);
  if (fourCc !== "mp4a") {
    return { kind: "unsupported", codec: fourCcNames[fourCc] ?? "" };
  }
  const data = body.subarray(5);
  return content(packetType, data, Buffer.concat([Buffer.from([aacFlags, packetType]), data]));
}

function content(packetType: number | undefined, data: Buffer, legacy: Buffer): FlvAudio {
  if (data.length === 0) return nothing;
  if (packetType === 0) return { kind: "config", asc: data, legacy };
  return packetType === 1 ? { kind: "frame", data, legacy } : nothing;
}
