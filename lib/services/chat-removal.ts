import { randomUUID } from "node:crypto";
import type { Connection } from "@/db/database";
import {
  findChatMessage,
  type Hidden,
  hideChatMessage,
  hideChatMessagesOf,
  insertChatMessage,
  removedKind,
} from "@/db/repositories/chat-messages";
import type { LiveRow } from "@/db/repositories/live";
import { findSession } from "@/db/repositories/live-sessions";
import type { Caller } from "./acting";
import { refusal } from "./chat-refusal";
import { isProtected, requireModerator } from "./chat-rules";
import type { ChatServices } from "./chat-services";
import { requireRoom } from "./require-room";

/** What is to be hidden: one message, or all that a user wrote in the room's last broadcast. */
export type Removal = { readonly messageId: string } | { readonly userId: string };

/**
 * Takes messages away from everybody's eyes: from lists, streams and replays, and from the answers
 * that quote them. Whoever reads the room learns of it, now or when he comes back. Phones that have
 * a message keep it, because their protocols cannot take one back. Hiding what is hidden changes
 * nothing. For who keeps order, but not against each other; one's own messages anybody of them may.
 * @throws ServiceError `unverified` with reason `notModerator` or `protected`; `notFound`, with
 * reason `replyGone` when there is no such message.
 */
export async function hide(
  services: ChatServices,
  caller: Caller,
  room: string,
  removal: Removal,
): Promise<void> {
  const { database } = services;
  const live = requireRoom(services, room);
  const moderator = requireModerator(services, caller, room);
  const writer = "userId" in removal ? removal.userId : writerOf(database.read, room, removal);
  const isOwn = writer === moderator;
  if (!isOwn && isProtected(services, database.read, room, writer)) throw refusal("protected");
  const by = { hiddenMs: services.now(), hiddenBy: moderator };
  const isNew = await database.write((db) => {
    if ("userId" in removal) return removeMessagesOf(db, live, writer, by);
    const { messageId } = removal;
    if (findChatMessage(db, room, messageId)?.hiddenMs !== 0) return false;
    hideChatMessage(db, room, messageId, by);
    noteRemoval(db, live, { replyTo: messageId, userid: "" }, by);
    return true;
  });
  if (isNew) services.chat.announce(room);
}

/**
 * Hides what a user wrote in the room's present or last broadcast, inside a write. Returns whether
 * anything was there; tell the room's readers then.
 */
export function removeMessagesOf(
  db: Connection,
  live: Pick<LiveRow, "userid" | "sessionId">,
  userid: string,
  by: Hidden,
): boolean {
  const session = live.sessionId ? findSession(db, live.sessionId) : null;
  if (!session || !hideChatMessagesOf(db, live.userid, session, userid, by)) return false;
  noteRemoval(db, live, { replyTo: "", userid }, by);
  return true;
}

/** Stores the event by which readers learn of it. */
function noteRemoval(
  db: Connection,
  { userid: room, sessionId }: Pick<LiveRow, "userid" | "sessionId">,
  what: { readonly replyTo: string; readonly userid: string },
  { hiddenMs }: Hidden,
): void {
  insertChatMessage(db, {
    // No writer's messages begin like this: his userid is in front.
    id: `:removed:${randomUUID()}`,
    ...{ room, sessionId, kind: removedKind, ...what },
    ...{ nickname: "", headpic: "", text: "", sentMs: hiddenMs, source: "web" },
  });
}

/** Who wrote a message, whether it is still shown or not. */
function writerOf(db: Connection, room: string, { messageId }: { messageId: string }): string {
  const row = findChatMessage(db, room, messageId);
  if (!row || row.kind === removedKind) throw refusal("replyGone");
  return row.userid;
}
