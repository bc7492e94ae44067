/** What a chat message may have at most, in bytes of UTF-8: what the apps send (protocol.md §2.6). */
export const maxChatTextBytes = 160;

/** Something written in a room; stored and numbered. */
export interface ChatMessage {
  /** Grows with every message of the server; what a reader has seen last. */
  readonly seq: number;
  /** Of the sender's making: a message sent twice has the same. */
  readonly id: string;
  /** A danmaku flies over the picture as well. */
  readonly kind: "text" | "danmaku";
  readonly userId: string;
  readonly nickname: string;
  readonly avatarUrl: string;
  readonly text: string;
  /** Unix ms. */
  readonly sentAtMs: number;
}

export interface ChatPerson {
  readonly userId: string;
  readonly nickname: string;
}

/** What happens in a room and is not kept; several of a kind are told as one. */
export type ChatMoment =
  | { readonly kind: "likes"; readonly count: number }
  /** The first of them by name. */
  | {
      readonly kind: "entered" | "left";
      readonly people: readonly ChatPerson[];
      readonly count: number;
    }
  /** Whether only the broadcaster and moderators may write. */
  | { readonly kind: "state"; readonly mutedAll: boolean }
  /** So much was missed that the list has to begin anew with what follows. */
  | { readonly kind: "gap" };

/** One event of a room's stream. */
export type ChatEvent = ChatMessage | ChatMoment;

/** A room's chat at first sight. */
export interface ChatView {
  /** Oldest first. */
  readonly messages: readonly ChatMessage[];
  /** Number of the last message of the room, whether it is shown or not. */
  readonly seq: number;
  readonly mutedAll: boolean;
  /** What the one who asks may do. */
  readonly rights: ChatRights;
}

export interface ChatRights {
  /** `signIn`: not before signing in. */
  readonly write: "yes" | "signIn";
  readonly moderate: boolean;
  /** May keep somebody from writing in every room: moderators and administrators. */
  readonly ban: boolean;
}

/** A message on its way to the server. */
export interface ChatDraft {
  readonly id: string;
  readonly kind: "text" | "danmaku" | "like";
  readonly text: string;
}

/** Why something was not done in a chat. */
export type ChatRefusal =
  | "notLive"
  | "muted"
  | "banned"
  | "mutedAll"
  | "blockedWord"
  | "tooLong"
  | "empty"
  | "tooOften"
  | "protected"
  | "notModerator";
