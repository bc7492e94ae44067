import { randomUUID } from "node:crypto";
import { findAccount } from "@/db/repositories/accounts";
import { insertCallbackEvent } from "@/db/repositories/callback-events";
import { findChatMessage, insertChatMessage } from "@/db/repositories/chat-messages";
import { findLiveByGroup, type LiveRow } from "@/db/repositories/live";
import { isServiceError, type ServiceError } from "@/lib/errors";
import type { PhoneMessage } from "@/lib/providers/im-provider";
import { maxChatTextBytes } from "@/lib/shared/chat";
import { cutText, pictureAddress } from "@/lib/shared/clean-text";
import { cutToBytes } from "@/lib/shared/cut-to-bytes";
import { keepsOrderIn, objectionTo, rulesOf } from "./chat-rules";
import type { ChatServices } from "./chat-services";
import { chatText } from "./chat-text";
import { roleInRoom } from "./chat-writer";
import type { ImMessageMark } from "./im-marks";

/** A message of a phone in a chat group; who sent it is IM's own word. */
export interface HeardMessage extends ImMessageMark {
  /** Null for what is no conversation, or none that we know. */
  readonly said: PhoneMessage | null;
  /** Every text in it that anybody could read, nicknames included. */
  readonly texts: readonly string[];
}

/** A userid has at most 32 bytes at IM; what is longer is no user's. */
const maxUserIdLength = 64;
const maxAvatarLength = 1024;

type JudgeServices = Pick<ChatServices, "config" | "database" | "now" | "senders">;

/**
 * Why a phone must not say this; null: it may. What we do not know is judged too, because an app
 * that knows it may show it. Writes nothing, so that IM has its answer long before its two seconds
 * are over.
 */
async function objectionToPhone(
  services: JudgeServices,
  heard: HeardMessage,
): Promise<ServiceError | null> {
  const { groupId, from, said, texts } = heard;
  const db = services.database.read;
  const live = findLiveByGroup(db, groupId);
  if (!live) return null;
  const objection = objectionTo(services, db, live, {
    userid: from,
    texts: texts.map(chatText),
    wordless: said?.wordless === true,
  });
  if (objection) return objection;
  // How often anything else has to be sent is for the apps to know.
  const isSaid = said?.kind === "text" || said?.kind === "danmaku";
  return isSaid ? hasteOf(services, live, heard) : null;
}

/** Writing too often, or sooner than a room's slow mode lets viewers; null: neither. */
async function hasteOf(
  services: JudgeServices,
  live: LiveRow,
  { from, number, content }: HeardMessage,
): Promise<ServiceError | null> {
  const db = services.database.read;
  const keepsOrder = keepsOrderIn(services, db, live.userid, from);
  const { slowSeconds } = rulesOf(services, db, live);
  try {
    await services.senders.noteMessage({
      ...{ room: live.userid, userId: from, addressHash: "" },
      // IM may ask, and report, the same message more than once.
      id: `im:${number}:${content}`,
      atMs: services.now(),
      slowSeconds: keepsOrder ? 0 : slowSeconds,
    });
    return null;
  } catch (error) {
    if (!isServiceError(error)) throw error;
    return error;
  }
}

/** IM asks whether a message may be delivered. An allowed one is remembered for its report. */
export async function judgePhoneMessage(
  services: JudgeServices & Pick<ChatServices, "relay">,
  heard: HeardMessage,
): Promise<ServiceError | null> {
  const objection = await objectionToPhone(services, heard);
  if (!objection) services.relay.judged.note(heard);
  return objection;
}

/**
 * Brings into the room what a phone said; the same `id` twice is the same message. Groups of no
 * live on air are nobody's room. A phone's like counts by its own call of the Action API or
 * RoomService, and here only flies. Returns what became of it.
 */
export async function takePhoneMessage(
  services: ChatServices,
  id: string,
  heard: HeardMessage,
): Promise<"stored" | "told" | "known already" | "ignored"> {
  const { chat, database, relay } = services;
  const { groupId, from, said } = heard;
  const live = findLiveByGroup(database.read, groupId);
  if (!said || !live || from === "" || from.length > maxUserIdLength) return "ignored";
  if (said.generation !== null) relay.heardFrom(groupId, said.generation);
  // What IM delivered without our verdict the web at least does not repeat.
  if (!relay.judged.has(heard) && (await objectionToPhone(services, heard))) return "ignored";
  const room = live.userid;
  const account = findAccount(database.read, from);
  const { kind } = said;
  const nickname = cutText(chatText(said.nickname)) || account?.nickname || from;
  if (kind === "like" || kind === "enter" || kind === "exit") {
    if (relay.told.has(heard)) return "known already";
    relay.told.note(heard);
    chat.note(room, kind === "like" ? { kind } : { kind, person: { userId: from, nickname } });
    return "told";
  }
  const text = cutToBytes(chatText(said.text), maxChatTextBytes).trim();
  if (text === "") return "ignored";
  const headpic = pictureAddress(said.avatarUrl.slice(0, maxAvatarLength)) || account?.avatar;
  const isNew = await database.write((db) => {
    if (findChatMessage(db, room, id)) return false;
    insertChatMessage(db, {
      ...{ id, room, kind, text, nickname, userid: from },
      headpic: headpic ?? "",
      sessionId: live.sessionId,
      sentMs: services.now(),
      source: "im",
      role: roleInRoom(services, db, room, account),
    });
    return true;
  });
  if (!isNew) return "known already";
  chat.announce(room);
  return "stored";
}

/** Writes a callback to the ledger that did not prove to come from IM. */
export async function noteRefusedImCallback(
  services: Pick<ChatServices, "database" | "log" | "now" | "attempts">,
  refused: {
    readonly source: string;
    readonly clientIp: string;
    readonly command: string;
    readonly reason: string;
  },
): Promise<void> {
  const { source, clientIp, reason } = refused;
  const command = cutText(chatText(refused.command));
  if (!(await services.attempts.mayLogRefusedCallback(clientIp))) return;
  await services.database.write((db) =>
    insertCallbackEvent(db, {
      id: randomUUID(),
      receivedMs: services.now(),
      source,
      // IM names its events, where LVB numbers them.
      eventType: null,
      streamName: "",
      verification: reason,
      clientIp,
      effect: "refused",
      dedupeKey: "",
      body: JSON.stringify({ CallbackCommand: command }),
    }),
  );
  services.log.warn({ source, clientIp, command }, `callback of IM refused: ${reason}`);
}
