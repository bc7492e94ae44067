import type { Database } from "@/db/database";
import {
  type ChatMessageRow,
  chatMessagesAfter,
  lastChatMessages,
  newestChatSeq,
} from "@/db/repositories/chat-messages";
import { findLive, findSession } from "@/db/repositories/live";
import type { ChatHistory } from "@/lib/chat/channel";
import type { ChatMessage } from "@/lib/shared/chat";
import { isMutedAll } from "./chat-rules";

/** The stored conversation, as the hub reads it. */
export function chatHistory(database: Database): ChatHistory {
  return {
    exists: (room) => findLive(database.read, room) !== null,
    newestSeq: (room) => newestChatSeq(database.read, room),
    after: (room, seq, limit) =>
      chatMessagesAfter(database.read, room, seq, limit).map(toChatMessage),
    recent: (room, limit) => {
      const sessionId = findLive(database.read, room)?.sessionId;
      const session = sessionId ? findSession(database.read, sessionId) : null;
      if (!session) return [];
      // A start that is reported late makes another session of the same broadcast.
      const { id, startedMs } = session;
      return lastChatMessages(database.read, room, { id, startedMs }, limit).map(toChatMessage);
    },
    isMutedAll: (room) => {
      const live = findLive(database.read, room);
      return live !== null && isMutedAll(database.read, live);
    },
  };
}

/** A stored message as its readers get it. */
export function toChatMessage(row: ChatMessageRow): ChatMessage {
  return {
    seq: row.seq,
    id: row.id,
    kind: row.kind === "danmaku" ? "danmaku" : "text",
    userId: row.userid,
    nickname: row.nickname || row.userid,
    avatarUrl: row.headpic,
    text: row.text,
    sentAtMs: row.sentMs,
  };
}
