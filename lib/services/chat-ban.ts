import {
  chatMutesOf,
  deleteChatMute,
  everyRoom,
  insertChatMute,
} from "@/db/repositories/chat-mutes";
import { wantedImGroups } from "@/db/repositories/im-groups";
import { isReservedName } from "@/lib/auth/reserved-names";
import { type Caller, requireUser } from "./acting";
import { refusal } from "./chat-refusal";
import { keepsOrderEverywhere, mayBan } from "./chat-rules";
import type { ChatServices } from "./chat-services";
import { tellMute } from "./im-moderation";

/** A longer ban is as good as this one. */
const maxBanSeconds = 10 * 365 * 86_400;
/** Of the whole server; with one more, that which would end first ends. */
const maxBans = 10_000;
/** Groups that are told at once; in the others the callbacks keep to the ban. */
const maxGroupsTold = 200;

/**
 * Keeps a user from writing in every room, his own too, on the web and on phones; 0 seconds lifts
 * the ban and leaves the mutes of single rooms. For moderators and administrators, who cannot be
 * banned themselves.
 * @throws ServiceError `unverified`, with reason `notModerator` or `protected`.
 */
export async function ban(
  services: ChatServices,
  caller: Caller,
  userid: string,
  seconds: number,
): Promise<void> {
  const { config, database } = services;
  const moderator = requireUser(caller).userId;
  if (!mayBan(caller.actor)) throw refusal("notModerator");
  const isProtected =
    keepsOrderEverywhere(services, database.read, userid) ||
    isReservedName(userid, config.administrator);
  if (isProtected && seconds > 0) throw refusal("protected");
  const nowMs = services.now();
  const untilMs = nowMs + Math.min(seconds, maxBanSeconds) * 1000;
  await database.write((db) => {
    deleteChatMute(db, everyRoom, userid);
    if (seconds <= 0) return;
    const others = chatMutesOf(db, everyRoom, nowMs);
    const [first] = others;
    if (first && others.length >= maxBans) deleteChatMute(db, everyRoom, first.userid);
    insertChatMute(db, { room: everyRoom, userid, untilMs, mutedBy: moderator, createdMs: nowMs });
  });
  for (const group of wantedImGroups(database.read).slice(0, maxGroupsTold)) {
    tellMute(services, group, userid);
  }
}
