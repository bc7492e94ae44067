import { findAccount } from "@/db/repositories/accounts";
import { findChatMessage, insertChatMessage, newestChatSeq } from "@/db/repositories/chat-messages";
import { findLive, type LiveRow } from "@/db/repositories/live";
import { ServiceError } from "@/lib/errors";
import {
  type ChatDraft,
  type ChatMessage,
  type ChatView,
  maxChatTextBytes,
} from "@/lib/shared/chat";
import { type Caller, requireUser } from "./acting";
import { toChatMessage } from "./chat-history";
import { refusal } from "./chat-refusal";
import { isModeratorOf, isMutedAll, mayBan, objectionTo } from "./chat-rules";
import type { ChatServices } from "./chat-services";
import { chatText } from "./chat-text";
import { relayFromWeb } from "./chat-to-phones";
import { changeLikes } from "./likes";

/** How much of the conversation a page begins with. */
const firstMessages = 50;

/** What became of something said: the stored message, or whether a like counted. */
export type Said =
  | { readonly message: ChatMessage; readonly liked: false }
  | { readonly message: null; readonly liked: boolean };

/**
 * A signed-in user says something in a room, or likes it. The draft's id makes a repetition the
 * same message, so that a browser may try again without saying it twice.
 * @throws ServiceError `unverified`, `notFound`; those of `refusal` with the reason.
 */
export async function say(
  services: ChatServices,
  caller: Caller,
  room: string,
  draft: ChatDraft,
): Promise<Said> {
  const { userId, nickname } = requireUser(caller);
  const live = requireRoom(services, room);
  if (draft.kind === "like") return { message: null, liked: await like(services, caller, live) };
  const { database } = services;
  const id = `${userId}:${draft.id}`;
  const known = findChatMessage(database.read, room, id);
  if (known) return { message: toChatMessage(known), liked: false };
  const text = chatText(draft.text);
  if (text === "") throw refusal("empty");
  if (Buffer.byteLength(text) > maxChatTextBytes) throw refusal("tooLong");
  if (live.status !== 1) throw refusal("notLive");
  const said = { userid: userId, texts: [text], wordless: false };
  const objection = objectionTo(services, database.read, live, said);
  if (objection) throw objection;
  await services.senders.noteMessage(userId);
  const { kind } = draft;
  const { stored, isNew } = await database.write((db) => {
    const before = findChatMessage(db, room, id);
    if (before) return { stored: before, isNew: false };
    insertChatMessage(db, {
      ...{ id, room, kind, text, nickname, userid: userId },
      headpic: findAccount(db, userId)?.avatar ?? "",
      sessionId: live.sessionId,
      sentMs: services.now(),
      source: "web",
    });
    return { stored: findChatMessage(db, room, id), isNew: true };
  });
  if (!stored) throw new Error("A message that was just stored is not there.");
  services.chat.announce(room);
  const message = toChatMessage(stored);
  if (isNew) relayFromWeb(services, live, { ...message, kind });
  return { message, liked: false };
}

/** A room's chat at first sight, for whoever asks. @throws ServiceError `notFound`. */
export function chatOf(
  services: ChatServices,
  { actor }: Pick<Caller, "actor">,
  room: string,
): ChatView {
  const live = requireRoom(services, room);
  return {
    messages: services.chat.recent(room, firstMessages),
    seq: newestChatSeq(services.database.read, room),
    mutedAll: isMutedAll(services.database.read, live),
    rights: {
      write: actor.kind === "user" ? "yes" : "signIn",
      moderate: isModeratorOf(actor, room),
      ban: mayBan(actor),
    },
  };
}

/** @throws ServiceError `notFound` when nobody of that id ever asked for an address. */
export function requireRoom({ database }: Pick<ChatServices, "database">, room: string): LiveRow {
  const live = findLive(database.read, room);
  if (!live) throw new ServiceError("notFound", "There is no live of this user.");
  return live;
}

/** Hearts fly for what counts alone, so that nobody fills the picture with them. */
async function like(services: ChatServices, caller: Caller, live: LiveRow): Promise<boolean> {
  if (live.status !== 1) throw refusal("notLive");
  const { userId, nickname } = requireUser(caller);
  const silent = { userid: userId, texts: [], wordless: true };
  const objection = objectionTo(services, services.database.read, live, silent);
  if (objection) throw objection;
  const wish = { userid: live.userid, target: "live", change: 1 } as const;
  if (!(await changeLikes(services, caller, wish))) return false;
  services.chat.note(live.userid, { kind: "like" });
  const avatarUrl = findAccount(services.database.read, userId)?.avatar ?? "";
  relayFromWeb(services, live, { kind: "like", userId, nickname, avatarUrl, text: "" });
  return true;
}
