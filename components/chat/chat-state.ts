import type { ChatEvent, ChatMessage, ChatPerson, ChatView } from "@/lib/shared/chat";

/** A line of the list; one of our own is there before the server has it. */
export interface ChatLine extends ChatMessage {
  readonly delivery: "sent" | "sending" | "failed";
  /** Why it failed; null while it has not. */
  readonly problem: unknown;
}

export interface ChatState {
  /** Oldest first; our unsent ones last. */
  readonly lines: readonly ChatLine[];
  readonly mutedAll: boolean;
  /** Earlier messages were left out. */
  readonly missed: boolean;
  /** Who came in last, for one line that is overwritten. */
  readonly entered: { readonly people: readonly ChatPerson[]; readonly count: number } | null;
  /** Hearts since the page was opened; a change makes the heart beat. */
  readonly hearts: number;
}

export type ChatChange =
  | { readonly type: "event"; readonly event: ChatEvent }
  | { readonly type: "written"; readonly message: ChatMessage }
  | { readonly type: "sending" | "discarded"; readonly id: string }
  | { readonly type: "failed"; readonly id: string; readonly problem: unknown }
  | { readonly type: "liked" };

/** Lines that are kept; nobody scrolls back further in a running chat. */
const maxLines = 200;

export function initialChatState({ messages, mutedAll }: ChatView): ChatState {
  const lines = messages.map(sent);
  return { lines, mutedAll, missed: false, entered: null, hearts: 0 };
}

/**
 * The next state. Whatever arrives twice, by the stream and as the answer to our own call, is one
 * line: messages are told apart by their id and ordered by their number.
 */
export function changeChat(state: ChatState, change: ChatChange): ChatState {
  switch (change.type) {
    case "event":
      return applyEvent(state, change.event);
    case "written":
      return withMessage(state, change.message);
    case "sending":
      return withLine(state, change.id, { delivery: "sending", problem: null });
    case "failed":
      return withLine(state, change.id, { delivery: "failed", problem: change.problem });
    case "discarded":
      return { ...state, lines: state.lines.filter(({ id }) => id !== change.id) };
    case "liked":
      return { ...state, hearts: state.hearts + 1 };
  }
}

/** A message of our own that has no number yet stands at the end. */
export const unnumbered = Number.MAX_SAFE_INTEGER;

function applyEvent(state: ChatState, event: ChatEvent): ChatState {
  switch (event.kind) {
    case "text":
    case "danmaku":
      return withMessage(state, event);
    case "likes":
      return { ...state, hearts: state.hearts + event.count };
    case "state":
      return { ...state, mutedAll: event.mutedAll };
    case "entered":
      return { ...state, entered: { people: event.people, count: event.count } };
    case "gap":
      return { ...state, missed: true, lines: state.lines.filter((it) => it.delivery !== "sent") };
    case "left":
      return state;
  }
}

function withMessage(state: ChatState, message: ChatMessage): ChatState {
  const others = state.lines.filter(({ id }) => id !== message.id);
  const line = message.seq === unnumbered ? sending(message) : sent(message);
  let at = others.length;
  while (at > 0 && (others[at - 1]?.seq ?? 0) > message.seq) at -= 1;
  const lines = [...others.slice(0, at), line, ...others.slice(at)];
  return { ...state, lines: lines.slice(-maxLines) };
}

/** What the server has is sent, whatever became of our call. */
function withLine(
  state: ChatState,
  id: string,
  change: Pick<ChatLine, "delivery" | "problem">,
): ChatState {
  const lines = state.lines.map((line) =>
    line.id === id && line.delivery !== "sent" ? { ...line, ...change } : line,
  );
  return { ...state, lines };
}

function sent(message: ChatMessage): ChatLine {
  return { ...message, delivery: "sent", problem: null };
}

function sending(message: ChatMessage): ChatLine {
  return { ...message, delivery: "sending", problem: null };
}
