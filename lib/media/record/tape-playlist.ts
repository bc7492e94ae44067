/** A complete segment inside an epoch file. */
export interface TapeSegment {
  /** e0.mp4, e1.mp4 … */
  readonly file: string;
  /** Length of the initialization segment at the start of that file. */
  readonly initBytes: number;
  readonly offset: number;
  readonly sizeBytes: number;
  readonly durationMs: number;
}

export const TAPE_PLAYLIST_NAME = "index.m3u8";

/** First lines of a playlist that is still growing (RFC 8216 §4.3.3.5, EVENT). */
export function openTapeHeader(targetDurationSeconds: number): string {
  return header(targetDurationSeconds, "EVENT");
}

/** Lines of one segment; a new file needs its EXT-X-MAP, and a discontinuity unless it is the first. */
export function tapeSegmentLines(segment: TapeSegment, previous: TapeSegment | undefined): string {
  let lines = "";
  if (segment.file !== previous?.file) {
    if (previous) lines += "#EXT-X-DISCONTINUITY\n";
    lines += `#EXT-X-MAP:URI="${segment.file}",BYTERANGE="${segment.initBytes}@0"\n`;
  }
  lines += `#EXTINF:${(segment.durationMs / 1000).toFixed(5)},\n`;
  lines += `#EXT-X-BYTERANGE:${segment.sizeBytes}@${segment.offset}\n${segment.file}\n`;
  return lines;
}

/** The final VOD playlist. */
export function finishedTapePlaylist(segments: readonly TapeSegment[]): string {
  const longest = segments.reduce((most, segment) => Math.max(most, segment.durationMs), 0);
  let text = header(Math.max(1, Math.ceil(longest / 1000)), "VOD");
  segments.forEach((segment, index) => {
    text += tapeSegmentLines(segment, segments[index - 1]);
  });
  return `${text}#EXT-X-ENDLIST\n`;
}

/** Reads back what {@link tapeSegmentLines} wrote; a last entry cut off by a crash is left out. */
export function parseTapePlaylist(text: string): TapeSegment[] {
  const segments: TapeSegment[] = [];
  const pattern =
    /(?:#EXT-X-MAP:URI="(e\d+\.mp4)",BYTERANGE="(\d+)@0"\n)?#EXTINF:([\d.]+),\n#EXT-X-BYTERANGE:(\d+)@(\d+)\n(e\d+\.mp4)\n/g;
  let initBytes = 0;
  for (const match of text.matchAll(pattern)) {
    if (match[2] !== undefined) initBytes = Number(match[2]);
    segments.push({
      file: match[6] ?? "",
      initBytes,
      offset: Number(match[5]),
      sizeBytes: Number(match[4]),
      durationMs: Number(match[3]) * 1000,
    });
  }
  return segments;
}

function header(targetDurationSeconds: number, type: "EVENT" | "VOD"): string {
  return [
    "#EXTM3U",
    // EXT-X-MAP in a playlist of media segments needs version 6, and 7 is what fMP4 tools write.
    "#EXT-X-VERSION:7",
    `#EXT-X-TARGETDURATION:${targetDurationSeconds}`,
    "#EXT-X-MEDIA-SEQUENCE:0",
    `#EXT-X-PLAYLIST-TYPE:${type}`,
    "",
  ].join("\n");
}
