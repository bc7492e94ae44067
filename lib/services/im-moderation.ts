import type { Connection } from "@/db/database";
import { chatMutesOf, everyRoom } from "@/db/repositories/chat-mutes";
import { findImGroup } from "@/db/repositories/im-groups";
import { findLive, type LiveRow } from "@/db/repositories/live";
import { isGuestId } from "@/lib/auth/web-guest";
import { isMutedAll, muteOf } from "./chat-rules";
import type { ChatServices } from "./chat-services";
import { ownRoomId } from "./room-id";

type ModerationServices = Pick<ChatServices, "config" | "database" | "now" | "relay">;
type Group = Pick<LiveRow, "userid" | "groupid">;

/** Bans that a new group is told of; each costs a call, and callbacks keep to all of them. */
const maxBansTold = 100;

/**
 * Tells a room's group at IM what now holds for a user there. Where there is none the database
 * knows it, and a group that is opened later is told by `tellModeration`.
 */
export function tellMute(services: ModerationServices, group: Group, userid: string): void {
  const { database, relay } = services;
  // A guest of the web has no phone.
  if (isGuestId(userid) || !isWanted(database.read, group.groupid)) return;
  const mute = muteOf(services, database.read, group.userid, userid);
  relay.mute(group.groupid, userid, mute?.untilMs ?? 0);
}

/** The same of silence for all. */
export function tellMuteAll(services: ModerationServices, group: Group, muted: boolean): void {
  if (isWanted(services.database.read, group.groupid)) services.relay.muteAll(group.groupid, muted);
}

/** Tells a group that was just opened, or found again, everything that holds in its room. */
export function tellModeration(services: ModerationServices, group: Group): void {
  const { database, now, relay } = services;
  const db = database.read;
  const live = findLive(db, group.userid);
  if (!live) return;
  const bans = chatMutesOf(db, everyRoom, now()).slice(-maxBansTold);
  const mutes = [...bans, ...chatMutesOf(db, group.userid, now())];
  for (const userid of new Set(mutes.map((mute) => mute.userid))) {
    tellMute(services, group, userid);
  }
  const muted = isMutedAll(db, live);
  // Ours may have outlived a broadcast that ended in silence; a phone's is new with each.
  if (muted || group.groupid === ownRoomId(group.userid)) relay.muteAll(group.groupid, muted);
}

function isWanted(db: Connection, groupid: string): boolean {
  return findImGroup(db, groupid)?.wanted === "open";
}
