import type { Connection } from "@/db/database";
import { pushesOfSession } from "@/db/repositories/session-pushes";
import { filesOfTape, findTapeOriginal, type TapeRow } from "@/db/repositories/tapes";
import { type PushFact, pushFacts } from "./push-facts";
import { mediaOffsetMs, type ReplayTimeline, replayTimeline, wallClockMs } from "./replay-timeline";
import type { Services } from "./services";
import { filesOfOriginal } from "./tapes";

/**
 * What somebody writes is about the picture that he saw, which was made some moments before. Our
 * own low-latency HLS and the phones' RTMP and FLV show it about so late; LVB's plain HLS shows it
 * up to ten seconds late, and such a message then stands a little after its picture, never before.
 * One figure for all, also for the broadcaster, because an answer must not come before its
 * question.
 */
export const typicalLatencyMs = 2000;

/** An encoder begins to be recorded within this after it was let in. */
const firstPictureWithinMs = 10_000;

/** How a recording and the conversation of its broadcast go together. */
export interface ReplayScript {
  readonly timeline: ReplayTimeline;
  /** What was sent from the one moment up to the other belongs to this recording, Unix ms. */
  readonly fromMs: number;
  readonly untilMs: number;
}

/** The script of a recording, from its played file and the pushes of its broadcast. */
export function scriptOf({ config }: Services, db: Connection, tape: TapeRow): ReplayScript {
  const played = filesOfTape(db, tape.id).find((file) => file.fileId === tape.fileId) ?? tape;
  const original = originalFileOf(db, tape);
  const { startMs, endMs } = played;
  const pushes = tape.sessionId === null ? [] : pushFacts(pushesOfSession(db, tape.sessionId));
  const timeline = replayTimeline(
    { startMs, endMs, durationMs: played.durationS * 1000 },
    pushes.filter((push) => push.startedMs < endMs && (push.endedMs ?? endMs) > startMs),
  );
  const graceMs = config.reconnectGraceSeconds * 1000;
  const lastMs = timeline.at(-1)?.endMs ?? endMs;
  return {
    timeline,
    // What is about pictures that were cut off is gone with them.
    fromMs:
      original && original.startMs !== startMs
        ? startMs + typicalLatencyMs
        : conversationStartMs(pushes, startMs),
    untilMs:
      original && original.endMs !== endMs
        ? lastMs + typicalLatencyMs
        : conversationEndMs(pushes, lastMs, graceMs),
  };
}

/** The played file of a trimmed recording as it was; undefined for one that is whole. */
function originalFileOf(db: Connection, tape: TapeRow) {
  const original = findTapeOriginal(db, tape.id);
  return original && filesOfOriginal(original).find((file) => file.fileId === tape.fileId);
}

/**
 * A broadcast is one file or several: what was said before the first picture belongs to the first,
 * and what is about the last seconds of a file does not belong to the next.
 */
function conversationStartMs(pushes: readonly PushFact[], startMs: number): number {
  const running = pushes.filter(
    (push) => push.startedMs < startMs && (push.endedMs === null || push.endedMs > startMs),
  );
  const begunMs = Math.min(startMs, ...running.map((push) => push.startedMs));
  return begunMs >= startMs - firstPictureWithinMs ? begunMs : startMs + typicalLatencyMs;
}

/** What was said while a lost publisher was waited for is about the last that was seen of him. */
function conversationEndMs(pushes: readonly PushFact[], lastMs: number, graceMs: number): number {
  const runsOn = pushes.some(
    (push) => push.startedMs < lastMs && (push.endedMs ?? lastMs) > lastMs + firstPictureWithinMs,
  );
  if (runsOn) return lastMs + typicalLatencyMs;
  const nextMs = Math.min(
    ...pushes.filter((push) => push.startedMs >= lastMs).map((push) => push.startedMs),
  );
  return Math.min(nextMs, lastMs + graceMs + typicalLatencyMs);
}

/** Place in the recording of what was sent at that moment, in whole ms. */
export function offsetOfMessage({ timeline }: ReplayScript, sentMs: number): number {
  return Math.round(mediaOffsetMs(timeline, sentMs - typicalLatencyMs));
}

/** From when on messages with at least this place were sent, Unix ms. */
export function sentFromMs(script: ReplayScript, offsetMs: number): number {
  if (offsetMs <= 0) return script.fromMs;
  // A millisecond of rounding more; the offsets decide in the end.
  const sentMs = Math.floor(wallClockMs(script.timeline, offsetMs) + typicalLatencyMs) - 1;
  return Math.max(script.fromMs, sentMs);
}
