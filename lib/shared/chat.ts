/** What a chat message may have at most, in bytes of UTF-8: what the apps send (protocol.md §2.6). */
export const maxChatTextBytes = 160;
/** What a danmaku may have at most: one line that can be read while it flies (field.md §6.1). */
export const maxDanmakuCharacters = 50;
/** What a guest's nickname may have at most. */
export const maxGuestNicknameCharacters = 24;
/** The slowest slow mode there is. */
export const maxSlowSeconds = 600;

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
  /** What the writer was when he wrote; the broadcaster is known by his id. */
  readonly role: ChatRole;
  /** Where a danmaku appears. */
  readonly placement: Placement;
  /** The message that this one answers; its text is empty once it was removed. */
  readonly replyTo: Quote | null;
}

/** Empty: a user, or a phone of which nothing is known. */
export type ChatRole = "" | "guest" | "moderator" | "admin";

/** Danmaku cross the picture, or stand for some seconds at its upper or lower edge. */
export type Placement = "scroll" | "top" | "bottom";

export interface Quote {
  readonly id: string;
  readonly nickname: string;
  /** How it began. */
  readonly text: string;
}

/**
 * Messages were hidden by somebody who keeps order. Numbered and kept like a message, so that who
 * comes back learns of it.
 */
export interface ChatRemoval {
  readonly seq: number;
  readonly kind: "removed";
  /** One message, or everything that a user wrote here up to `seq`. */
  readonly messageId: string;
  readonly userId: string;
}

export interface ChatPerson {
  readonly userId: string;
  readonly nickname: string;
}

/** What happens in a room and is not kept; several of a kind are told as one. */
export type ChatMoment =
  | { readonly kind: "likes"; readonly count: number }
  /** How many watch, and how many likes there are; told when either has changed. */
  | { readonly kind: "audience"; readonly viewers: number; readonly likes: number }
  /** Something about the live has changed (on air or not, title, cover): ask for the room again. */
  | { readonly kind: "room" }
  /** The first of them by name. */
  | {
      readonly kind: "entered" | "left";
      readonly people: readonly ChatPerson[];
      readonly count: number;
    }
  | ({ readonly kind: "state" } & ChatRules)
  /** Somebody keeps order here from now on, or no longer: he asks again what he may do. */
  | { readonly kind: "moderator"; readonly userId: string }
  /** So much was missed that the list has to begin anew with what follows. */
  | { readonly kind: "gap" };

/** One event of a room's stream. */
export type ChatEvent = ChatMessage | ChatRemoval | ChatMoment;

/** What holds for everybody who writes in a room at the moment. */
export interface ChatRules {
  /** Grows with every change, so that one told late changes nothing back. */
  readonly version: number;
  /** Only the broadcaster and moderators may write. */
  readonly mutedAll: boolean;
  /** One viewer's messages are at least so far apart; 0: no slow mode. */
  readonly slowSeconds: number;
  /** Whether guests without an account may write. */
  readonly guestsMayWrite: boolean;
  /** Pinned on top of the conversation; empty: none. */
  readonly notice: string;
}

/** A room's chat at first sight. */
export interface ChatView {
  /** Oldest first. */
  readonly messages: readonly ChatMessage[];
  /** Number of the last message of the room, whether it is shown or not. */
  readonly seq: number;
  readonly rules: ChatRules;
  /** Who asks: an account or a guest with a nickname; null: nobody known yet. */
  readonly self: ChatSelf | null;
  /** What the one who asks may do. */
  readonly rights: ChatRights;
}

/** Who writes in this browser. */
export interface ChatSelf extends ChatPerson {
  readonly avatarUrl: string;
  readonly role: ChatRole;
}

export interface ChatRights {
  /** `nickname`: after choosing one, or signing in; `signIn`: not before signing in. */
  readonly write: "yes" | "nickname" | "signIn";
  readonly moderate: boolean;
  /** May keep somebody from writing in every room: moderators and administrators. */
  readonly ban: boolean;
}

/** Somebody who is kept from writing. */
export interface SilencedPerson extends ChatPerson {
  /** In one room (`mute`), or in every one (`ban`). */
  readonly how: "mute" | "ban";
  /** Unix ms. */
  readonly untilMs: number;
}

/** Who is kept from writing in a room, as far as the one who asks may change it. */
export interface Silences {
  /** The last who were silenced first, in the room and then in every one. */
  readonly people: readonly SilencedPerson[];
  /** With those who are too many to be listed. */
  readonly total: number;
}

/** A message on its way to the server. */
export interface ChatDraft {
  readonly id: string;
  readonly kind: "text" | "danmaku" | "like";
  readonly text: string;
  /** Of a danmaku; unset: scroll. */
  readonly placement?: Placement;
  /** Id of the message that this one answers. */
  readonly replyTo?: string;
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
  | "slowMode"
  | "guestsClosed"
  /** A guest's nickname is like that of who keeps order here, or blocked: another one is needed. */
  | "guestName"
  /** What it answers was removed, or is too old. */
  | "replyGone"
  | "protected"
  | "notModerator"
  /** The pinned notice has a word that is blocked on this server. */
  | "noticeBlocked"
  /** The pinned notice has more characters than `roomSettingLimits` lets it have. */
  | "noticeTooLong";

/**
 * Why a guest cannot have a nickname, in `data.reason` of `POST /api/guests`; beside them `tooOften`
 * and `guestsClosed`. `taken`: it could be mistaken for the service or for who keeps order.
 */
export type NicknameRefusal = "empty" | "tooLong" | "blockedWord" | "taken";
