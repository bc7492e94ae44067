import { randomUUID } from "node:crypto";
import type { Connection } from "@/db/database";
import * as live from "@/db/repositories/live";
import * as livePushes from "@/db/repositories/live-pushes";
import * as liveSessions from "@/db/repositories/live-sessions";
import { samplesOf } from "@/db/repositories/session-samples";
import { addressHash } from "@/lib/auth/seal";
import type {
  StreamEvent,
  StreamRecordFailedEvent,
  StreamStartEvent,
  StreamStopEvent,
} from "@/lib/shared/stream-event";
import { issuedByToken } from "./acting";
import { isRefused, isSamePush, pushFacts, refusedErrorCode } from "./push-facts";
import { planStream, refreshStream, settledAfterMs } from "./refresh-stream";
import { stillMs } from "./sample-plan";
import type { Services } from "./services";
import { lastEnded } from "./session-plan";
import { linkTapes, recordTape, withdrawTapes } from "./tapes";
import { tellOfTape } from "./webhook-facts";

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
    if (tape) tellOfTape(services, db, tape.id);
    return tape !== null;
  }
  if (event.kind === "recordFailed") return noteFailedRecording(db, event);
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
  const due = liveSessions.sessionsPastGrace(services.database.read, nowMs);
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
    const streams = new Set(liveSessions.runningSessions(db).map((session) => session.streamName));
    for (const push of livePushes.openPushes(db)) {
      streams.add(push.streamName);
      const endedMs = orphanEndMs(services, db, push);
      livePushes.updatePush(db, push.id, { endedMs, errorCode: 4, resumable: 0 });
    }
    for (const streamName of streams) closeGrace(services, db, streamName);
  });
}

/** A machine may have been off for a night: the broadcast ended soon after what was noted of it last. */
function orphanEndMs(
  { config, now }: Services,
  db: Connection,
  { sessionId }: livePushes.PushRow,
): number {
  const last = sessionId ? samplesOf(db, sessionId).at(-1) : undefined;
  if (!last) return now();
  return Math.min(now(), last.atMs + stillMs + config.sampleSeconds * 1000);
}

/**
 * Gives up waiting for a lost publisher: the broadcast ended when its media did. Nothing happens to
 * a broadcast that runs or is over.
 */
export function closeGrace(services: Services, db: Connection, streamName: string): void {
  const { pushes, planned } = planStream(services, db, streamName);
  const waiting = planned.at(-1);
  if (waiting?.graceUntilMs != null) {
    const ids = new Set(waiting.pushIds);
    const last = lastEnded(pushFacts(pushes).filter(({ id }) => ids.has(id)));
    if (last) livePushes.updatePush(db, last.id, { endedMs: last.endedMs, resumable: 0 });
  }
  refreshStream(services, db, streamName);
}

/**
 * Has a broadcast that everybody watches stay public, whatever its broadcaster sets for the next
 * ones. Nothing happens to a preview, and while none runs.
 */
export function keepPublic(db: Connection, userid: string, nowMs: number): void {
  const { sessionId = null } = live.findLive(db, userid) ?? {};
  const session = sessionId ? liveSessions.findSession(db, sessionId) : null;
  if (session?.publicMs == null || session.endedMs !== null) return;
  live.updateLive(db, userid, { wentPublicMs: Math.max(nowMs, session.publicMs) });
}

const sequenceOf = (event: StreamStartEvent) => event.sequence || `at-${event.atMs}`;

/** Whether this start was reported before; one that was only seen was not. */
export function isKnownStart(db: Connection, event: StreamStartEvent): boolean {
  const known = livePushes.findPush(db, event.streamName, sequenceOf(event));
  return known !== null && known.startedMs !== null && known.seen === 0;
}

function noteStart(db: Connection, event: StreamStartEvent): boolean {
  if (isKnownStart(db, event)) return false;
  const sequence = sequenceOf(event);
  const known = livePushes.findPush(db, event.streamName, sequence);
  const { atMs: startedMs, clientIp = "", agent = "" } = event;
  const reported = { startedMs, clientIp, agent, seen: 0 };
  const seen = livePushes
    .seenPushes(db, event.streamName)
    .find((push) => isSamePush(push, event.atMs));
  if (known) {
    // Its end came first; what was seen in the meantime is the same push.
    if (seen && seen.id !== known.id) livePushes.deletePush(db, seen.id);
    livePushes.updatePush(db, known.id, {
      ...reported,
      seed: known.seed || (seen?.sequence ?? ""),
    });
  } else if (seen) {
    livePushes.updatePush(db, seen.id, { ...reported, sequence, seed: seen.seed || seen.sequence });
  } else {
    livePushes.insertPush(db, { ...emptyPush(event.streamName, sequence), ...reported });
  }
  return true;
}

/** In the place of a sequence: the last try of an encoder whose broadcaster has ended its broadcast. */
const heldSequence = "held";

/** Remembers that an encoder tried to come back after its broadcast was ended; it changes nothing. */
export function noteHeldPush(db: Connection, streamName: string, atMs: number): void {
  const times = { startedMs: atMs, endedMs: atMs };
  const known = livePushes.findPush(db, streamName, heldSequence);
  if (known) livePushes.updatePush(db, known.id, times);
  else {
    const held = { ...emptyPush(streamName, heldSequence), errorCode: refusedErrorCode };
    livePushes.insertPush(db, { ...held, ...times });
  }
}

/** A push that the source has let in and we do not: it is remembered, and changes nothing. */
export function noteRefusal(services: Services, db: Connection, event: StreamStartEvent): void {
  if (livePushes.findPush(db, event.streamName, sequenceOf(event))) return;
  livePushes.insertPush(db, {
    ...emptyPush(event.streamName, sequenceOf(event)),
    ...{ startedMs: event.atMs, endedMs: event.atMs, errorCode: refusedErrorCode },
    ...{ clientIp: event.clientIp ?? "", agent: event.agent ?? "" },
  });
  // Its file may have been reported first.
  withdrawTapes(services, db, event.streamName, event.atMs);
}

function noteStop(db: Connection, event: StreamStopEvent): boolean {
  const known = pushEndedBy(db, event);
  const end = {
    endedMs: event.atMs,
    errorCode: event.errorCode,
    resumable: event.resumable && !isEndedByOwner(db, event, known) ? 1 : 0,
  };
  if (known) {
    if (known.endedMs !== null) return false;
    const sequence = event.sequence || known.sequence;
    const seed = sequence === known.sequence ? known.seed : known.seed || known.sequence;
    livePushes.updatePush(db, known.id, { ...end, sequence, seed });
    return true;
  }
  // Its start may still be on the way; until then this ends nothing.
  if (!event.sequence) return false;
  livePushes.insertPush(db, { ...emptyPush(event.streamName, event.sequence), ...end });
  return true;
}

/** One that was not let in is none of those that are on air, of which it cannot be the end. */
function pushEndedBy(db: Connection, event: StreamStopEvent): livePushes.PushRow | null {
  const { streamName, sequence } = event;
  const reported = sequence ? livePushes.findPush(db, streamName, sequence) : null;
  if (reported || isRefused(event)) return reported;
  return sequence ? seenPushAt(db, event) : newestOpenPush(db, event);
}

/** How long before its broadcaster ended a broadcast the last media may have come, in milliseconds. */
const lastMediaMs = 10_000;

/**
 * Whether this is the end that the broadcaster brought about in the studio. Then nobody is waited
 * for, although a source that disconnects a publisher reports a lost one.
 */
function isEndedByOwner(
  db: Connection,
  { streamName, atMs }: StreamStopEvent,
  push: livePushes.PushRow | null,
): boolean {
  const endedMs = live.findLiveByStream(db, streamName)?.endedByOwnerMs ?? 0;
  if (endedMs === 0 || push?.startedMs == null) return false;
  return push.startedMs <= endedMs && atMs >= endedMs - lastMediaMs;
}

/**
 * Writes down why a broadcast is not recorded (to its end); the first reason stays. Its start was
 * reported before, by the same engine.
 */
function noteFailedRecording(
  db: Connection,
  { streamName, sequence, atMs, reason }: StreamRecordFailedEvent,
): boolean {
  const pushed = sequence ? livePushes.findPush(db, streamName, sequence)?.sessionId : null;
  const known = pushed ? liveSessions.findSession(db, pushed) : null;
  const session =
    known ??
    liveSessions
      .sessionsOfStreamSince(db, streamName, atMs - settledAfterMs)
      .findLast(({ startedMs }) => startedMs <= atMs);
  if (session?.recordingError !== "") return false;
  liveSessions.updateSession(db, session.id, { recordingError: reason });
  return true;
}

/** The push that this is the end of, when it was only seen so far: the last that began before. */
export function seenPushAt(
  db: Connection,
  { streamName, atMs }: StreamStopEvent,
): livePushes.PushRow | null {
  const begun = livePushes
    .seenPushes(db, streamName)
    .filter((push) => (push.startedMs ?? 0) <= atMs);
  return begun.sort((a, b) => (b.startedMs ?? 0) - (a.startedMs ?? 0))[0] ?? null;
}

function newestOpenPush(db: Connection, event: StreamStopEvent): livePushes.PushRow | null {
  const open = livePushes
    .openPushes(db)
    .filter((push) => push.streamName === event.streamName && (push.startedMs ?? 0) <= event.atMs)
    .sort((a, b) => (b.startedMs ?? 0) - (a.startedMs ?? 0));
  return open[0] ?? null;
}

/** A push of which nothing is known yet. */
export function emptyPush(streamName: string, sequence: string): livePushes.PushRow {
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
