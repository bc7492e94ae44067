import type { Connection } from "@/db/database";
import { findAccount } from "@/db/repositories/accounts";
import * as live from "@/db/repositories/live";
import { findLinkStream } from "@/db/repositories/rooms";
import type { Config } from "@/lib/config";
import { emptyLive } from "./audience";
import { ownRoomId } from "./room-id";
import type { AddressRequest } from "./rooms";
import type { Services } from "./services";
import { streamNameOf, streamPrefix } from "./stream-name";

/** What is known of a broadcaster when the row is made. */
type FirstWords = AddressRequest &
  Pick<live.LiveRow, "addressIssuedMs" | "addressExpiresS"> & {
    readonly announced: number;
    readonly issuedTo: string;
    /** Unix ms. */
    readonly nowMs: number;
  };

/** Makes the row of somebody who has none. */
export function insertLiveRow(
  config: Pick<Config, "appBizid" | "streamNames">,
  db: Connection,
  { nowMs, ...about }: FirstWords,
): live.NewLiveRow {
  const taken = (name: string) =>
    live.findLiveByStream(db, name) !== null || findLinkStream(db, name) !== null;
  const row = {
    ...about,
    streamName: streamNameOf(streamPrefix(config), about.userid, taken),
    status: 0,
    forbidStatus: 0,
    viewerCount: 0,
    webViewerCount: 0,
    likeCount: 0,
    sessionId: null,
    createTime: Math.floor(nowMs / 1000),
  };
  live.insertLive(db, row);
  // Of an older row of this userid that was tidied away.
  emptyLive(db, about.userid);
  return row;
}

/**
 * The row of an account that may never have asked for an address: made without one, so that what is
 * set for a room has its place.
 */
export function ensureLive(
  { config, now }: Pick<Services, "config" | "now">,
  db: Connection,
  userid: string,
): live.LiveRow {
  const account = findAccount(db, userid);
  const known = live.findLive(db, userid);
  if (known) return known;
  insertLiveRow(config, db, {
    userid,
    groupid: ownRoomId(userid),
    title: "",
    nickname: account?.nickname ?? "",
    headpic: account?.avatar ?? "",
    frontcover: account?.frontcover ?? "",
    location: "",
    desc: "",
    announced: 1,
    issuedTo: "",
    addressIssuedMs: 0,
    addressExpiresS: 0,
    nowMs: now(),
  });
  const made = live.findLive(db, userid);
  if (!made) throw new Error(`The row of ${userid} was not written.`);
  return made;
}
