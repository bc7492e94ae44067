import {
  type ChatMessageRow,
  chatMessagesAfter,
  lastChatMessages,
  newestChatSeq,
  removedKind,
} from "@/db/repositories/chat-messages";
import { findLive } from "@/db/repositories/live";
import { findSession } from "@/db/repositories/live-sessions";
import type { ChatHistory } from "@/lib/chat/channel";
import type { ChatMessage, ChatRemoval, ChatRole, ChatRules, Placement } from "@/lib/shared/chat";
import { rulesOf } from "./chat-rules";
import type { Services } from "./services";

/** Of a room that is not there: nobody writes in it. */
const noRules: ChatRules = {
  version: 0,
  mutedAll: true,
  slowSeconds: 0,
  guestsMayWrite: false,
  notice: "",
};

/** The stored conversation, as the hub reads it. */
export function chatHistory(services: Pick<Services, "config" | "database">): ChatHistory {
  const { database } = services;
  return {
    exists: (room) => findLive(database.read, room) !== null,
    newestSeq: (room) => newestChatSeq(database.read, room),
    after: (room, seq, limit) =>
      chatMessagesAfter(database.read, room, seq, limit).map((row) =>
        row.kind === removedKind ? toChatRemoval(row) : toChatMessage(row),
      ),
    recent: (room, limit) => {
      const sessionId = findLive(database.read, room)?.sessionId;
      const session = sessionId ? findSession(database.read, sessionId) : null;
      if (!session) return [];
      // A start that is reported late makes another session of the same broadcast.
      const { id, startedMs } = session;
      return lastChatMessages(database.read, room, { id, startedMs }, limit).map(toChatMessage);
    },
    rules: (room) => {
      const live = findLive(database.read, room);
      return live ? rulesOf(services, database.read, live) : noRules;
    },
  };
}

/** A stored message as its readers get it; of one that is hidden nobody gets the words. */
export function toChatMessage(row: ChatMessageRow): ChatMessage {
  return {
    seq: row.seq,
    id: row.id,
    kind: row.kind === "danmaku" ? "danmaku" : "text",
    userId: row.userid,
    nickname: row.nickname || row.userid,
    avatarUrl: row.headpic,
    text: row.hiddenMs === 0 ? row.text : "",
    sentAtMs: row.sentMs,
    role: known(roles, row.role, ""),
    placement: known(placements, row.placement, "scroll"),
    replyTo: row.replyTo
      ? { id: row.replyTo, nickname: row.replyNickname, text: row.replyText }
      : null,
  };
}

const roles: readonly ChatRole[] = ["guest", "moderator", "admin"];
const placements: readonly Placement[] = ["top", "bottom"];

function known<T extends string>(values: readonly T[], value: string, otherwise: T): T {
  return values.find((it) => it === value) ?? otherwise;
}

function toChatRemoval({ seq, replyTo, userid }: ChatMessageRow): ChatRemoval {
  return { seq, kind: "removed", messageId: replyTo, userId: userid };
}
