import type {
  ChatEvent,
  ChatMessage,
  ChatPerson,
  ChatRemoval,
  ChatRights,
  ChatRules,
  ChatSelf,
  ChatView,
} from "@/lib/shared/chat";
import { isRemovedBy, withoutWords, withRemoval } from "./removed-line";

/** A line of the list; one of our own is there before the server has it. */
export interface ChatLine extends ChatMessage {
  readonly delivery: "sent" | "sending" | "failed";
  /** Why it failed; null while it has not. */
  readonly problem: unknown;
  /** Hidden by somebody who keeps order: its place is kept, and nothing of what it said. */
  readonly removed: boolean;
}

/** Who came in last, for one line that is overwritten. */
export interface Entering {
  readonly people: readonly ChatPerson[];
  readonly count: number;
  /** Tells two of them apart. */
  readonly nth: number;
}

export interface ChatState {
  /** Oldest first; our unsent ones last. */
  readonly lines: readonly ChatLine[];
  /** The last removals, for messages that arrive after them: the answer to a call may be late. */
  readonly removals: readonly ChatRemoval[];
  readonly rules: ChatRules;
  /** Earlier messages were left out. */
  readonly missed: boolean;
  readonly entered: Entering | null;
  /** As last told; null before that. */
  readonly viewers: number | null;
  /** Never falls during a broadcast; null before it was told. */
  readonly likes: number | null;
  /** Who writes in this browser; null: nobody known yet. */
  readonly self: ChatSelf | null;
  readonly rights: ChatRights;
}

export type ChatChange =
  | { readonly type: "event"; readonly event: ChatEvent }
  | { readonly type: "written"; readonly message: ChatMessage }
  | { readonly type: "sending" | "discarded"; readonly id: string }
  | { readonly type: "failed"; readonly id: string; readonly problem: unknown }
  /** There are at least so many likes. */
  | { readonly type: "liked"; readonly likes: number }
  /** The server's answer about who we are and what holds. */
  | { readonly type: "told"; readonly view: Pick<ChatView, "rules" | "self" | "rights"> }
  /** Another broadcast counts its likes and viewers anew. */
  | { readonly type: "broadcast" };

/** Lines that are kept; nobody scrolls back further in a running chat. */
export const maxLines = 200;
/** Removals that are remembered for what comes late. */
const maxRemovals = 100;

export function initialChatState({ messages, rules, self, rights }: ChatView): ChatState {
  return {
    ...{ lines: messages.map(sent).slice(-maxLines), removals: [], rules, self, rights },
    ...{ missed: false, entered: null, viewers: null, likes: null },
  };
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
      return { ...state, likes: Math.max(state.likes ?? 0, change.likes) };
    case "told":
      return {
        ...{ ...state, self: change.view.self, rights: change.view.rights },
        rules: newerRules(state.rules, change.view.rules),
      };
    case "broadcast":
      return { ...state, viewers: null, likes: null, entered: null };
  }
}

/** A message of our own that has no number yet stands at the end. */
export const unnumbered = Number.MAX_SAFE_INTEGER;

function applyEvent(state: ChatState, event: ChatEvent): ChatState {
  switch (event.kind) {
    case "text":
    case "danmaku":
      return withMessage(state, event);
    case "removed":
      return {
        ...{ ...state, lines: withRemoval(state.lines, event) },
        removals: [...state.removals, event].slice(-maxRemovals),
      };
    case "state":
      return { ...state, rules: newerRules(state.rules, event) };
    case "audience":
      return {
        ...{ ...state, viewers: event.viewers },
        likes: Math.max(state.likes ?? 0, event.likes),
      };
    case "entered": {
      const { people, count } = event;
      return { ...state, entered: { people, count, nth: (state.entered?.nth ?? 0) + 1 } };
    }
    case "gap":
      return { ...state, missed: true, lines: state.lines.filter((it) => it.delivery !== "sent") };
    case "likes":
    case "moderator":
    case "room":
    case "left":
      return state;
  }
}

/** Rules told late change nothing back. */
function newerRules(known: ChatRules, told: ChatRules): ChatRules {
  if (told.version <= known.version) return known;
  const { version, mutedAll, slowSeconds, guestsMayWrite, notice } = told;
  return { version, mutedAll, slowSeconds, guestsMayWrite, notice };
}

function withMessage(state: ChatState, message: ChatMessage): ChatState {
  const before = state.lines.find(({ id }) => id === message.id);
  const others = state.lines.filter(({ id }) => id !== message.id);
  const plain = message.seq === unnumbered ? sending(message) : sent(message);
  const removed = before?.removed || state.removals.some((it) => isRemovedBy(it, plain));
  const line = removed ? withoutWords(plain) : plain;
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

/** A line as the server has it. */
export function sent(message: ChatMessage): ChatLine {
  return { ...message, delivery: "sent", problem: null, removed: false };
}

function sending(message: ChatMessage): ChatLine {
  return { ...message, delivery: "sending", problem: null, removed: false };
}
