import type { Connection } from "@/db/database";
import * as live from "@/db/repositories/live";
import type { OnlineStream } from "@/lib/providers/live-provider";
import { objectionTo, streamPurpose } from "./publish-authorization";
import { isRefused, isSamePush, type PushFact, pushFacts } from "./push-facts";
import type { Services } from "./services";
import { emptyPush, refreshStream, settledAfterMs } from "./stream-events";

/** A start is reported within a second or two; until then nobody concludes that it is lost. */
const reportTimeMs = 10_000;
/** A list of running streams lags behind their ends, in milliseconds. */
const listLagMs = 30_000;

/**
 * Whether a push that runs as far as we know explains that the source carries this stream; if so it
 * is confirmed. A stream that is nobody's live needs no explanation.
 */
export function isExplained(services: Services, db: Connection, stream: OnlineStream): boolean {
  if (!live.findLiveByStream(db, stream.streamName)) return true;
  return openFact(services, db, stream) !== undefined;
}

/** The source carries these streams, which are known to run. */
export function noteSeen(services: Services, db: Connection, stream: OnlineStream): void {
  const open = live.findLiveByStream(db, stream.streamName) && openFact(services, db, stream);
  if (open) live.updatePush(db, open.id, { seenMs: services.now() });
}

/**
 * The source carries this stream, and says so also when asked for it alone, although it does not
 * run as far as we know: its start was lost, it was thought to be gone, or a report of its end was
 * wrong. What we do not let in stays out.
 */
export function noteFound(services: Services, db: Connection, stream: OnlineStream): void {
  const { streamName, publishedAtMs } = stream;
  const purpose = streamPurpose({ database: { read: db } }, streamName);
  if (!purpose?.owner || objectionTo(services, purpose, new URLSearchParams())) return;
  const nowMs = services.now();
  const rows = recentPushes(db, streamName, nowMs);
  if (isRefusedPush(rows, publishedAtMs)) return;
  const facts = pushFacts(rows);
  const known = facts.findLast((fact) => publishedAtMs === null || isTheSame(fact, publishedAtMs));
  if (known?.endedBy === "sight") {
    live.updatePush(db, known.id, { seenMs: nowMs, gone: 0 });
  } else if (known?.endedMs != null && nowMs - known.endedMs < listLagMs) {
    return;
  } else if (known && publishedAtMs !== null) {
    withdrawEnd(db, known, nowMs);
  } else {
    const startedMs = publishedAtMs ?? nowMs;
    if (publishedAtMs !== null && nowMs - startedMs < reportTimeMs) return;
    live.insertPush(db, {
      ...emptyPush(streamName, `seen-${startedMs}`),
      ...{ startedMs, seen: 1, seenMs: nowMs },
    });
  }
  refreshStream(services, db, streamName);
}

/** Whether the push that the source carries is one that we do not let in. */
export function isKeptOut(
  services: Services,
  { streamName, publishedAtMs }: OnlineStream,
): boolean {
  const db = services.database.read;
  return isRefusedPush(recentPushes(db, streamName, services.now()), publishedAtMs);
}

function isRefusedPush(rows: readonly live.PushRow[], publishedAtMs: number | null): boolean {
  if (publishedAtMs === null) return false;
  return rows.some((row) => isRefused(row) && isSamePush(row, publishedAtMs));
}

function openFact(services: Services, db: Connection, stream: OnlineStream): PushFact | undefined {
  const { streamName, publishedAtMs } = stream;
  return pushFacts(recentPushes(db, streamName, services.now())).find(
    (fact) => fact.endedBy === null && (publishedAtMs === null || isTheSame(fact, publishedAtMs)),
  );
}

/** An end that was only concluded may be wrong; one that was reported parts two pushes. */
function isTheSame({ startedMs, endedMs, endedBy }: PushFact, publishedAtMs: number): boolean {
  return isSamePush({ startedMs, endedMs: endedBy === "sight" ? null : endedMs }, publishedAtMs);
}

function withdrawEnd(db: Connection, { id, endId }: PushFact, nowMs: number): void {
  if (endId !== null && endId !== id) live.deletePush(db, endId);
  live.updatePush(db, id, { endedMs: null, resumable: 0, errorCode: null, seenMs: nowMs });
}

/**
 * Media of this stream reaches viewers, although the source itself cannot be asked. It may have
 * stopped since the look before, which is all that is sure.
 */
export function noteFlowing(services: Services, db: Connection, streamName: string): void {
  const nowMs = services.now();
  const sureMs = nowMs - (services.config.tencent?.reconcileSeconds ?? 0) * 1000;
  for (const push of runningPushes(db, streamName, nowMs)) {
    live.updatePush(db, push.id, { seenMs: Math.max(push.seenMs ?? 0, sureMs) });
  }
}

/** The source carries this stream no more, and nobody has reported that it ended. */
export function noteGone(services: Services, db: Connection, streamName: string): void {
  const running = runningPushes(db, streamName, services.now());
  if (running.length === 0) return;
  for (const push of running) live.updatePush(db, push.id, { gone: 1 });
  refreshStream(services, db, streamName);
}

/** Streams of broadcasts that run as far as is known, whose publisher is not known to be lost. */
export function runningStreams(services: Services): string[] {
  const db = services.database.read;
  const nowMs = services.now();
  const sessions = live.runningSessions(db).filter((session) => session.graceUntilMs === null);
  const names = new Set(sessions.map((session) => session.streamName));
  return [...names].filter((streamName) =>
    // One that has begun this moment is in no list yet.
    runningPushes(db, streamName, nowMs).every(
      (push) => nowMs - (push.startedMs ?? 0) >= reportTimeMs,
    ),
  );
}

/**
 * Writes down how pushes ended that nobody reported, once no report can come any more; such rows
 * would be looked at for ever.
 */
export function settlePushes(services: Services, db: Connection): void {
  const horizonMs = services.now() - settledAfterMs;
  const old = live.openPushes(db).filter((push) => (push.startedMs ?? 0) < horizonMs);
  for (const streamName of new Set(old.map((push) => push.streamName))) {
    const facts = new Map(
      pushFacts(recentPushes(db, streamName, services.now())).map((fact) => [fact.id, fact]),
    );
    for (const push of old.filter((row) => row.streamName === streamName)) {
      const fact = facts.get(push.id);
      if (!fact || !live.findLiveByStream(db, streamName)) live.deletePush(db, push.id);
      else if (fact.endedMs !== null && fact.endedMs < horizonMs) {
        live.updatePush(db, push.id, { endedMs: fact.endedMs, resumable: fact.resumable ? 1 : 0 });
      }
    }
  }
}

function recentPushes(db: Connection, streamName: string, nowMs: number): live.PushRow[] {
  const horizonMs = nowMs - settledAfterMs;
  const sessions = live.sessionsOfStreamSince(db, streamName, horizonMs);
  const ids = sessions.map((session) => session.id);
  return live.pushesOfStreamSince(db, streamName, horizonMs, ids);
}

function runningPushes(db: Connection, streamName: string, nowMs: number): live.PushRow[] {
  const pushes = recentPushes(db, streamName, nowMs);
  const open = pushFacts(pushes).filter((fact) => fact.endedMs === null);
  return pushes.filter((push) => open.some((fact) => fact.id === push.id));
}
