import type { Connection } from "@/db/database";
import { findLive, type LiveRow } from "@/db/repositories/live";
import { findSession, type SessionRow } from "@/db/repositories/live-sessions";

/**
 * The broadcast that somebody pushes into or may come back into; null: none. Other than
 * `live_data.status` it knows of one that is not public yet.
 */
export function runningSession(
  db: Connection,
  { sessionId }: Pick<LiveRow, "sessionId">,
  nowMs: number,
): SessionRow | null {
  const session = sessionId ? findSession(db, sessionId) : null;
  if (session?.endedMs !== null) return null;
  const isLost = session.graceUntilMs !== null && session.graceUntilMs <= nowMs;
  return isLost ? null : session;
}

/** The broadcaster's row, and the broadcast that has not ended, public or not. */
export function runningOf(
  db: Connection,
  userid: string,
): { readonly owner: LiveRow | null; readonly session: SessionRow | null } {
  const owner = findLive(db, userid);
  const last = owner?.sessionId ? findSession(db, owner.sessionId) : null;
  return { owner, session: last?.endedMs === null ? last : null };
}
