import { createHmac } from "node:crypto";
import type { Connection } from "@/db/database";
import { findLive, type LiveRow, viewersOf } from "@/db/repositories/live";
import { findSession } from "@/db/repositories/live-sessions";
import { addViewers, forgetViewers, raisePeak, setLikes } from "@/db/repositories/session-figures";
import { type Presence, viewerKeyOf } from "./presence";
import type { Services } from "./services";

/** Different viewers that are told apart in one broadcast; it shows no more than that. */
const maxViewersToldApart = 200_000;

/** The live of this broadcaster while it is on air, with the broadcast that runs. */
function onAir(db: Connection, userid: string): (LiveRow & { sessionId: string }) | null {
  const row = findLive(db, userid);
  return row?.status === 1 && row.sessionId ? { ...row, sessionId: row.sessionId } : null;
}

/**
 * The number of viewers has changed: the most at one time is written with it, so that no moment
 * between two samples is missed.
 */
export function notePeak(db: Connection, userid: string): void {
  const row = onAir(db, userid);
  if (row) raisePeak(db, row.sessionId, viewersOf(row));
}

/** Likes have changed: the broadcast keeps them, because the next one begins with none. */
export function noteLikes(db: Connection, userid: string): void {
  const row = onAir(db, userid);
  if (row) setLikes(db, row.sessionId, row.likeCount);
}

/**
 * A phone has come: it watches the broadcast that runs, and may be one viewer more than ever; not
 * when its user watches in a browser already, whom `presence-watch` leaves out from now on.
 */
export function noteViewer(
  services: Pick<Services, "config"> & { readonly presence: Presence },
  db: Connection,
  userid: string,
  viewer: string,
): void {
  const row = onAir(db, userid);
  if (!row) return;
  if (!services.presence.isIn(userid, viewer)) raisePeak(db, row.sessionId, viewersOf(row));
  noteViewers(services, db, row, row.sessionId, { came: [viewerKeyOf(viewer)], gone: [] });
}

/** Who watches a broadcast, as keys that tell viewers apart. */
export interface NewViewers {
  readonly came: Iterable<string>;
  /** Browsers that counted without an account, and whose viewers have signed in since. */
  readonly gone: Iterable<string>;
}

/** Counts who of these has not watched the broadcast before; its broadcaster is no viewer. */
export function noteViewers(
  { config }: Pick<Services, "config">,
  db: Connection,
  { userid }: Pick<LiveRow, "userid">,
  sessionId: string,
  { came, gone }: NewViewers,
): void {
  const hashOf = (viewer: string) => viewerHash(config.sessionKey, userid, viewer);
  forgetViewers(db, sessionId, [...gone].map(hashOf));
  const room = maxViewersToldApart - (findSession(db, sessionId)?.viewerTotal ?? 0);
  if (room <= 0) return;
  const viewers = [...came].filter((viewer) => viewer !== viewerKeyOf(userid)).slice(0, room);
  addViewers(db, sessionId, viewers.map(hashOf));
}

/** Tells viewers of one room apart and says nothing of who they are; 16 characters. */
function viewerHash(key: string, room: string, viewer: string): string {
  return createHmac("sha256", key)
    .update(`viewer ${room} ${viewer}`)
    .digest("base64url")
    .slice(0, 16);
}
