import type { Connection } from "@/db/database";
import { findAccount } from "@/db/repositories/accounts";
import * as live from "@/db/repositories/live";
import * as liveSessions from "@/db/repositories/live-sessions";
import { ServiceError } from "@/lib/errors";
import { isCloudError } from "@/lib/providers/cloud-error";
import { type Caller, requireStaff } from "./acting";
import { type Ban, banOf, banWords, noBan } from "./ban";
import { ensureLive } from "./live-row";
import { refreshStream } from "./refresh-stream";
import type { RoomServices } from "./rooms";
import { runningOf } from "./running-session";
import { notifyBroadcaster } from "./staff-notices";
import { requireRankOver } from "./staff-rank";
import { closeGrace } from "./stream-events";

/** What a broadcaster is forbidden. */
export interface BanOrder {
  /** Unix ms; null: until somebody lifts it. */
  readonly untilMs: number | null;
  /** Why, in the words of who orders it; may be empty. */
  readonly reason: string;
}

/**
 * Staff ends a broadcast: the publisher is disconnected, and kept out for as long as after "End
 * broadcast" of the studio, so that it does not come back by itself. The broadcaster is told why. Like
 * the orders below it is an administrator's where the broadcaster is of the staff (`staff-rank`).
 * @throws ServiceError `unverified`, also with reason `staffAccount`; `notFound`, `cloudUnavailable`
 */
export async function stopLive(
  services: RoomServices,
  caller: Caller,
  userid: string,
  reason = "",
): Promise<void> {
  const { userId: sentBy } = requireStaff(caller, "moderator");
  const row = live.findLive(services.database.read, userid);
  if (!row) return requireAccount(services.database.read, userid);
  requireRankOver(services.database.read, caller, userid);
  const marked = await markStopped(services, userid, sentBy, reason);
  await endMarked(services, row.streamName, marked);
  if (marked === null) return;
  await services.database.write((db) =>
    notifyBroadcaster(services, db, { userid, kind: "stopped", text: reason, sentBy }),
  );
}

/**
 * Disconnects the publisher of a stream, whether others may watch it or not, and waits no longer for
 * one that is lost. Nothing happens to a stream that does not run.
 * @throws ServiceError `cloudUnavailable` as below.
 */
export async function endBroadcast(
  services: RoomServices,
  streamName: string,
  reason: string,
): Promise<void> {
  await throughCloud(async () => {
    await services.live.stopPublisher(streamName, reason);
    await services.live.giveUpWaiting(streamName);
  });
  await services.database.write((db) => closeGrace(services, db, streamName));
}

/**
 * Staff forbids a broadcaster to go live. It holds from the moment it is written down, also when the
 * source cannot be told before it answers again, and for an account that never broadcast: its row is
 * made for it. @throws ServiceError `unverified`, `notFound`, `cloudUnavailable`
 */
export async function forbidLive(
  services: RoomServices,
  caller: Caller,
  userid: string,
  { untilMs, reason }: BanOrder,
): Promise<void> {
  const { userId: sentBy } = requireStaff(caller, "moderator");
  const { database } = services;
  const ban = { untilMs, reason };
  const streamName = await database.write((db) => {
    if (!live.findLive(db, userid)) requireAccount(db, userid);
    requireRankOver(db, caller, userid);
    const row = ensureLive(services, db, userid);
    const known = banOf(row, services.now());
    const change = { forbidStatus: 1, forbidUntilMs: untilMs ?? 0, forbidReason: reason };
    live.updateLive(db, userid, change);
    refreshStream(services, db, row.streamName);
    // The second of two who forbid the same tells nothing new.
    if (!known || known.untilMs !== untilMs || known.reason !== reason) {
      const about = untilMs === null ? "" : String(untilMs);
      const notice = { userid, kind: "forbidden", text: reason, about, sentBy } as const;
      notifyBroadcaster(services, db, notice);
    }
    return row.streamName;
  });
  await throughCloud(() => services.live.forbidPublisher(streamName, banWords(ban), untilMs));
  await endMarked(services, streamName, await markStopped(services, userid, sentBy, reason));
}

/**
 * Staff allows a broadcaster to go live again. It is lifted when the source has lifted it, so that
 * nobody is allowed in words alone. A ban that somebody else has spoken meanwhile stays.
 * @throws ServiceError as above; `conflict` when it is another ban by then.
 */
export async function allowLive(
  services: RoomServices,
  caller: Caller,
  userid: string,
): Promise<void> {
  const { userId: sentBy } = requireStaff(caller, "moderator");
  const row = live.findLive(services.database.read, userid);
  if (!row) return requireAccount(services.database.read, userid);
  requireRankOver(services.database.read, caller, userid);
  await throughCloud(() => services.live.allowPublisher(row.streamName));
  const later = await services.database.write((db) => {
    const found = otherBan(services, row, live.findLive(db, userid));
    if (!found) liftBan(services, db, userid, sentBy);
    return found;
  });
  if (!later) return;
  // The source may have been told of it before it was told to allow.
  await throughCloud(() =>
    services.live.forbidPublisher(row.streamName, banWords(later), later.untilMs),
  );
  throw new ServiceError("conflict", "Somebody else has forbidden it anew meanwhile.");
}

/** The ban that holds now, where it is not the one that held before. */
function otherBan(
  { now }: Pick<RoomServices, "now">,
  before: live.LiveRow,
  row: live.LiveRow | null,
): Ban | null {
  const ban = banOf(row, now());
  const known = banOf(before, now());
  return ban?.untilMs === known?.untilMs && ban?.reason === known?.reason ? null : ban;
}

/**
 * Takes a ban from the books and tells the broadcaster, who may come back at once: what kept an
 * encoder out because staff had ended its broadcast goes with it. `sentBy` is empty for a ban whose
 * time is over. False when there was none.
 */
export function liftBan(
  services: RoomServices,
  db: Connection,
  userid: string,
  sentBy: string,
): boolean {
  const row = live.findLive(db, userid);
  if (row?.forbidStatus !== 1) return false;
  const last = row.sessionId ? liveSessions.findSession(db, row.sessionId) : null;
  const isHeldByStaff = (last?.endedBy ?? "") !== "";
  live.updateLive(db, userid, { ...noBan, ...(isHeldByStaff && { endedByOwnerMs: 0 }) });
  refreshStream(services, db, row.streamName);
  notifyBroadcaster(services, db, { userid, kind: "allowed", text: "", sentBy });
  return true;
}

/** Who never broadcast may be somebody all the same. @throws ServiceError `notFound` */
function requireAccount(db: Connection, userid: string): void {
  if (!findAccount(db, userid)) {
    throw new ServiceError("notFound", "There is no such broadcaster.");
  }
}

/**
 * Writes down who ended the broadcast that runs and why, before it is ended: an encoder that is
 * disconnected comes back within the same second. Returns its id; null when none runs, or when
 * somebody of the staff was faster.
 */
function markStopped(
  services: RoomServices,
  userid: string,
  endedBy: string,
  endedReason: string,
): Promise<string | null> {
  return services.database.write((db) => {
    const { session } = runningOf(db, userid);
    if (!session) return null;
    live.updateLive(db, userid, { endedByOwnerMs: services.now() });
    if (session.endedBy !== "") return null;
    liveSessions.updateSession(db, session.id, { endedBy, endedReason });
    return session.id;
  });
}

/** A broadcast that goes on because the cloud did not end it was not ended by anybody. */
async function endMarked(
  services: RoomServices,
  streamName: string,
  marked: string | null,
): Promise<void> {
  try {
    await endBroadcast(services, streamName, "The staff of this server ended this broadcast.");
  } catch (error) {
    if (marked !== null) {
      await services.database.write((db) =>
        liveSessions.updateSession(db, marked, { endedBy: "", endedReason: "" }),
      );
    }
    throw error;
  }
}

/** @throws ServiceError `cloudUnavailable` where the source did not do it. */
export async function throughCloud(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    if (!isCloudError(cause)) throw cause;
    throw new ServiceError(
      "cloudUnavailable",
      cause.failure === "refused"
        ? "Tencent Cloud refused this: run the doctor."
        : "Tencent Cloud did not answer: try again.",
      { cause },
    );
  }
}
