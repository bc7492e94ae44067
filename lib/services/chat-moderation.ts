import {
  deleteChatMute,
  everybody,
  insertChatMute,
  listMuteAlls,
  openEndMs,
} from "@/db/repositories/chat-mutes";
import { findLive, type LiveRow } from "@/db/repositories/live";
import { findSession } from "@/db/repositories/live-sessions";
import { changeRoomSetting, type RoomSettingChange } from "@/db/repositories/room-settings";
import { ServiceError } from "@/lib/errors";
import { maxSlowSeconds } from "@/lib/shared/chat";
import { hasBlockedWord } from "@/lib/shared/chat-words";
import { roomSettingLimits } from "@/lib/shared/room-settings";
import type { Caller } from "./acting";
import { blockedWordsOfServer } from "./blocked-words";
import { writeMute } from "./chat-mute-rows";
import { refusal } from "./chat-refusal";
import { removeMessagesOf } from "./chat-removal";
import { isMutedAll, isProtected, requireModerator, rulesOf } from "./chat-rules";
import type { ChatServices } from "./chat-services";
import { chatText } from "./chat-text";
import { tellMute, tellMuteAll } from "./im-moderation";
import { requireRoom } from "./require-room";

/** A longer mute is as good as this one. */
const maxMuteSeconds = 365 * 86_400;
/** Of one room; with one more, that which would end first ends. */
const maxMutes = 1000;

/** What goes with a mute or a ban. */
export interface SilenceOptions {
  /** What the user wrote in the present broadcast is hidden as well. */
  readonly removeMessages?: boolean;
}

/**
 * Keeps a user from writing in this room for a time, on the web and on phones; 0 lets him write
 * again. It holds for the room's later broadcasts too, and of a guest for every guest of his
 * address; accounts at that address are not meant.
 * @throws ServiceError `unverified` with reason `notModerator` or `protected`; `notFound`.
 */
export async function mute(
  services: ChatServices,
  caller: Caller,
  room: string,
  userid: string,
  seconds: number,
  { removeMessages = false }: SilenceOptions = {},
): Promise<void> {
  const { database } = services;
  const live = requireRoom(services, room);
  const moderator = requireModerator(services, caller, room);
  const spares = seconds <= 0 && !removeMessages;
  if (!spares && isProtected(services, database.read, room, userid)) throw refusal("protected");
  const nowMs = services.now();
  const untilMs = nowMs + Math.min(Math.max(0, seconds), maxMuteSeconds) * 1000;
  const hasRemoved = await database.write((db) => {
    writeMute(db, { room, userid, untilMs, mutedBy: moderator, createdMs: nowMs }, maxMutes);
    return (
      removeMessages && removeMessagesOf(db, live, userid, { hiddenMs: nowMs, hiddenBy: moderator })
    );
  });
  if (hasRemoved) services.chat.announce(room);
  tellMute(services, live, userid);
}

/** What a broadcaster or moderator can set for a room; what is left out stays as it is. */
export interface RoomRules {
  /** 0 to 600; 0 ends slow mode. */
  readonly slowSeconds?: number;
  readonly guestsMayWrite?: boolean;
  /** Pinned on top of the conversation; empty: none. */
  readonly notice?: string;
}

/**
 * Sets how a room's conversation goes, for this broadcast and later ones, and tells its readers.
 * @throws ServiceError `unverified` with reason `notModerator`; `notFound`, `invalidParameter`.
 */
export async function setRules(
  services: ChatServices,
  caller: Caller,
  room: string,
  rules: RoomRules,
): Promise<void> {
  const { database, now } = services;
  requireRoom(services, room);
  requireModerator(services, caller, room);
  const change = ruleChange(services, rules);
  await database.write((db) => changeRoomSetting(db, room, change, now()));
  tellRules(services, room);
}

/**
 * These rules as they are kept.
 * @throws ServiceError `invalidParameter`, with reason `noticeBlocked` or `noticeTooLong`.
 */
export function ruleChange(
  services: Pick<ChatServices, "config" | "database">,
  { slowSeconds, guestsMayWrite, notice: wanted }: RoomRules,
): RoomSettingChange {
  const isFit = Number.isInteger(slowSeconds ?? 0) && (slowSeconds ?? 0) >= 0;
  if (!isFit || (slowSeconds ?? 0) > maxSlowSeconds) {
    throw new ServiceError("invalidParameter", `Slow mode has 0 to ${maxSlowSeconds} seconds.`);
  }
  const notice = wanted === undefined ? undefined : chatText(wanted);
  if ([...(notice ?? "")].length > roomSettingLimits.notice) throw refusal("noticeTooLong");
  if (hasBlockedWord(notice ?? "", blockedWordsOfServer(services))) throw refusal("noticeBlocked");
  return {
    ...(slowSeconds === undefined ? {} : { slowSeconds }),
    ...(guestsMayWrite === undefined ? {} : { guestsMayWrite: guestsMayWrite ? 1 : 0 }),
    ...(notice === undefined ? {} : { notice }),
  };
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
  const { database, now } = services;
  const live = requireRoom(services, room);
  const moderator = requireModerator(services, caller, room);
  await database.write((db) => {
    // Nothing but a new version of the rules.
    changeRoomSetting(db, room, {}, now());
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
  tellRules(services, room);
  tellMuteAll(services, live, muted);
}

/** Forgets the silence of broadcasts that have ended, and tells readers and phones so. */
export async function endMuteAlls(
  services: Pick<ChatServices, "chat" | "config" | "database" | "now" | "relay">,
): Promise<void> {
  const { database, now } = services;
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
      if (live) changeRoomSetting(writer, room, {}, now());
      return live ? [live] : [];
    }),
  );
  for (const live of ended) {
    tellRules(services, live.userid);
    tellMuteAll(services, live, false);
  }
}

/** As they stand now, so that two changes at once come to the same in whatever order. */
export function tellRules(
  services: Pick<ChatServices, "chat" | "config" | "database">,
  room: string,
): void {
  const live = findLive(services.database.read, room);
  if (!live) return;
  const rules = rulesOf(services, services.database.read, live);
  services.chat.tell(room, { kind: "state", ...rules });
}
