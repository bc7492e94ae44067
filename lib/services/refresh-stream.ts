import type { Connection } from "@/db/database";
import * as live from "@/db/repositories/live";
import * as livePushes from "@/db/repositories/live-pushes";
import * as liveSessions from "@/db/repositories/live-sessions";
import { findRoomSetting } from "@/db/repositories/room-settings";
import { tapesOfStreamSince } from "@/db/repositories/tapes";
import { emptyLive } from "./audience";
import { banOf } from "./ban";
import { carryFigures, figuresOfAll, likesOfOthers } from "./carried-figures";
import { publicMsOf } from "./public-moment";
import { pushFacts } from "./push-facts";
import type { Services } from "./services";
import { type PlannedSession, planSessions } from "./session-plan";
import { linkTapes } from "./tapes";
import { tellOfBroadcast } from "./webhook-facts";

const hourMs = 60 * 60 * 1000;
/** A cloud reports within minutes; what ended longer ago than this cannot change any more. */
export const settledAfterMs = 24 * hourMs;
/** Our own engine reports each thing as it happens, and waits no longer than this for a publisher. */
const ownSettledAfterMs = hourMs;

/** The broadcasts that may still change, and the pushes that they come from. */
export function recentPushes({ config, now }: Services, db: Connection, streamName: string) {
  const horizonMs = now() - (config.mode === "embedded" ? ownSettledAfterMs : settledAfterMs);
  const sessions = liveSessions.sessionsOfStreamSince(db, streamName, horizonMs);
  return { sessions, pushes: livePushes.pushesOfStreamSince(db, streamName, horizonMs) };
}

/** What the facts of the last day say that the broadcasts are. */
export function planStream(services: Services, db: Connection, streamName: string) {
  const nowMs = services.now();
  const graceMs = services.config.reconnectGraceSeconds * 1000;
  const { sessions, pushes } = recentPushes(services, db, streamName);
  return { sessions, pushes, planned: planSessions(pushes, graceMs, nowMs) };
}

/** What the facts alone say of a broadcast. */
type SessionTimes = Pick<
  liveSessions.SessionRow,
  "id" | "startedMs" | "endedMs" | "graceUntilMs" | "publicMs"
>;

function sameTimes(row: liveSessions.SessionRow, times: SessionTimes): boolean {
  return (
    row.startedMs === times.startedMs &&
    row.endedMs === times.endedMs &&
    row.graceUntilMs === times.graceUntilMs &&
    row.publicMs === times.publicMs
  );
}

/**
 * An end that nobody reported is written down beside the report that may still come, so that what
 * is long over need not be looked at to know that it is.
 */
function writeConclusions(db: Connection, pushes: readonly livePushes.PushRow[]): void {
  const rows = new Map(pushes.map((push) => [push.id, push]));
  for (const { id, endedMs, endedBy } of pushFacts(pushes)) {
    const concludedMs = endedBy === "report" ? null : endedMs;
    if (rows.get(id)?.concludedMs !== concludedMs) livePushes.updatePush(db, id, { concludedMs });
  }
}

/**
 * When everybody could watch the broadcast first, Unix s; when the address of the next one was asked
 * for, once it was asked for after this one's end. A preview does not show in it. From the facts
 * alone, whatever was reported first.
 */
function createTimeOf(
  { addressIssuedMs }: Pick<live.LiveRow, "addressIssuedMs">,
  { startedMs, endedMs }: PlannedSession,
  publicMs: number | null,
): number {
  const isNext = endedMs !== null && addressIssuedMs > endedMs;
  const hidden = publicMs === null && addressIssuedMs > 0;
  return Math.floor((isNext || hidden ? addressIssuedMs : (publicMs ?? startedMs)) / 1000);
}

/** What a broadcast says of itself when it is written down first. */
function newSession(
  { config }: Services,
  db: Connection,
  owner: live.LiveRow,
  before: readonly liveSessions.SessionRow[],
  parts: readonly liveSessions.SessionRow[],
): Omit<liveSessions.SessionRow, keyof SessionTimes> {
  // One that was known under another id goes on with all that is known of it.
  const [known] = before;
  if (known) {
    const {
      id: _id,
      startedMs: _start,
      endedMs: _end,
      graceUntilMs: _g,
      publicMs: _p,
      ...rest
    } = known;
    const recordingError = before.find((row) => row.recordingError)?.recordingError ?? "";
    const ended = before.find((row) => row.endedBy) ?? rest;
    const { endedBy, endedReason } = ended;
    return { ...rest, ...figuresOfAll(parts), recordingError, endedBy, endedReason };
  }
  const { userid, streamName, title, nickname, headpic, frontcover } = owner;
  const { location, announced, category } = owner;
  const wanted = findRoomSetting(db, userid)?.record ?? 1;
  return {
    ...{ userid, streamName, title, nickname, headpic, frontcover, location, announced, category },
    recorded: config.recording && wanted === 1 ? 1 : 0,
    ...figuresOfAll([]),
    recordingError: "",
    endedBy: "",
    endedReason: "",
  };
}

/** Brings sessions, the broadcaster's row and the tapes' links in line with the facts. */
export function refreshStream(services: Services, db: Connection, streamName: string): void {
  const owner = live.findLiveByStream(db, streamName);
  if (!owner) return;
  const { pushes, planned, sessions } = planStream(services, db, streamName);
  const { userid, wentPublicMs } = owner;
  const manual = findRoomSetting(db, userid)?.manualPublic === 1;
  writeConclusions(db, pushes);
  const rows = new Map(sessions.map((row) => [row.id, row]));
  const existing = new Map(rows);
  const sessionOfPush = new Map(pushes.map((push) => [push.id, push.sessionId]));
  const plannedIds = new Set(planned.map(({ id }) => id));
  const carried = new Set<string>();
  let publicMs: number | null = null;
  let likesBefore = 0;
  for (const session of planned) {
    const { pushIds, ...times } = session;
    const known = existing.get(session.id);
    existing.delete(session.id);
    const ids = new Set([session.id, ...pushIds.map((id) => sessionOfPush.get(id) ?? "")]);
    const before = [...ids].flatMap((id) => rows.get(id) ?? []);
    publicMs = publicMsOf({ planned: session, before, manual, wentPublicMs });
    const change = { ...times, publicMs };
    // What goes on as a broadcast of its own keeps its figures; of others each counts once.
    const isPart = ({ id }: liveSessions.SessionRow) =>
      id === session.id || !(plannedIds.has(id) || carried.has(id));
    const parts = before.filter(isPart);
    for (const { id } of parts) carried.add(id);
    if (!known) {
      liveSessions.insertSession(db, {
        ...newSession(services, db, owner, before, parts),
        ...change,
      });
    } else if (parts.length > 1) {
      liveSessions.updateSession(db, session.id, { ...change, ...figuresOfAll(parts) });
    } else if (!sameTimes(known, change)) {
      liveSessions.updateSession(db, session.id, change);
    }
    if (!known || parts.length > 1 || !sameTimes(known, change)) {
      tellOfBroadcast(services, db, session.id, parts);
    }
    carryFigures(db, parts, session.id);
    likesBefore = likesOfOthers(parts, owner.sessionId);
    for (const id of pushIds) {
      if (sessionOfPush.get(id) === session.id) continue;
      livePushes.updatePush(db, id, { sessionId: session.id });
    }
  }
  // A push that was reported late can begin a broadcast that is known under another id.
  for (const id of existing.keys()) liveSessions.deleteSession(db, id);

  const last = planned.at(-1);
  if (last) {
    // Who is forbidden is in no list, also while his publisher cannot be disconnected.
    // Neither is a broadcast that nobody but its broadcaster may watch yet.
    const forbidden = banOf(owner, services.now()) !== null;
    const online = last.endedMs === null && !forbidden && publicMs !== null;
    const ends = !online && owner.status === 1;
    // One that was known under another id goes on; its likes do, too.
    const begins = last.id !== owner.sessionId && !existing.has(owner.sessionId ?? "");
    if (ends) emptyLive(db, owner.userid);
    live.updateLive(db, owner.userid, {
      ...(ends ? { viewerCount: 0, webViewerCount: 0 } : {}),
      ...(begins ? { likeCount: 0 } : {}),
      ...(online && likesBefore > 0 ? { likeCount: owner.likeCount + likesBefore } : {}),
      status: online ? 1 : 0,
      sessionId: last.id,
      createTime: createTimeOf(owner, last, publicMs),
    });
  }
  if (!last && existing.has(owner.sessionId ?? "")) {
    // The only broadcast was none: its push was not let in.
    emptyLive(db, userid);
    live.updateLive(db, userid, {
      ...{ viewerCount: 0, webViewerCount: 0, status: 0, sessionId: null },
      createTime: Math.floor(owner.addressIssuedMs / 1000),
    });
  }
  const recent = tapesOfStreamSince(db, streamName, services.now() - settledAfterMs);
  linkTapes(services, db, streamName, recent);
}
