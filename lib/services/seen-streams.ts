import type { Connection } from "@/db/database";
import * as live from "@/db/repositories/live";
import type { OnlineStream } from "@/lib/providers/live-provider";
import { isSamePush, pushFacts } from "./push-facts";
import type { Services } from "./services";
import { emptyPush, refreshStream, settledAfterMs } from "./stream-events";

/** A start is reported within a second or two; until then nobody concludes that it is lost. */
const reportTimeMs = 10_000;

/**
 * The source carries this stream now. When a push of that time is known, it is confirmed, also one
 * that was thought to be gone; else its start was lost on the way, and the broadcast begins by what
 * is seen. Streams that are nobody's live are let alone.
 */
export function noteSeen(services: Services, db: Connection, stream: OnlineStream): void {
  const { streamName, publishedAtMs } = stream;
  if (!live.findLiveByStream(db, streamName)) return;
  const nowMs = services.now();
  const pushes = recentPushes(db, streamName, nowMs);
  const known = pushes.filter((push) => isOfTime(push, publishedAtMs));
  // One whose end was reported may stay in the source's list for a while.
  const running = known.find((push) => push.endedMs === null);
  if (running) {
    live.updatePush(db, running.id, { seenMs: nowMs, gone: 0 });
    if (running.gone === 1) refreshStream(services, db, streamName);
    return;
  }
  const startedMs = publishedAtMs ?? nowMs;
  if (known.length > 0 || (publishedAtMs !== null && nowMs - startedMs < reportTimeMs)) return;
  live.insertPush(db, {
    ...emptyPush(streamName, `seen-${startedMs}`),
    ...{ startedMs, seen: 1, seenMs: nowMs },
  });
  refreshStream(services, db, streamName);
}

/** Whether a push began then; where the source gives no time, whether one runs. */
function isOfTime(push: live.PushRow, publishedAtMs: number | null): boolean {
  if (publishedAtMs === null) return push.startedMs !== null && push.endedMs === null;
  return isSamePush(push, publishedAtMs);
}

/** Media of this stream reaches viewers, although the source itself cannot be asked. */
export function noteFlowing(services: Services, db: Connection, streamName: string): void {
  for (const push of runningPushes(db, streamName, services.now())) {
    live.updatePush(db, push.id, { seenMs: services.now() });
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
      if (!fact) live.deletePush(db, push.id);
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
