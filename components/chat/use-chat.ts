import { useCallback, useReducer } from "react";
import type { ChatDraft, ChatEvent, ChatView } from "@/lib/shared/chat";
import type { AccountView } from "@/lib/shared/models";
import { muteEverybody, sendDraft } from "./chat-calls";
import { type ChatLine, changeChat, initialChatState, unnumbered } from "./chat-state";
import { useChatStream } from "./use-chat-stream";

/** A room's conversation: what is in it, and what its reader can do. */
export function useChat(room: string, initial: ChatView, account: AccountView | null) {
  const [state, change] = useReducer(changeChat, initial, initialChatState);
  const onEvent = useCallback((event: ChatEvent) => change({ type: "event", event }), []);
  const lost = useChatStream(room, initial.seq, onEvent);

  const deliver = useCallback(
    async (id: string, draft: ChatDraft) => {
      try {
        const { message } = await sendDraft(room, draft);
        if (message) change({ type: "written", message });
      } catch (problem) {
        change({ type: "failed", id, problem });
      }
    },
    [room],
  );

  /** Shows a message at once and sends it. */
  const say = (kind: "text" | "danmaku", text: string) => {
    if (!account) return;
    const draft: ChatDraft = { id: newDraftId(), kind, text };
    const id = messageId(account.userId, draft.id);
    const { userId, nickname } = account;
    const own = { id, kind, userId, nickname: nickname || userId, avatarUrl: "", text };
    change({ type: "written", message: { ...own, seq: unnumbered, sentAtMs: Date.now() } });
    void deliver(id, draft);
  };

  /** The same message once more, after it failed. */
  const retry = (line: ChatLine) => {
    change({ type: "sending", id: line.id });
    const id = line.id.slice(line.id.lastIndexOf(":") + 1);
    void deliver(line.id, { id, kind: line.kind, text: line.text });
  };

  const discard = (line: ChatLine) => change({ type: "discarded", id: line.id });

  /** Resolves with whether it counted. @throws ActionError */
  const like = async () => {
    change({ type: "liked" });
    return (await sendDraft(room, { id: newDraftId(), kind: "like", text: "" })).liked;
  };

  /** The stream tells everybody, us included, but maybe after the answer. @throws ActionError */
  const muteAll = async (on: boolean) => {
    await muteEverybody(room, on);
    change({ type: "event", event: { kind: "state", mutedAll: on } });
  };

  return { state, lost, say, retry, discard, like, muteAll };
}

/** As the server composes it, so that the stream's copy of our own message is known. */
function messageId(userId: string, draftId: string): string {
  return `${userId}:${draftId}`;
}

/** `crypto.randomUUID` is there on https alone; a first start is on plain http. */
function newDraftId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
