import { createHash } from "node:crypto";
import type { PushRow } from "@/db/repositories/live";

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
  const begun = pushes
    .flatMap((push) => (push.startedMs === null ? [] : [{ push, startedMs: push.startedMs }]))
    .sort((a, b) => a.startedMs - b.startedMs || a.push.sequence.localeCompare(b.push.sequence));
  const groups: { first: PushRow; startedMs: number; members: PushRow[] }[] = [];
  for (const { push, startedMs } of begun) {
    const current = groups.at(-1);
    if (current && startedMs < openUntil(current.members, graceMs)) current.members.push(push);
    else groups.push({ first: push, startedMs, members: [push] });
  }
  return groups.map(({ first, startedMs, members }) => {
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
function openUntil(members: readonly PushRow[], graceMs: number): number {
  const last = lastEnded(members);
  if (!last || last.endedMs === null) return Number.POSITIVE_INFINITY;
  return last.resumable === 1 ? last.endedMs + graceMs : last.endedMs;
}

/** The push that ended last, of equal ones the goodbye; null while one of them runs. */
export function lastEnded(members: readonly PushRow[]): PushRow | null {
  let last: PushRow | null = null;
  for (const push of members) {
    if (push.endedMs === null) return null;
    const ended = last?.endedMs ?? Number.NEGATIVE_INFINITY;
    if (push.endedMs > ended || (push.endedMs === ended && push.resumable === 0)) last = push;
  }
  return last;
}

function sessionId(first: PushRow): string {
  const digest = createHash("sha256").update(`${first.streamName}\n${first.sequence}`);
  return digest.digest("hex").slice(0, 24);
}
