import { chatMutesOf, deleteChatMute, insertChatMute } from "@/db/repositories/chat-mutes";
import { updateLive } from "@/db/repositories/live";
import { isReservedName } from "@/lib/auth/reserved-names";
import { type Caller, requireUser } from "./acting";
import { requireRoom } from "./chat";
import { refusal } from "./chat-refusal";
import { isModeratorOf, keepsOrder } from "./chat-rules";
import type { ChatServices } from "./chat-services";

/** A longer mute is as good as this one. */
const maxMuteSeconds = 365 * 86_400;
/** Of one room; with one more, that which would end first ends. */
const maxMutes = 1000;

/**
 * Keeps a user from writing in this room for a time, on the web and on phones; 0 lets him write
 * again. It holds for the room's later broadcasts too.
 * @throws ServiceError `unverified` with reason `notModerator` or `protected`; `notFound`.
 */
export async function mute(
  services: ChatServices,
  caller: Caller,
  room: string,
  userid: string,
  seconds: number,
): Promise<void> {
  const { config, database, relay } = services;
  const live = requireRoom(services, room);
  const moderator = requireModerator(caller, room);
  const isProtected =
    keepsOrder(services, database.read, room, userid) ||
    isReservedName(userid, config.administrator);
  if (isProtected && seconds > 0) throw refusal("protected");
  const nowMs = services.now();
  const untilMs = nowMs + Math.min(Math.max(0, seconds), maxMuteSeconds) * 1000;
  await database.write((db) => {
    deleteChatMute(db, room, userid);
    if (seconds <= 0) return;
    const others = chatMutesOf(db, room, nowMs);
    const [first] = others;
    if (first && others.length >= maxMutes) deleteChatMute(db, room, first.userid);
    insertChatMute(db, { room, userid, untilMs, mutedBy: moderator, createdMs: nowMs });
  });
  relay.mute(live.groupid, userid, untilMs);
}

/**
 * Lets only the broadcaster and moderators write, or everybody again.
 * @throws ServiceError `unverified` with reason `notModerator`; `notFound`.
 */
export async function muteAll(
  services: ChatServices,
  caller: Caller,
  room: string,
  muted: boolean,
): Promise<void> {
  const { chat, database, relay } = services;
  const live = requireRoom(services, room);
  requireModerator(caller, room);
  await database.write((db) => updateLive(db, room, { chatMuted: muted ? 1 : 0 }));
  chat.tell(room, { kind: "state", mutedAll: muted });
  relay.muteAll(live.groupid, muted);
}

/** Returns the moderator's userid. */
function requireModerator(caller: Caller, room: string): string {
  const { userId } = requireUser(caller);
  if (!isModeratorOf(caller.actor, room)) throw refusal("notModerator");
  return userId;
}
