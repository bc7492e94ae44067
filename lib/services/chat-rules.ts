import type { Connection } from "@/db/database";
import { findAccount } from "@/db/repositories/accounts";
import {
  type ChatMuteRow,
  everyRoom,
  findAddressMute,
  findChatMute,
  findMuteAll,
} from "@/db/repositories/chat-mutes";
import type { LiveRow } from "@/db/repositories/live";
import { sessionsOfStreamSince } from "@/db/repositories/live-sessions";
import { isNamedModerator } from "@/db/repositories/room-moderators";
import { changeRoomSetting, findRoomSetting, wholeServer } from "@/db/repositories/room-settings";
import type { Actor } from "@/lib/auth/actor";
import { isOfficialName } from "@/lib/auth/reserved-names";
import type { ServiceError } from "@/lib/errors";
import type { ChatRules } from "@/lib/shared/chat";
import { hasBlockedWord } from "@/lib/shared/chat-words";
import { type Caller, requireUser } from "./acting";
import { blockedWordsOfServer } from "./blocked-words";
import { refusal } from "./chat-refusal";
import type { Services } from "./services";

/**
 * Whether the caller keeps order in this room: its broadcaster, whom he has named, a moderator of
 * the server or an administrator.
 */
export function isModeratorOf(
  services: Pick<Services, "now">,
  db: Connection,
  actor: Actor,
  room: string,
): boolean {
  if (actor.kind !== "user") return false;
  return (
    mayBan(actor) || actor.userId === room || isRoomModerator(services, db, room, actor.userId)
  );
}

/**
 * Whether the broadcaster of this room has named somebody to keep order in it. Who is banned from
 * every room keeps order in none that is not his own.
 */
export function isRoomModerator(
  { now }: Pick<Services, "now">,
  db: Connection,
  room: string,
  userid: string,
): boolean {
  return isNamedModerator(db, room, userid) && !findChatMute(db, everyRoom, userid, now());
}

/**
 * The userid of a caller who keeps order in this room.
 * @throws ServiceError `unverified`, with reason `notModerator` for who has signed in.
 */
export function requireModerator(
  services: Pick<Services, "database" | "now">,
  caller: Caller,
  room: string,
): string {
  const { userId } = requireUser(caller);
  if (isModeratorOf(services, services.database.read, caller.actor, room)) return userId;
  throw refusal("notModerator");
}

/** Whether the caller may keep somebody from writing in every room. */
export function mayBan(actor: Actor): boolean {
  return actor.kind === "user" && (actor.role === "moderator" || actor.role === "admin");
}

/** Whether somebody keeps order in every room; known by name only, as in a callback of IM. */
function keepsOrderEverywhere(
  { config }: Pick<Services, "config">,
  db: Connection,
  userid: string,
): boolean {
  if (userid === config.administrator) return true;
  const role = findAccount(db, userid)?.role;
  return role === "moderator" || role === "admin";
}

/** Whether nobody may silence somebody or take his messages away: here, or (no room) anywhere. */
export function isProtected(
  services: Pick<Services, "config" | "now">,
  db: Connection,
  room: string | null,
  userid: string,
): boolean {
  return (
    userid === room ||
    (room !== null && isRoomModerator(services, db, room, userid)) ||
    keepsOrderEverywhere(services, db, userid) ||
    isOfficialName(userid, services.config.administrator)
  );
}

/**
 * The mute or ban that keeps this user from writing in the room now; null: none does. `addressHash`
 * is that of a guest: for him those of other guests at his address hold as well.
 */
export function muteOf(
  services: Pick<Services, "config" | "now">,
  db: Connection,
  room: string,
  userid: string,
  addressHash = "",
): ChatMuteRow | null {
  if (keepsOrderEverywhere(services, db, userid)) return null;
  // A broadcaster keeps order at home and nowhere else, and is no guest there either when banned.
  const own = findChatMute(db, userid === room ? everyRoom : room, userid, services.now());
  if (addressHash === "") return own;
  const shared = findAddressMute(db, room, addressHash, services.now());
  return shared && (!own || shared.untilMs > own.untilMs) ? shared : own;
}

/** What holds for everybody in a room; a server that takes no guests takes none in any room. */
export function rulesOf(
  { config }: Pick<Services, "config">,
  db: Connection,
  live: Pick<LiveRow, "userid" | "streamName">,
): ChatRules {
  const setting = findRoomSetting(db, live.userid);
  const server = findRoomSetting(db, wholeServer);
  return {
    // Either grows with each of its changes, and so does the sum.
    version: (setting?.changedMs ?? 0) + (server?.changedMs ?? 0),
    mutedAll: isMutedAll(db, live),
    slowSeconds: setting?.slowSeconds ?? 0,
    guestsMayWrite: config.chatGuests && setting?.guestsMayWrite !== 0,
    notice: setting?.notice ?? "",
  };
}

/**
 * Notes inside a write whether this server takes guests, at its start: pages that stayed open over
 * a restart believe nothing that has the version that they know.
 */
export function noteServerRules(
  { config, now }: Pick<Services, "config" | "now">,
  db: Connection,
): void {
  const guestsMayWrite = config.chatGuests ? 1 : 0;
  const before = findRoomSetting(db, wholeServer)?.guestsMayWrite ?? 1;
  if (before !== guestsMayWrite) changeRoomSetting(db, wholeServer, { guestsMayWrite }, now());
}

/**
 * Whether only the broadcaster and moderators may write. It ends with the broadcast that it was
 * said in, or with the next one when none ran: sessions decide and not events, so that late and
 * repeated reports come to the same.
 */
export function isMutedAll(
  db: Connection,
  { userid, streamName }: Pick<LiveRow, "userid" | "streamName">,
): boolean {
  const row = findMuteAll(db, userid);
  if (!row) return false;
  const since = sessionsOfStreamSince(db, streamName, row.createdMs);
  return !since.some(({ endedMs }) => endedMs !== null && endedMs > row.createdMs);
}

/** What is to be judged before anybody reads it. */
export interface SaidThing {
  readonly userid: string;
  /** All of it that anybody could read. */
  readonly texts: readonly string[];
  /** A like, entering or leaving without a word. */
  readonly wordless: boolean;
  /** Of a guest of the web, else left out. */
  readonly addressHash?: string;
}

/**
 * Why this user may not say this in the room now; null: he may. Mutes and bans are of a person and
 * hold for whatever he sends, as IM's own do: a nickname can be a sentence. Silence for all is of
 * the conversation: apps tell by themselves who enters and leaves, and a like disturbs nobody.
 */
export function objectionTo(
  services: Pick<Services, "config" | "database" | "now">,
  db: Connection,
  live: Pick<LiveRow, "userid" | "streamName">,
  { userid, texts, wordless, addressHash }: SaidThing,
): ServiceError | null {
  // A phone may stay in its group for a while after its account was locked.
  if ((findAccount(db, userid)?.lockedMs ?? 0) !== 0) return refusal("banned");
  const mute = muteOf(services, db, live.userid, userid, addressHash);
  if (mute) {
    const seconds = Math.ceil((mute.untilMs - services.now()) / 1000);
    return refusal(mute.room === everyRoom ? "banned" : "muted", seconds);
  }
  const silenced = !wordless && isMutedAll(db, live);
  if (silenced && !keepsOrderIn(services, db, live.userid, userid)) return refusal("mutedAll");
  const lists = [blockedWordsOfServer(services, db), blockedWordsOf(db, live.userid)];
  const blocked = texts.some((text) => lists.some((words) => hasBlockedWord(text, words)));
  return blocked ? refusal("blockedWord") : null;
}

/** Whether somebody keeps order in this room; known by name only, as in a callback of IM. */
export function keepsOrderIn(
  services: Pick<Services, "config" | "now">,
  db: Connection,
  room: string,
  userid: string,
): boolean {
  return (
    userid === room ||
    keepsOrderEverywhere(services, db, userid) ||
    isRoomModerator(services, db, room, userid)
  );
}

/** What nobody may write in this room, beside what nobody may write anywhere. */
export function blockedWordsOf(db: Connection, room: string): readonly string[] {
  const words = findRoomSetting(db, room)?.blockedWords ?? "";
  return words === "" ? [] : words.split("\n");
}
