import { createHash } from "node:crypto";
import type { PushRow } from "@/db/repositories/live-pushes";
import { type PushFact, pushFacts } from "./push-facts";

/** One broadcast as the pushes of a stream imply it. */
export interface PlannedSession {
  readonly id: string;
  readonly startedMs: number;
  readonly endedMs: number | null;
  readonly graceUntilMs: number | null;
  readonly pushIds: readonly string[];
}

/** Pushes that are one broadcast. */
interface Group {
  readonly first: PushFact;
  readonly pushIds: string[];
  /** The one that ended last; null while one of them runs. */
  last: PushFact | null;
}

/**
 * The broadcasts of one stream, from its pushes alone. Because it is a pure function of the facts
 * and not of the order in which they came, events in any order and repetition end alike.
 * A push continues the broadcast before it when that one still ran, or when its publisher was lost
 * and the grace had not passed.
 */
export function planSessions(
  pushes: readonly PushRow[],
  graceMs: number,
  nowMs: number,
): PlannedSession[] {
  const groups: Group[] = [];
  for (const push of pushFacts(pushes)) {
    const current = groups.at(-1);
    if (current && push.startedMs < openUntil(current, graceMs)) {
      current.pushIds.push(push.id);
      current.last = laterEnd(current.last, push);
    } else {
      groups.push({ first: push, pushIds: [push.id], last: isOver(push) ? push : null });
    }
  }
  return groups.map((group) => {
    const { first, last, pushIds } = group;
    const { startedMs } = first;
    const until = openUntil(group, graceMs);
    const lastEndMs = last?.endedMs ?? 0;
    const running = until === Number.POSITIVE_INFINITY;
    const waiting = !running && until > lastEndMs && until > nowMs;
    return {
      id: sessionId(first),
      startedMs,
      endedMs: running || waiting ? null : Math.max(lastEndMs, startedMs),
      graceUntilMs: waiting ? until : null,
      pushIds,
    };
  });
}

/**
 * Until when another push joins these: for ever while one runs; else the one that ended last
 * decides, whether it was lost or said goodbye.
 */
function openUntil({ last }: Group, graceMs: number): number {
  if (!last || last.endedMs === null) return Number.POSITIVE_INFINITY;
  return last.resumable ? last.endedMs + graceMs : last.endedMs;
}

/** The push that ended last, of equal ones the goodbye; null while one of them runs. */
export function lastEnded([first, ...others]: readonly PushFact[]): PushFact | null {
  return first ? others.reduce(laterEnd, isOver(first) ? first : null) : null;
}

/** The same of those before, of which this ended last, and one more. */
function laterEnd(last: PushFact | null, push: PushFact): PushFact | null {
  if (last === null || last.endedMs === null || push.endedMs === null) return null;
  const isLater = push.endedMs > last.endedMs;
  return isLater || (push.endedMs === last.endedMs && !push.resumable) ? push : last;
}

const isOver = ({ endedMs }: PushFact) => endedMs !== null;

function sessionId(first: PushFact): string {
  const digest = createHash("sha256").update(`${first.streamName}\n${first.seed}`);
  return digest.digest("hex").slice(0, 24);
}
