import { createHash } from "node:crypto";
import type { PushRow } from "@/db/repositories/live";
import { type PushFact, pushFacts } from "./push-facts";

/** One broadcast as the pushes of a stream imply it. */
export interface PlannedSession {
  readonly id: string;
  readonly startedMs: number;
  readonly endedMs: number | null;
  readonly graceUntilMs: number | null;
  readonly pushIds: readonly string[];
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
  const groups: { first: PushFact; members: PushFact[] }[] = [];
  for (const push of pushFacts(pushes)) {
    const current = groups.at(-1);
    if (current && push.startedMs < openUntil(current.members, graceMs)) current.members.push(push);
    else groups.push({ first: push, members: [push] });
  }
  return groups.map(({ first, members }) => {
    const { startedMs } = first;
    const until = openUntil(members, graceMs);
    const lastEndMs = Math.max(...members.map((push) => push.endedMs ?? 0));
    const running = until === Number.POSITIVE_INFINITY;
    const waiting = !running && until > lastEndMs && until > nowMs;
    return {
      id: sessionId(first),
      startedMs,
      endedMs: running || waiting ? null : Math.max(lastEndMs, startedMs),
      graceUntilMs: waiting ? until : null,
      pushIds: members.map((push) => push.id),
    };
  });
}

/**
 * Until when another push joins these: for ever while one runs; else the one that ended last
 * decides, whether it was lost or said goodbye.
 */
function openUntil(members: readonly PushFact[], graceMs: number): number {
  const last = lastEnded(members);
  if (!last || last.endedMs === null) return Number.POSITIVE_INFINITY;
  return last.resumable ? last.endedMs + graceMs : last.endedMs;
}

/** The push that ended last, of equal ones the goodbye; null while one of them runs. */
export function lastEnded(members: readonly PushFact[]): PushFact | null {
  let last: PushFact | null = null;
  for (const push of members) {
    if (push.endedMs === null) return null;
    const ended = last?.endedMs ?? Number.NEGATIVE_INFINITY;
    if (push.endedMs > ended || (push.endedMs === ended && !push.resumable)) last = push;
  }
  return last;
}

function sessionId(first: PushFact): string {
  const digest = createHash("sha256").update(`${first.streamName}\n${first.seed}`);
  return digest.digest("hex").slice(0, 24);
}
