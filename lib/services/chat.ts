import { findAccount } from "@/db/repositories/accounts";
import {
  type ChatMessageRow,
  findChatMessage,
  insertChatMessage,
  newestChatSeq,
  removedKind,
} from "@/db/repositories/chat-messages";
import type { LiveRow } from "@/db/repositories/live";
import { moderatorsOf } from "@/db/repositories/room-moderators";
import type { Actor } from "@/lib/auth/actor";
import {
  type ChatDraft,
  type ChatMessage,
  type ChatRights,
  type ChatRules,
  type ChatView,
  maxChatTextBytes,
  maxDanmakuCharacters,
} from "@/lib/shared/chat";
import { hasBlockedWord } from "@/lib/shared/chat-words";
import { cutToBytes } from "@/lib/shared/cut-to-bytes";
import type { Caller } from "./acting";
import { refuseWriterOfBannedAddress } from "./address-bans";
import { blockedWordsOfServer } from "./blocked-words";
import { noteGuest } from "./chat-guests";
import { toChatMessage } from "./chat-history";
import { refusal } from "./chat-refusal";
import { blockedWordsOf, isModeratorOf, mayBan, objectionTo, rulesOf } from "./chat-rules";
import type { ChatServices } from "./chat-services";
import { chatText } from "./chat-text";
import { relayFromWeb } from "./chat-to-phones";
import { requireWriter, selfOf, type Writer } from "./chat-writer";
import { comparableName } from "./comparable-name";
import { changeLikes } from "./likes";
import { requireRoom } from "./require-room";

/** How much of the conversation a page begins with. */
const firstMessages = 50;
/** How much of a message stands above its answers. */
const maxQuoteBytes = 60;

/** What became of something said: the stored message, or whether a like counted. */
export type Said =
  | { readonly message: ChatMessage; readonly liked: false }
  | { readonly message: null; readonly liked: boolean };

/**
 * Somebody with an account or a nickname says something in a room, or likes it. The draft's id makes
 * a repetition the same message, so that a browser may try again without saying it twice. A danmaku
 * has at most 50 characters, as on every platform that viewers know (field.md §6.1): a longer one
 * could not be read while it flies. Those of phones are taken as they come.
 * @throws ServiceError `unverified`, `notFound`; those of `refusal` with the reason.
 */
export async function say(
  services: ChatServices,
  caller: Caller,
  room: string,
  draft: ChatDraft,
): Promise<Said> {
  const { database } = services;
  const writer = requireWriter(services, caller, room);
  const live = requireRoom(services, room);
  if (draft.kind === "like")
    return { message: null, liked: await like(services, caller, live, writer) };
  const { kind } = draft;
  const id = `${writer.userId}:${draft.id}`;
  const known = findChatMessage(database.read, room, id);
  if (known) return { message: toChatMessage(known), liked: false };
  refuseWriterOfBannedAddress(services, caller);
  const text = requireText(draft.text, kind);
  if (live.status !== 1) throw refusal("notLive");
  const rules = rulesOf(services, database.read, live);
  requireWelcome(services, live, rules, writer);
  const { userId, addressHash } = writer;
  const said = { userid: userId, texts: [text], wordless: false, addressHash };
  const objection = objectionTo(services, database.read, live, said);
  if (objection) throw objection;
  const { replyTo = "" } = draft;
  if (replyTo) requireQuoted(findChatMessage(database.read, room, replyTo));
  const slowSeconds = isModeratorOf(services, database.read, caller.actor, room)
    ? 0
    : rules.slowSeconds;
  const atMs = services.now();
  await services.senders.noteMessage({ room, userId, id, atMs, slowSeconds, addressHash });
  const { stored, isNew } = await database.write((db) => {
    const before = findChatMessage(db, room, id);
    if (before) return { stored: before, isNew: false };
    // It may have been hidden since it was looked at.
    const quoted = replyTo ? requireQuoted(findChatMessage(db, room, replyTo)) : null;
    if (writer.role === "guest") noteGuest(db, writer, atMs);
    insertChatMessage(db, {
      ...{ id, room, kind, text, userid: userId, nickname: writer.nickname },
      headpic: writer.avatarUrl,
      sessionId: live.sessionId,
      sentMs: services.now(),
      source: "web",
      role: writer.role,
      placement: kind === "danmaku" ? (draft.placement ?? "scroll") : "scroll",
      replyTo,
      replyNickname: quoted ? quoted.nickname || quoted.userid : "",
      replyText: quoted ? cutToBytes(quoted.text, maxQuoteBytes).trim() : "",
    });
    return { stored: findChatMessage(db, room, id), isNew: true };
  });
  if (!stored) throw new Error("A message that was just stored is not there.");
  services.chat.announce(room);
  const message = toChatMessage(stored);
  if (isNew) relayFromWeb(services, live, { ...message, kind }, stored.replyNickname);
  return { message, liked: false };
}

/** A room's chat at first sight, for whoever asks. @throws ServiceError `notFound`. */
export function chatOf(
  services: ChatServices,
  { actor }: Pick<Caller, "actor">,
  room: string,
): ChatView {
  const live = requireRoom(services, room);
  const rules = rulesOf(services, services.database.read, live);
  return {
    messages: services.chat.recent(room, firstMessages),
    seq: newestChatSeq(services.database.read, room),
    rules,
    self: selfOf(services, actor, room),
    rights: rightsOf(services, actor, room, rules),
  };
}

/** What somebody may do in a room; whether he is muted he learns when he writes. */
function rightsOf(
  services: ChatServices,
  actor: Actor,
  room: string,
  { guestsMayWrite }: ChatRules,
): ChatRights {
  const asGuest = actor.kind === "guest" ? "yes" : "nickname";
  return {
    write: actor.kind === "user" ? "yes" : guestsMayWrite ? asGuest : "signIn",
    moderate: isModeratorOf(services, services.database.read, actor, room),
    ban: mayBan(actor),
  };
}

/** The text as it is kept. @throws ServiceError with reason `empty` or `tooLong`. */
function requireText(raw: string, kind: "text" | "danmaku"): string {
  const text = chatText(raw);
  if (text === "") throw refusal("empty");
  if (Buffer.byteLength(text) > maxChatTextBytes) throw refusal("tooLong");
  if (kind === "danmaku" && [...text].length > maxDanmakuCharacters) throw refusal("tooLong");
  return text;
}

/**
 * Guests write where the broadcaster lets them, under no name that looks like his or that of whom
 * he has named to keep order, and none with a word that is blocked here.
 * @throws ServiceError with reason `guestsClosed` or `guestName`.
 */
function requireWelcome(
  services: Pick<ChatServices, "config" | "database">,
  { userid, nickname }: Pick<LiveRow, "userid" | "nickname">,
  { guestsMayWrite }: ChatRules,
  writer: Writer,
): void {
  if (writer.role !== "guest") return;
  if (!guestsMayWrite) throw refusal("guestsClosed");
  const own = comparableName(writer.nickname);
  const db = services.database.read;
  const moderators = moderatorsOf(db, userid).map((it) => it.nickname);
  const taken = [userid, nickname, findAccount(db, userid)?.nickname ?? "", ...moderators];
  const isTaken = taken.some((name) => name !== "" && comparableName(name) === own);
  // A word may be blocked since he has chosen his name.
  const lists = [blockedWordsOfServer(services), blockedWordsOf(db, userid)];
  if (isTaken || lists.some((words) => hasBlockedWord(writer.nickname, words))) {
    throw refusal("guestName");
  }
}

/** @throws ServiceError with reason `replyGone` for what nobody can read. */
function requireQuoted(row: ChatMessageRow | null): ChatMessageRow {
  if (row && row.kind !== removedKind && row.hiddenMs === 0) return row;
  throw refusal("replyGone");
}

/**
 * Hearts fly for what counts alone, so that nobody fills the picture with them. A room that is
 * closed to the words of guests is open to their likes.
 */
async function like(
  services: ChatServices,
  caller: Caller,
  live: LiveRow,
  writer: Writer,
): Promise<boolean> {
  refuseWriterOfBannedAddress(services, caller);
  if (live.status !== 1) throw refusal("notLive");
  const { userId, nickname, avatarUrl, addressHash } = writer;
  const silent = { userid: userId, texts: [], wordless: true, addressHash };
  const objection = objectionTo(services, services.database.read, live, silent);
  if (objection) throw objection;
  const wish = { userid: live.userid, target: "live", change: 1 } as const;
  if (!(await changeLikes(services, caller, wish))) return false;
  if (writer.role === "guest") {
    await services.database.write((db) => noteGuest(db, writer, services.now()));
  }
  services.chat.note(live.userid, { kind: "like" });
  relayFromWeb(services, live, { kind: "like", userId, nickname, avatarUrl, text: "" });
  return true;
}
