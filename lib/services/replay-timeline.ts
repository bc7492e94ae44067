import type { PushFact } from "./push-facts";

/** A stretch of a recording without a gap: what one push contributed to it. */
export interface TimelinePiece {
  /** When its first and its last picture were made, Unix ms. */
  readonly startMs: number;
  readonly endMs: number;
  /** Where it lies in the recording, ms from its beginning. */
  readonly offsetMs: number;
  readonly durationMs: number;
}

/** How the media time of a recording follows the wall clock; ordered, never empty. */
export type ReplayTimeline = readonly [TimelinePiece, ...TimelinePiece[]];

/** The file of a recording that is played, as it was reported. */
export interface RecordedFile {
  /** Unix ms. */
  readonly startMs: number;
  readonly endMs: number;
  /** Length of the media, which leaves out the gaps between pushes. */
  readonly durationMs: number;
}

/**
 * Between an accepted push and its first recorded key frame pass at most so many milliseconds with
 * any usual encoder. What is missing beyond that is missing at the end: the recording stopped
 * before its broadcast did, because the disk was full or failed.
 */
const longestStartMs = 3000;

/**
 * The timeline of a recording from the pushes of its broadcast. Both our engine and LVB (HLS with
 * resume) put the media of a returned publisher right behind what was there, without the gap. A
 * push is reported when it is accepted and not at its first key frame: what the pushes have more
 * than the media is taken to be that delay, the same for each. Media that came faster than real
 * time are spread over their push.
 */
export function replayTimeline(file: RecordedFile, pushes: readonly PushFact[]): ReplayTimeline {
  const durationMs = Math.max(1, file.durationMs);
  const spans = recordedSpans(file, pushes);
  const sum = spans.reduce((total, span) => total + span.endMs - span.startMs, 0);
  const missingMs = sum - durationMs;
  const stopped = missingMs > longestStartMs * spans.length;
  const delayMs = missingMs > 0 && !stopped ? missingMs / spans.length : 0;
  const speed = missingMs < 0 ? durationMs / sum : 1;

  const pieces: TimelinePiece[] = [];
  let offsetMs = 0;
  for (const span of spans) {
    const startMs = span.startMs + delayMs;
    const lengthMs = Math.min((span.endMs - startMs) * speed, durationMs - offsetMs);
    // A push that ended before its first key frame has left nothing.
    if (lengthMs <= 0) continue;
    const endMs = startMs + lengthMs / speed;
    pieces.push({ startMs, endMs, offsetMs, durationMs: lengthMs });
    offsetMs += lengthMs;
  }
  const [first, ...rest] = pieces;
  return first ? [first, ...rest] : [wholeFile(file, durationMs)];
}

/** When each push was on the recording; all of it when nothing is known of them. */
function recordedSpans(
  file: RecordedFile,
  pushes: readonly PushFact[],
): { startMs: number; endMs: number }[] {
  const spans: { startMs: number; endMs: number }[] = [];
  let nextMs = file.startMs;
  for (const push of [...pushes].sort((a, b) => a.startedMs - b.startedMs)) {
    const startMs = Math.max(push.startedMs, nextMs);
    const endMs = Math.min(push.endedMs ?? file.endMs, file.endMs);
    if (endMs <= startMs) continue;
    spans.push({ startMs, endMs });
    nextMs = endMs;
  }
  if (spans.length > 0) return spans;
  return [{ startMs: file.startMs, endMs: Math.max(file.endMs, file.startMs + 1) }];
}

function wholeFile({ startMs }: RecordedFile, durationMs: number): TimelinePiece {
  return { startMs, endMs: startMs + durationMs, offsetMs: 0, durationMs };
}

/** Length of the recording, in milliseconds. */
export function timelineEndMs(timeline: ReplayTimeline): number {
  const last = timeline.at(-1) ?? timeline[0];
  return last.offsetMs + last.durationMs;
}

/**
 * Where in the recording a moment is, ms from its beginning: 0 before it, its end after it, and
 * the border of a gap for all of the gap. Never runs backwards.
 */
export function mediaOffsetMs(timeline: ReplayTimeline, wallMs: number): number {
  for (const piece of timeline) {
    if (wallMs <= piece.startMs) return piece.offsetMs;
    if (wallMs >= piece.endMs) continue;
    const share = (wallMs - piece.startMs) / (piece.endMs - piece.startMs);
    return piece.offsetMs + share * piece.durationMs;
  }
  return timelineEndMs(timeline);
}

/** The earliest moment that is so far into the recording, Unix ms; its last one beyond its end. */
export function wallClockMs(timeline: ReplayTimeline, offsetMs: number): number {
  let wallMs = timeline[0].startMs;
  for (const piece of timeline) {
    if (offsetMs <= piece.offsetMs) break;
    const share = Math.min(1, (offsetMs - piece.offsetMs) / piece.durationMs);
    wallMs = piece.startMs + share * (piece.endMs - piece.startMs);
  }
  return wallMs;
}

/** The latest moment that is so far into the recording: at the border of a gap, its end. */
export function latestWallClockMs(timeline: ReplayTimeline, offsetMs: number): number {
  let wallMs = timeline[0].startMs;
  for (const piece of timeline) {
    if (offsetMs < piece.offsetMs) break;
    const share = Math.min(1, (offsetMs - piece.offsetMs) / piece.durationMs);
    wallMs = piece.startMs + share * (piece.endMs - piece.startMs);
  }
  return wallMs;
}

/** A gap shorter than this is no event for a viewer; nor are two so close together. */
const shortestGapMs = 1000;
const shortestChapterMs = 5000;

/** Where the signal came back after a gap: chapters of the recording. */
export function returnsOf(
  timeline: ReplayTimeline,
): { readonly offsetMs: number; readonly gapMs: number }[] {
  const returns: { offsetMs: number; gapMs: number }[] = [];
  let chapterMs = 0;
  timeline.forEach((piece, index) => {
    const before = timeline[index - 1];
    if (!before) return;
    const gapMs = piece.startMs - before.endMs;
    if (gapMs < shortestGapMs || piece.offsetMs - chapterMs < shortestChapterMs) return;
    returns.push({ offsetMs: piece.offsetMs, gapMs });
    chapterMs = piece.offsetMs;
  });
  return returns;
}
