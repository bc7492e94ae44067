import type { Connection } from "@/db/database";
import {
  type ChatMuteRow,
  chatMutesOf,
  deleteAddressMutes,
  deleteChatMute,
  insertChatMute,
  mutedAddress,
} from "@/db/repositories/chat-mutes";
import { findGuest } from "@/db/repositories/web-guests";
import { isGuestId } from "@/lib/auth/web-guest";

/**
 * Writes down a mute in a room or a ban in all of them, in the place of the one before; one that is
 * over already lifts it. With more than `most`, the one that would end first ends. A guest's holds
 * for the address that he wrote from last as well, so that another nickname does not help him.
 */
export function writeMute(db: Connection, mute: ChatMuteRow, most: number): void {
  const { room, userid, createdMs, untilMs } = mute;
  liftMute(db, room, userid);
  if (untilMs <= createdMs) return;
  const others = chatMutesOf(db, room, createdMs);
  const [first] = others;
  if (first && others.length >= most) liftMute(db, room, first.userid);
  insertChatMute(db, mute);
  const from = isGuestId(userid) ? findGuest(db, userid)?.addressHash : "";
  if (from) insertChatMute(db, { ...mute, userid: mutedAddress(from, userid) });
}

function liftMute(db: Connection, room: string, userid: string): void {
  deleteChatMute(db, room, userid);
  if (isGuestId(userid)) deleteAddressMutes(db, room, userid);
}
