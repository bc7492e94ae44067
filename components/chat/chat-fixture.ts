import type { ChatMessage, ChatRemoval, ChatView } from "@/lib/shared/chat";
import type { ChatLine } from "./chat-state";
import { type ChatChange, type ChatState, changeChat, initialChatState, sent } from "./chat-state";

/** A message of Alice's, as a test wants it. */
export function messageFixture(seq: number, change: Partial<ChatMessage> = {}): ChatMessage {
  const userId = change.userId ?? "alice_01";
  return {
    ...{ seq, id: `${userId}:m${seq}`, kind: "text", userId, nickname: userId, avatarUrl: "" },
    ...{ text: `t${seq}`, sentAtMs: 0, role: "", placement: "scroll", replyTo: null },
    ...change,
  };
}

/** A line of the list that the server has. */
export function lineFixture(seq: number, change: Partial<ChatMessage> = {}): ChatLine {
  return sent(messageFixture(seq, change));
}

/** Something was hidden: one message, or what a user had written by then. */
export function removalFixture(
  seq: number,
  what: { readonly messageId: string } | { readonly userId: string },
): ChatRemoval {
  return { seq, kind: "removed", messageId: "", userId: "", ...what };
}

/** A room in which nobody has said anything, for a signed-in user. */
export const emptyView: ChatView = {
  messages: [],
  seq: 0,
  rules: { version: 5, mutedAll: false, slowSeconds: 0, guestsMayWrite: true, notice: "" },
  self: { userId: "alice_01", nickname: "Alice", avatarUrl: "", role: "" },
  rights: { write: "yes", moderate: false, ban: false },
};

/** What an empty room becomes. */
export function stateAfter(...changes: readonly ChatChange[]): ChatState {
  return changes.reduce(changeChat, initialChatState(emptyView));
}
