"use client";

import { createContext, useContext, useSyncExternalStore } from "react";
import type { RulesChange } from "./chat-calls";
import type { ChatLine, ChatState } from "./chat-state";
import type { DraftStore } from "./draft-store";
import type { FlightChoice } from "./flight-choice";
import type { Held } from "./held";
import type { Orders } from "./use-orders";
import type { Saying } from "./use-sending";
import type { Writing } from "./writing";

/** A room's conversation: what is in it, and what its reader can do. */
export interface RoomChat extends Omit<ChatState, "removals"> {
  /** Userid of the broadcaster. */
  readonly room: string;
  readonly online: boolean;
  /** The connection has been gone for a while; it comes back by itself. */
  readonly lost: boolean;
  readonly writing: Writing;
  /** Until when we are kept from writing, as a refusal or slow mode says. */
  readonly held: Held | null;
  readonly draft: DraftStore;
  /** The line that the next message answers. */
  readonly replyTo: ChatLine | null;
  readonly setReplyTo: (line: ChatLine | null) => void;
  /** Whether the next message flies over the picture as well, and how. */
  readonly flight: FlightChoice;
  readonly setFlight: (flight: FlightChoice) => void;
  /** Shows a message at once and sends it; false: nobody is known who could have written it. */
  readonly say: (saying: Saying) => boolean;
  /** Once more, after it failed. */
  readonly retry: (line: ChatLine) => void;
  readonly discard: (line: ChatLine) => void;
  /** Lets a heart rise at once and counts it when the server does; asks the nameless for a name. */
  readonly like: () => void;
  /** Names this browser's guest, or renames it. @throws ActionError with a `NicknameRefusal` */
  readonly setNickname: (nickname: string) => Promise<void>;
  /** @throws ActionError */
  readonly setRules: (change: RulesChange) => Promise<void>;
  /** @throws ActionError */
  readonly muteAll: (on: boolean) => Promise<void>;
  /** What who keeps order has done, and can do. */
  readonly orders: Orders;
}

/** Given by `ChatProvider` alone. */
export const ChatContext = createContext<RoomChat | null>(null);

/** The conversation of the room around. */
export function useRoomChat(): RoomChat {
  const chat = useContext(ChatContext);
  if (!chat) throw new Error("There is no ChatProvider around this part of the page.");
  return chat;
}

/** The text that is being written; empty while the page is hydrated. */
export function useDraft(): readonly [string, (text: string) => void] {
  const { draft } = useRoomChat();
  const text = useSyncExternalStore(draft.subscribe, draft.get, () => "");
  return [text, draft.set];
}
