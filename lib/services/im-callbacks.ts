import { randomUUID } from "node:crypto";
import { findAccount } from "@/db/repositories/accounts";
import { insertCallbackEvent } from "@/db/repositories/callback-events";
import { findChatMessage, insertChatMessage } from "@/db/repositories/chat-messages";
import { findLiveByGroup } from "@/db/repositories/live";
import type { ServiceError } from "@/lib/errors";
import type { AppGeneration, RoomMessage } from "@/lib/providers/im-provider";
import { maxChatTextBytes } from "@/lib/shared/chat";
import { cutText, pictureAddress } from "@/lib/shared/clean-text";
import { objectionTo } from "./chat-rules";
import type { ChatServices } from "./chat-services";
import { chatText, cutToBytes } from "./chat-text";

/** What a phone said in a chat group, read but not cleaned. */
export interface HeardMessage {
  readonly groupId: string;
  /** IM's own word for who sent it. */
  readonly from: string;
  readonly generation: AppGeneration | null;
  readonly kind: RoomMessage["kind"];
  readonly nickname: string;
  readonly avatarUrl: string;
  readonly text: string;
}

/** A userid has at most 32 bytes at IM; what is longer is no user's. */
const maxUserIdLength = 64;
const maxAvatarLength = 1024;

/**
 * Why a phone must not say this; null: it may. Only words can offend. Reads alone, so that IM has
 * its answer long before its two seconds are over.
 */
export function objectionToPhone(
  services: Pick<ChatServices, "config" | "database" | "now">,
  { groupId, from, kind, text }: HeardMessage,
): ServiceError | null {
  if (kind !== "text" && kind !== "danmaku") return null;
  const live = findLiveByGroup(services.database.read, groupId);
  if (!live) return null;
  return objectionTo(services, services.database.read, live, {
    userid: from,
    text: chatText(text),
  });
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
  const { groupId, from, kind } = heard;
  const live = findLiveByGroup(database.read, groupId);
  if (!live || from === "" || from.length > maxUserIdLength) return "ignored";
  if (heard.generation !== null) relay.heardFrom(groupId, heard.generation);
  const room = live.userid;
  const account = findAccount(database.read, from);
  const nickname = cutText(chatText(heard.nickname)) || account?.nickname || from;
  if (kind === "like") {
    chat.note(room, { kind });
    return "told";
  }
  if (kind === "enter" || kind === "exit") {
    chat.note(room, { kind, person: { userId: from, nickname } });
    return "told";
  }
  const text = cutToBytes(chatText(heard.text), maxChatTextBytes).trim();
  if (text === "") return "ignored";
  // Where nobody asks us before sending, the web at least does not repeat it.
  if (!relay.isAskedBefore && objectionToPhone(services, heard)) return "ignored";
  const headpic = pictureAddress(heard.avatarUrl.slice(0, maxAvatarLength)) || account?.avatar;
  const isNew = await database.write((db) => {
    if (findChatMessage(db, room, id)) return false;
    insertChatMessage(db, {
      ...{ id, room, kind, text, nickname, userid: from },
      headpic: headpic ?? "",
      sessionId: live.sessionId,
      sentMs: services.now(),
      source: "im",
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
      effect: "refused",
      dedupeKey: "",
      body: JSON.stringify({ CallbackCommand: command }),
    }),
  );
  services.log.warn({ source, clientIp, command }, `callback of IM refused: ${reason}`);
}
