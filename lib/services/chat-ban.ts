import type { Connection } from "@/db/database";
import { type Hidden, roomsOfWriter } from "@/db/repositories/chat-messages";
import { everyRoom } from "@/db/repositories/chat-mutes";
import { wantedImGroups } from "@/db/repositories/im-groups";
import { findLive } from "@/db/repositories/live";
import { maxBanSeconds } from "@/lib/shared/admin-people";
import { type Caller, requireUser } from "./acting";
import type { SilenceOptions } from "./chat-moderation";
import { writeMute } from "./chat-mute-rows";
import { refusal } from "./chat-refusal";
import { removeMessagesOf } from "./chat-removal";
import { isProtected, mayBan } from "./chat-rules";
import type { ChatServices } from "./chat-services";
import { tellMute } from "./im-moderation";

/** Of the whole server; with one more, that which would end first ends. */
const maxBans = 10_000;
/** Groups that are told at once; in the others the callbacks keep to the ban. */
const maxGroupsTold = 200;

/**
 * Keeps a user from writing in every room, his own too, on the web and on phones; 0 seconds lifts
 * the ban and leaves the mutes of single rooms. Of a guest it holds for every guest of his address;
 * accounts at that address are not meant. `removeMessages` hides what he wrote in the last broadcast
 * of every room. For moderators and administrators, who cannot be banned themselves.
 * @throws ServiceError `unverified`, with reason `notModerator` or `protected`.
 */
export async function ban(
  services: ChatServices,
  caller: Caller,
  userid: string,
  seconds: number,
  { removeMessages = false }: SilenceOptions = {},
): Promise<void> {
  const { chat, database } = services;
  const moderator = requireUser(caller).userId;
  if (!mayBan(caller.actor)) throw refusal("notModerator");
  const spares = seconds <= 0 && !removeMessages;
  if (!spares && isProtected(services, database.read, null, userid)) throw refusal("protected");
  const nowMs = services.now();
  const untilMs = nowMs + Math.min(Math.max(0, seconds), maxBanSeconds) * 1000;
  const removedIn = await database.write((db) => {
    const row = { room: everyRoom, userid, untilMs, mutedBy: moderator, createdMs: nowMs };
    writeMute(db, row, maxBans);
    return removeMessages
      ? removeEverywhere(db, userid, { hiddenMs: nowMs, hiddenBy: moderator })
      : [];
  });
  for (const room of removedIn) chat.announce(room);
  for (const group of wantedImGroups(database.read).slice(0, maxGroupsTold)) {
    tellMute(services, group, userid);
  }
}

/** Returns the rooms in which there was anything. */
function removeEverywhere(db: Connection, userid: string, by: Hidden): string[] {
  return roomsOfWriter(db, userid).filter((room) => {
    const live = findLive(db, room);
    return live !== null && removeMessagesOf(db, live, userid, by);
  });
}
