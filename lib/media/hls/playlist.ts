import type { MediaPart } from "./media-part";

/** A segment as the playlist lists it; the open one has parts and no duration yet. */
export interface PlaylistSegment {
  /** Media Sequence Number. */
  readonly msn: number;
  readonly epochIndex: number;
  /** First segment of an epoch that is not the first of the live. */
  readonly discontinuity: boolean;
  readonly startsWithKey: boolean;
  /** Wall clock of its first frame, Unix ms. */
  readonly programDateMs: number;
  readonly parts: readonly MediaPart[];
}

export interface PlaylistInput {
  /** Folder of the segments relative to the playlist, e.g. `alice/k3x9`. */
  readonly base: string;
  readonly targetDurationSeconds: number;
  readonly partTargetMs: number;
  readonly discontinuitySequence: number;
  /** Complete segments of the window, oldest first. */
  readonly segments: readonly PlaylistSegment[];
  /** The segment being written; undefined when no part of it exists yet. */
  readonly open: PlaylistSegment | undefined;
  /** Number of the segment being written, for the preload hint. */
  readonly openMsn: number;
  readonly ended: boolean;
}

/** Parts are listed for this many target durations back (RFC 8216bis §6.2.2 asks for three). */
const PART_WINDOW_TARGETS = 3;

/** File names inside {@link PlaylistInput.base}. */
export const initName = (epochIndex: number): string => `init-${epochIndex}.mp4`;
export const segmentName = (msn: number): string => `s${msn}.m4s`;
export const partName = (msn: number, part: number): string => `p${msn}-${part}.m4s`;

/**
 * The text of a low-latency Media Playlist (RFC 8216bis). EXT-X-SKIP is not offered: with a window
 * of seven segments a delta update would leave out one line.
 */
export function playlistText(input: PlaylistInput): string {
  const listed = input.open ? [...input.segments, input.open] : [...input.segments];
  const lines = ["#EXTM3U", "#EXT-X-VERSION:9"];
  lines.push(`#EXT-X-TARGETDURATION:${input.targetDurationSeconds}`);
  if (!input.ended) {
    const holdBack = ((input.partTargetMs * 3) / 1000).toFixed(3);
    lines.push(`#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=${holdBack}`);
  }
  lines.push(`#EXT-X-PART-INF:PART-TARGET=${seconds(input.partTargetMs)}`);
  lines.push(`#EXT-X-MEDIA-SEQUENCE:${listed[0]?.msn ?? input.openMsn}`);
  if (input.discontinuitySequence > 0) {
    lines.push(`#EXT-X-DISCONTINUITY-SEQUENCE:${input.discontinuitySequence}`);
  }
  if (listed.every((segment) => segment.startsWithKey)) lines.push("#EXT-X-INDEPENDENT-SEGMENTS");

  const partsFromMs =
    (listed.at(-1)?.programDateMs ?? 0) - PART_WINDOW_TARGETS * input.targetDurationSeconds * 1000;
  let epochIndex = -1;
  for (const segment of listed) {
    if (segment.discontinuity) lines.push("#EXT-X-DISCONTINUITY");
    if (segment.epochIndex !== epochIndex) {
      epochIndex = segment.epochIndex;
      lines.push(`#EXT-X-MAP:URI="${input.base}/${initName(epochIndex)}"`);
    }
    lines.push(`#EXT-X-PROGRAM-DATE-TIME:${new Date(segment.programDateMs).toISOString()}`);
    const durationMs = durationOf(segment.parts);
    if (!input.ended && segment.programDateMs + durationMs >= partsFromMs) {
      segment.parts.forEach((part, index) => {
        const uri = `${input.base}/${partName(segment.msn, index)}`;
        const independent = part.independent ? ",INDEPENDENT=YES" : "";
        lines.push(`#EXT-X-PART:DURATION=${seconds(part.durationMs)},URI="${uri}"${independent}`);
      });
    }
    if (segment === input.open) continue;
    lines.push(`#EXTINF:${seconds(durationMs)},`, `${input.base}/${segmentName(segment.msn)}`);
  }

  if (input.ended) lines.push("#EXT-X-ENDLIST");
  else {
    const uri = `${input.base}/${partName(input.openMsn, input.open?.parts.length ?? 0)}`;
    lines.push(`#EXT-X-PRELOAD-HINT:TYPE=PART,URI="${uri}"`);
  }
  return `${lines.join("\n")}\n`;
}

/** Length of a segment in ms: the sum of its parts. */
export function durationOf(parts: readonly MediaPart[]): number {
  const first = parts[0];
  const last = parts.at(-1);
  return first && last ? last.startMs + last.durationMs - first.startMs : 0;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(5);
}
