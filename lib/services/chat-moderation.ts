import {
  chatMutesOf,
  deleteChatMute,
  everybody,
  insertChatMute,
  listMuteAlls,
  openEndMs,
} from "@/db/repositories/chat-mutes";
import { findLive, findSession, type LiveRow } from "@/db/repositories/live";
import { isReservedName } from "@/lib/auth/reserved-names";
import { type Caller, requireUser } from "./acting";
import { requireRoom } from "./chat";
import { refusal } from "./chat-refusal";
import { isModeratorOf, isMutedAll, keepsOrderEverywhere } from "./chat-rules";
import type { ChatServices } from "./chat-services";
import { tellMute, tellMuteAll } from "./im-moderation";

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
  const { config, database } = services;
  const live = requireRoom(services, room);
  const moderator = requireModerator(caller, room);
  const isProtected =
    userid === room ||
    keepsOrderEverywhere(services, database.read, userid) ||
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
  tellMute(services, live, userid);
}

/**
 * Lets only the broadcaster and moderators write, or everybody again. It ends with the broadcast;
 * said before one begins, it holds for that one.
 * @throws ServiceError `unverified` with reason `notModerator`; `notFound`.
 */
export async function muteAll(
  services: ChatServices,
  caller: Caller,
  room: string,
  muted: boolean,
): Promise<void> {
  const { chat, database, now } = services;
  const live = requireRoom(services, room);
  const moderator = requireModerator(caller, room);
  await database.write((db) => {
    deleteChatMute(db, room, everybody);
    if (!muted) return;
    const running = live.status === 1 && live.sessionId ? findSession(db, live.sessionId) : null;
    insertChatMute(db, {
      room,
      userid: everybody,
      untilMs: openEndMs,
      mutedBy: moderator,
      // A lost publisher's broadcast ends with its last media, which may be before now.
      createdMs: running?.startedMs ?? now(),
    });
  });
  chat.tell(room, { kind: "state", mutedAll: muted });
  tellMuteAll(services, live, muted);
}

/** Forgets the silence of broadcasts that have ended, and tells readers and phones so. */
export async function endMuteAlls(
  services: Pick<ChatServices, "chat" | "config" | "database" | "now" | "relay">,
): Promise<void> {
  const { chat, database } = services;
  const db = database.read;
  const silenced = listMuteAlls(db).map(({ room }) => ({ room, live: findLive(db, room) }));
  const over = silenced.filter(({ live }) => !live || !isMutedAll(db, live));
  if (over.length === 0) return;
  const ended = await database.write((writer) =>
    over.flatMap(({ room }): LiveRow[] => {
      // It may have been said anew since the look.
      const live = findLive(writer, room);
      if (live && isMutedAll(writer, live)) return [];
      deleteChatMute(writer, room, everybody);
      return live ? [live] : [];
    }),
  );
  for (const live of ended) {
    chat.tell(live.userid, { kind: "state", mutedAll: false });
    tellMuteAll(services, live, false);
  }
}

/** Returns the moderator's userid. */
function requireModerator(caller: Caller, room: string): string {
  const { userId } = requireUser(caller);
  if (!isModeratorOf(caller.actor, room)) throw refusal("notModerator");
  return userId;
}
