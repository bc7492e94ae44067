import { randomUUID } from "node:crypto";
import type { Connection } from "@/db/database";
import * as live from "@/db/repositories/live";
import { tapesOfStreamSince } from "@/db/repositories/tapes";
import { addressHash } from "@/lib/auth/seal";
import type { StreamEvent, StreamStartEvent, StreamStopEvent } from "@/lib/shared/stream-event";
import { issuedByToken } from "./acting";
import { emptyLive } from "./audience";
import { isSamePush, pushFacts, refusedErrorCode } from "./push-facts";
import type { Services } from "./services";
import { lastEnded, type PlannedSession, planSessions } from "./session-plan";
import { linkTapes, recordTape } from "./tapes";

/**
 * The one state machine of a live. Facts (pushes, files) are written down, then everything shown
 * is worked out from them, so that repeated and unordered events reach the same state.
 * Resolves when the effect is durable.
 */
export function applyStreamEvent(services: Services, event: StreamEvent): Promise<boolean> {
  return services.database.write((db) => applyStreamEventIn(services, db, event));
}

/** The same inside a write job of the caller. Returns whether the event was new. */
export function applyStreamEventIn(
  services: Services,
  db: Connection,
  event: StreamEvent,
): boolean {
  if (event.kind === "record") {
    const tape = recordTape(services, db, event);
    // A file changes no broadcast; it only has to find its own.
    if (tape) linkTapes(services, db, event.streamName, [tape]);
    return tape !== null;
  }
  const changed = event.kind === "start" ? noteStart(db, event) : noteStop(db, event);
  if (changed && event.kind === "start") bindToPublisher(services, db, event);
  if (changed) refreshStream(services, db, event.streamName);
  return changed;
}

/** A guest's live is whoever pushes it; what was asked for in between by others does not count. */
function bindToPublisher(services: Services, db: Connection, event: StreamStartEvent): void {
  const owner = live.findLiveByStream(db, event.streamName);
  if (!event.clientIp || !owner?.issuedTo || owner.issuedTo === issuedByToken) return;
  const issuedTo = addressHash(services.config.sessionKey, event.clientIp);
  live.updateLive(db, owner.userid, { issuedTo });
}

/** Ends the lives whose publisher did not come back in time. */
export async function expireSessions(services: Services, nowMs: number): Promise<void> {
  const due = live.sessionsPastGrace(services.database.read, nowMs);
  if (due.length === 0) return;
  await services.database.write((db) => {
    for (const session of due) refreshStream(services, db, session.streamName);
  });
}

/**
 * At boot of the embedded engine nobody is connected: whatever still runs ended when the process
 * did. Those publishers come back as new broadcasts.
 */
export function endOrphans(services: Services): Promise<void> {
  return services.database.write((db) => {
    const streams = new Set(live.runningSessions(db).map((session) => session.streamName));
    for (const push of live.openPushes(db)) {
      streams.add(push.streamName);
      live.updatePush(db, push.id, { endedMs: services.now(), errorCode: 4, resumable: 0 });
    }
    for (const streamName of streams) closeGrace(services, db, streamName);
  });
}

/**
 * Gives up waiting for a lost publisher: the broadcast ended when its media did. Nothing happens to
 * a broadcast that runs or is over.
 */
export function closeGrace(services: Services, db: Connection, streamName: string): void {
  const { pushes, planned } = planStream(services, db, streamName);
  const waiting = planned.at(-1);
  if (waiting?.graceUntilMs != null) {
    const last = lastEnded(pushFacts(pushes).filter((push) => waiting.pushIds.includes(push.id)));
    if (last) live.updatePush(db, last.id, { endedMs: last.endedMs, resumable: 0 });
  }
  refreshStream(services, db, streamName);
}

const sequenceOf = (event: StreamStartEvent) => event.sequence || `at-${event.atMs}`;

/** Whether this start was reported before; one that was only seen was not. */
export function isKnownStart(db: Connection, event: StreamStartEvent): boolean {
  const known = live.findPush(db, event.streamName, sequenceOf(event));
  return known !== null && known.startedMs !== null && known.seen === 0;
}

function noteStart(db: Connection, event: StreamStartEvent): boolean {
  if (isKnownStart(db, event)) return false;
  const sequence = sequenceOf(event);
  const known = live.findPush(db, event.streamName, sequence);
  const reported = { startedMs: event.atMs, clientIp: event.clientIp ?? "", seen: 0 };
  const seen = live.seenPushes(db, event.streamName).find((push) => isSamePush(push, event.atMs));
  if (known) {
    // Its end came first; what was seen in the meantime is the same push.
    if (seen && seen.id !== known.id) live.deletePush(db, seen.id);
    live.updatePush(db, known.id, { ...reported, seed: known.seed || (seen?.sequence ?? "") });
  } else if (seen) {
    live.updatePush(db, seen.id, { ...reported, sequence, seed: seen.seed || seen.sequence });
  } else {
    live.insertPush(db, { ...emptyPush(event.streamName, sequence), ...reported });
  }
  return true;
}

/** A push that the source has let in and we do not: it is remembered, and changes nothing. */
export function noteRefusal(db: Connection, event: StreamStartEvent): void {
  if (live.findPush(db, event.streamName, sequenceOf(event))) return;
  live.insertPush(db, {
    ...emptyPush(event.streamName, sequenceOf(event)),
    ...{ startedMs: event.atMs, endedMs: event.atMs, errorCode: refusedErrorCode },
    clientIp: event.clientIp ?? "",
  });
}

function noteStop(db: Connection, event: StreamStopEvent): boolean {
  const known = event.sequence
    ? (live.findPush(db, event.streamName, event.sequence) ?? seenPushAt(db, event))
    : newestOpenPush(db, event);
  const end = {
    endedMs: event.atMs,
    errorCode: event.errorCode,
    resumable: event.resumable ? 1 : 0,
  };
  if (known) {
    if (known.endedMs !== null) return false;
    const sequence = event.sequence || known.sequence;
    const seed = sequence === known.sequence ? known.seed : known.seed || known.sequence;
    live.updatePush(db, known.id, { ...end, sequence, seed });
    return true;
  }
  // Its start may still be on the way; until then this ends nothing.
  if (!event.sequence) return false;
  live.insertPush(db, { ...emptyPush(event.streamName, event.sequence), ...end });
  return true;
}

/** The push that this is the end of, when it was only seen so far: the last that began before. */
function seenPushAt(db: Connection, { streamName, atMs }: StreamStopEvent): live.PushRow | null {
  const begun = live.seenPushes(db, streamName).filter((push) => (push.startedMs ?? 0) <= atMs);
  return begun.sort((a, b) => (b.startedMs ?? 0) - (a.startedMs ?? 0))[0] ?? null;
}

function newestOpenPush(db: Connection, event: StreamStopEvent): live.PushRow | null {
  const open = live
    .openPushes(db)
    .filter((push) => push.streamName === event.streamName && (push.startedMs ?? 0) <= event.atMs)
    .sort((a, b) => (b.startedMs ?? 0) - (a.startedMs ?? 0));
  return open[0] ?? null;
}

/** A push of which nothing is known yet. */
export function emptyPush(streamName: string, sequence: string): live.PushRow {
  return {
    id: randomUUID(),
    streamName,
    sequence,
    sessionId: null,
    startedMs: null,
    endedMs: null,
    resumable: 0,
    errorCode: null,
    clientIp: "",
    seen: 0,
    seenMs: null,
    gone: 0,
    concludedMs: null,
    seed: "",
    agent: "",
  };
}

/** Events are reported within minutes; what ended longer ago than this cannot change any more. */
export const settledAfterMs = 24 * 60 * 60 * 1000;

/** The broadcasts that may still change, and the pushes that they come from. */
export function recentPushes(db: Connection, streamName: string, nowMs: number) {
  const horizonMs = nowMs - settledAfterMs;
  const sessions = live.sessionsOfStreamSince(db, streamName, horizonMs);
  const ids = sessions.map((session) => session.id);
  return { sessions, pushes: live.pushesOfStreamSince(db, streamName, horizonMs, ids) };
}

function planStream(services: Services, db: Connection, streamName: string) {
  const nowMs = services.now();
  const graceMs = services.config.reconnectGraceSeconds * 1000;
  const { sessions, pushes } = recentPushes(db, streamName, nowMs);
  return { sessions, pushes, planned: planSessions(pushes, graceMs, nowMs) };
}

function sameTimes(
  row: live.SessionRow,
  times: Pick<live.SessionRow, "startedMs" | "endedMs" | "graceUntilMs">,
): boolean {
  return (
    row.startedMs === times.startedMs &&
    row.endedMs === times.endedMs &&
    row.graceUntilMs === times.graceUntilMs
  );
}

/**
 * An end that nobody reported is written down beside the report that may still come, so that what
 * is long over need not be looked at to know that it is.
 */
function writeConclusions(db: Connection, pushes: readonly live.PushRow[]): void {
  const rows = new Map(pushes.map((push) => [push.id, push]));
  for (const { id, endedMs, endedBy } of pushFacts(pushes)) {
    const concludedMs = endedBy === "report" ? null : endedMs;
    if (rows.get(id)?.concludedMs !== concludedMs) live.updatePush(db, id, { concludedMs });
  }
}

/**
 * When the broadcast began, Unix s; when the address of the next one was asked for, once it was
 * asked for after this one's end. From the facts alone, whatever was reported first.
 */
function createTimeOf(
  { addressIssuedMs }: Pick<live.LiveRow, "addressIssuedMs">,
  { startedMs, endedMs }: PlannedSession,
): number {
  const isNext = endedMs !== null && addressIssuedMs > endedMs;
  return Math.floor((isNext ? addressIssuedMs : startedMs) / 1000);
}

/** Brings sessions, the broadcaster's row and the tapes' links in line with the facts. */
export function refreshStream(services: Services, db: Connection, streamName: string): void {
  const owner = live.findLiveByStream(db, streamName);
  if (!owner) return;
  const { pushes, planned, sessions } = planStream(services, db, streamName);
  writeConclusions(db, pushes);
  const existing = new Map(sessions.map((row) => [row.id, row]));
  const sessionOfPush = new Map(pushes.map((push) => [push.id, push.sessionId]));
  for (const session of planned) {
    const { pushIds, ...times } = session;
    const known = existing.get(session.id);
    existing.delete(session.id);
    if (known) {
      if (!sameTimes(known, times)) live.updateSession(db, session.id, times);
    } else {
      const { userid, title, nickname, headpic, frontcover, location, announced } = owner;
      live.insertSession(db, {
        ...times,
        ...{ userid, streamName, title, nickname, headpic, frontcover, location, announced },
      });
    }
    for (const id of pushIds) {
      if (sessionOfPush.get(id) === session.id) continue;
      live.updatePush(db, id, { sessionId: session.id });
    }
  }
  // A push that was reported late can begin a broadcast that is known under another id.
  for (const id of existing.keys()) live.deleteSession(db, id);

  const last = planned.at(-1);
  if (last) {
    // Who is forbidden is in no list, also while his publisher cannot be disconnected.
    const online = last.endedMs === null && owner.forbidStatus === 0;
    const ends = !online && owner.status === 1;
    // One that was known under another id goes on; its likes do, too.
    const begins = last.id !== owner.sessionId && !existing.has(owner.sessionId ?? "");
    if (ends) emptyLive(db, owner.userid);
    live.updateLive(db, owner.userid, {
      ...(ends ? { viewerCount: 0, webViewerCount: 0 } : {}),
      ...(begins ? { likeCount: 0 } : {}),
      status: online ? 1 : 0,
      sessionId: last.id,
      createTime: createTimeOf(owner, last),
    });
  }
  const recent = tapesOfStreamSince(db, streamName, services.now() - settledAfterMs);
  linkTapes(services, db, streamName, recent);
}
