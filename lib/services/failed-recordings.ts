import { setImmediate as nextTurn } from "node:timers/promises";
import * as repository from "@/db/repositories/failed-recordings";
import { findSession, type SessionRow, updateSession } from "@/db/repositories/live-sessions";
import { adminTapesPerPage, type FailedRecordingPage, mostCounted } from "@/lib/shared/admin-tapes";
import { type Caller, requireStaff } from "./acting";
import { concludedReason } from "./concluded-reasons";
import { figurePlaceOf } from "./list-cursor";
import { filesAwaitedMs, type RecordingServices } from "./recording-state";

/** Sources know a handful of reasons; of one that writes prose, so many are told apart. */
const mostReasons = 100;

export interface FailuresQuery {
  readonly userid?: string | undefined;
  readonly cursor?: string | undefined;
}

/**
 * Broadcasts whose recording failed, wholly or before its end; running ones, then the newest first.
 * @throws ServiceError `unverified`, `malformedField` for a cursor that nobody gave out.
 */
export function failedRecordingsOf(
  services: RecordingServices,
  caller: Caller,
  { userid, cursor }: FailuresQuery,
): FailedRecordingPage {
  requireStaff(caller, "readonly");
  const db = services.database.read;
  const at = cursor ? figurePlaceOf(cursor) : null;
  const place = at && { endedMs: at.figure, id: at.id };
  const reasons = repository.failureReasons(db, mostReasons);
  const from = place ?? { endedMs: Number.MAX_SAFE_INTEGER, id: "" };
  const most = adminTapesPerPage + 1;
  const running = place
    ? []
    : reasons.flatMap((reason) => repository.failedRunningSessions(db, reason, userid, most));
  const ended = reasons
    .flatMap((reason) => repository.failedSessionsAfter(db, { reason, userid }, from, most))
    .sort(newestFirst);
  const ids = ended.slice(0, adminTapesPerPage).map(({ id }) => id);
  const page = [...running.slice(0, adminTapesPerPage), ...repository.sessionsInOrder(db, ids)];
  const last = ended[adminTapesPerPage - 1];
  const total = repository.countFailedSessions(db, userid, mostCounted + 1);
  return {
    failures: described(services, page),
    next: last && ended.length > adminTapesPerPage ? `${last.endedMs}.${last.id}` : null,
    total: Math.min(total, mostCounted),
    isTotalCut: total > mostCounted,
  };
}

function described({ database }: RecordingServices, sessions: readonly SessionRow[]) {
  const tapes = repository.tapeLengthsOf(
    database.read,
    sessions.map(({ id }) => id),
  );
  return sessions.map((session) => ({
    broadcastId: session.id,
    title: session.title,
    userId: session.userid,
    nickname: session.nickname,
    startedAtMs: session.startedMs,
    endedAtMs: session.endedMs,
    reason: session.recordingError,
    tapes: tapes
      .filter(({ sessionId }) => sessionId === session.id)
      .map(({ fileId, durationS }) => ({ fileId, durationSeconds: durationS })),
  }));
}

function newestFirst(a: repository.EndedPlace, b: repository.EndedPlace): number {
  return b.endedMs - a.endedMs || (a.id < b.id ? 1 : -1);
}

/** Looked at in one go; the rest has its turn a minute later. */
const notedAtOnce = 50;
/** So much of the past is looked at before everybody else has a turn. */
const lookedAtMs = 12 * 3_600_000;
const dayMs = 86_400_000;

/**
 * Writes down for broadcasts that should have left a recording and left none that they did not, once
 * none can come any more. Of those that ended longer ago than deleted recordings are kept, nobody
 * knows whether there was one.
 */
export async function noteMissingFiles(services: RecordingServices): Promise<void> {
  const { database, live, config } = services;
  const nowMs = services.now();
  const untilMs = nowMs - filesAwaitedMs(live);
  const reason = concludedReason(live);
  let toMs = untilMs;
  for (let noted = 0; toMs > nowMs - config.tapeUndoDays * dayMs; ) {
    const fromMs = Math.max(toMs - lookedAtMs, nowMs - config.tapeUndoDays * dayMs);
    const span = { fromMs, untilMs: toMs };
    // Our own engine records nothing that nobody else can watch.
    const ids = repository.sessionsWithoutFile(database.read, span, !live.watch, notedAtOnce);
    if (ids.length > 0) {
      await database.write((db) => {
        for (const id of ids) {
          if (findSession(db, id)?.recordingError === "") {
            updateSession(db, id, { recordingError: reason });
          }
        }
      });
    }
    noted += ids.length;
    if (noted >= notedAtOnce) return;
    toMs = fromMs - 1;
    await nextTurn();
  }
}
