import type { Connection } from "@/db/database";
import { findSession, type SessionRow } from "@/db/repositories/live-sessions";
import { findTapeById } from "@/db/repositories/tapes";
import type { WebhookData } from "@/lib/shared/admin-webhooks";
import type { Services } from "./services";
import { isoTime, queueWebhook, renameWebhookEvents } from "./webhook-outbox";

/**
 * Has the endpoints told that a broadcast has begun or is over, once each; only of one that everybody
 * can find and watch. `before`: the rows that it was known under until now.
 */
export function tellOfBroadcast(
  services: Services,
  db: Connection,
  sessionId: string,
  before: readonly SessionRow[],
): void {
  const session = findSession(db, sessionId);
  if (!session) return;
  for (const { id } of before) {
    if (id !== sessionId) renameWebhookEvents(db, ["live.started", "live.ended"], id, sessionId);
  }
  if (!isForEverybody(session)) return;
  const { endedMs } = session;
  if (!before.some(isForEverybody)) {
    queueWebhook(services, db, "live.started", sessionId, startOf(session));
  }
  if (endedMs === null) return;
  queueWebhook(services, db, "live.ended", sessionId, {
    ...startOf(session),
    endedAt: isoTime(endedMs),
    durationSeconds: Math.round((endedMs - session.startedMs) / 1000),
  });
}

const isForEverybody = ({ publicMs, announced }: SessionRow) =>
  publicMs !== null && announced === 1;

function startOf(session: SessionRow): WebhookData["live.started"] {
  const { id, userid, nickname, title, startedMs, publicMs } = session;
  const startedAt = isoTime(publicMs ?? startedMs);
  return { sessionId: id, userid, nickname, title, startedAt };
}

/** Has them told that a recording is there, once, when everybody may watch it. */
export function tellOfTape(services: Services, db: Connection, tapeId: string): void {
  const tape = findTapeById(db, tapeId);
  if (tape?.listed !== 1) return;
  const { fileId, sessionId, userid, title, startMs, endMs, durationS } = tape;
  queueWebhook(services, db, "tape.ready", tapeId, {
    ...{ fileId, sessionId, userid, title },
    ...{ startedAt: isoTime(startMs), endedAt: isoTime(endMs), durationSeconds: durationS },
  });
}
