import type { Connection } from "@/db/database";
import * as live from "@/db/repositories/live";
import * as livePushes from "@/db/repositories/live-pushes";
import * as liveSessions from "@/db/repositories/live-sessions";
import type { OnlineStream } from "@/lib/providers/live-provider";
import { publishObjection, streamPurpose } from "./publish-authorization";
import { isRefused, isSamePush, type PushFact, pushFacts } from "./push-facts";
import { recentPushes, refreshStream, settledAfterMs } from "./refresh-stream";
import type { Services } from "./services";
import { closeGrace, emptyPush, noteRefusal } from "./stream-events";

/** A start is reported within a second or two; until then nobody concludes that it is lost. */
const reportTimeMs = 10_000;
/** A list of running streams lags behind their ends, in milliseconds. */
const listLagMs = 30_000;

/**
 * Whether a push that runs as far as we know explains that the source carries this stream. A stream
 * that is nobody's live needs no explanation.
 */
export function isExplained(services: Services, db: Connection, stream: OnlineStream): boolean {
  if (!live.findLiveByStream(db, stream.streamName)) return true;
  return openFact(services, db, stream) !== undefined;
}

/** Whether somebody has reported that this very push is over. */
export function isReportedOver(services: Services, db: Connection, stream: OnlineStream): boolean {
  return lastFact(services, db, stream)?.endedBy === "report";
}

/**
 * The source carries this stream, which is known to run. Its list is a little behind, so that only
 * the look before is sure.
 */
export function noteSeen(services: Services, db: Connection, stream: OnlineStream): void {
  const open = live.findLiveByStream(db, stream.streamName) && openFact(services, db, stream);
  if (open) noteSure(services, db, open.id);
}

/**
 * The source carries this stream, and says so also when asked for it alone, although it does not
 * run as far as we know: its start was lost, it was thought to be gone, or a report of its end was
 * wrong, which the caller has other proof of. What we do not let in stays out.
 */
export function noteFound(services: Services, db: Connection, stream: OnlineStream): void {
  const { streamName, publishedAtMs } = stream;
  const purpose = streamPurpose(db, streamName);
  if (!purpose?.owner) return;
  const nowMs = services.now();
  const query = new URLSearchParams();
  if (publishObjection(services.config, db, purpose, query, publishedAtMs ?? nowMs)) {
    // Its report, which would have had it sent away, was lost.
    if (publishedAtMs !== null) {
      noteRefusal(services, db, { kind: "start", streamName, sequence: "", atMs: publishedAtMs });
    }
    return;
  }
  const { pushes } = recentPushes(services, db, streamName);
  if (isRefusedPush(pushes, publishedAtMs)) return;
  const known = lastFact(services, db, stream);
  if (known?.endedBy === "sight") {
    livePushes.updatePush(db, known.id, { seenMs: nowMs, gone: 0 });
  } else if (known?.endedMs != null && nowMs - known.endedMs < listLagMs) {
    return;
  } else if (known && publishedAtMs !== null) {
    const running = { endedMs: null, resumable: 0, errorCode: null, gone: 0, seenMs: nowMs };
    livePushes.updatePush(db, known.id, running);
  } else {
    const startedMs = publishedAtMs ?? nowMs;
    if (publishedAtMs !== null && nowMs - startedMs < reportTimeMs) return;
    beginBySight(db, streamName, pushes, startedMs, nowMs);
  }
  refreshStream(services, db, streamName);
}

function beginBySight(
  db: Connection,
  streamName: string,
  rows: readonly livePushes.PushRow[],
  startedMs: number,
  nowMs: number,
): void {
  const seen = { startedMs, seen: 1, seenMs: nowMs };
  // An end that was reported without its start: the list has not noticed yet.
  const ended = rows.find((row) => row.startedMs === null && (row.endedMs ?? 0) >= startedMs);
  if (ended) livePushes.updatePush(db, ended.id, seen);
  else livePushes.insertPush(db, { ...emptyPush(streamName, `seen-${startedMs}`), ...seen });
}

/** Whether the push that the source carries is one that we do not let in. */
export function isKeptOut(
  services: Services,
  { streamName, publishedAtMs }: OnlineStream,
): boolean {
  const db = services.database.read;
  return isRefusedPush(recentPushes(services, db, streamName).pushes, publishedAtMs);
}

function isRefusedPush(rows: readonly livePushes.PushRow[], publishedAtMs: number | null): boolean {
  if (publishedAtMs === null) return false;
  const alike = rows.filter((row) => isSamePush(row, publishedAtMs));
  // One that was let in a second after another was not.
  const apartMs = (isOut: boolean) =>
    Math.min(
      ...alike
        .filter((row) => isRefused(row) === isOut)
        .map(({ startedMs }) => Math.abs((startedMs ?? 0) - publishedAtMs)),
    );
  return apartMs(true) < apartMs(false);
}

function openFact(services: Services, db: Connection, stream: OnlineStream): PushFact | undefined {
  const fact = lastFact(services, db, stream);
  return fact?.endedBy === null ? fact : undefined;
}

/** The push of that time; where the source gives no time, the last one. */
function lastFact(
  services: Services,
  db: Connection,
  { streamName, publishedAtMs }: OnlineStream,
): PushFact | undefined {
  const facts = pushFacts(recentPushes(services, db, streamName).pushes);
  return facts.findLast((fact) => publishedAtMs === null || isTheSame(fact, publishedAtMs));
}

/** An end that was only concluded may be wrong; one that was reported parts two pushes. */
function isTheSame({ startedMs, endedMs, endedBy }: PushFact, publishedAtMs: number): boolean {
  return isSamePush({ startedMs, endedMs: endedBy === "sight" ? null : endedMs }, publishedAtMs);
}

function noteSure({ config, now }: Services, db: Connection, pushId: string): void {
  const sureMs = now() - (config.tencent?.reconcileSeconds ?? 0) * 1000;
  livePushes.updatePush(db, pushId, { seenMs: sureMs });
}

/**
 * Media of this stream reaches viewers, although the source itself cannot be asked. It may have
 * stopped since the look before, which is all that is sure.
 */
export function noteFlowing(services: Services, db: Connection, streamName: string): void {
  for (const push of runningPushes(services, db, streamName)) noteSure(services, db, push.id);
}

/** The source carries this stream no more, and nobody has reported that it ended. */
export function noteGone(services: Services, db: Connection, streamName: string): void {
  const running = runningPushes(services, db, streamName);
  if (running.length === 0) return;
  for (const push of running) livePushes.updatePush(db, push.id, { gone: 1 });
  const endedMs = live.findLiveByStream(db, streamName)?.endedByOwnerMs ?? 0;
  // It is gone because its broadcaster has ended it: nobody is waited for.
  if (running.some(({ startedMs }) => (startedMs ?? endedMs) < endedMs)) {
    closeGrace(services, db, streamName);
  } else refreshStream(services, db, streamName);
}

/** Streams of broadcasts that run as far as is known, whose publisher is not known to be lost. */
export function runningStreams(services: Services): string[] {
  const db = services.database.read;
  const nowMs = services.now();
  const sessions = liveSessions
    .runningSessions(db)
    .filter((session) => session.graceUntilMs === null);
  const names = new Set(sessions.map((session) => session.streamName));
  return [...names].filter((streamName) =>
    // One that has begun this moment is in no list yet.
    runningPushes(services, db, streamName).every(
      (push) => nowMs - (push.startedMs ?? 0) >= reportTimeMs,
    ),
  );
}

/** Lets go of open pushes of streams that are nobody's any more. */
export function forgetForeignPushes(services: Services, db: Connection): void {
  const horizonMs = services.now() - settledAfterMs;
  for (const push of livePushes.openPushes(db)) {
    const old = (push.startedMs ?? 0) < horizonMs;
    if (old && !live.findLiveByStream(db, push.streamName)) livePushes.deletePush(db, push.id);
  }
}

function runningPushes(services: Services, db: Connection, streamName: string): PushFact[] {
  const { pushes } = recentPushes(services, db, streamName);
  return pushFacts(pushes).filter((fact) => fact.endedMs === null);
}
