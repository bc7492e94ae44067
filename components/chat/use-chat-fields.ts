"use client";

import { createContext, useContext } from "react";

/** The fields of the page in which one writes. Always the same, so that who only needs it rests. */
export interface ChatFields {
  /** Puts the keyboard where one writes, or where one says who one is. */
  readonly focusField: () => void;
  /** The composers of the page name their fields; the newest one is used. Returns what ends it. */
  readonly offerField: (focus: () => void) => () => void;
}

/** Given by `ChatProvider` alone. */
export const ChatFieldsContext = createContext<ChatFields | null>(null);

/** The fields of the conversation around. */
export function useChatFields(): ChatFields {
  const fields = useContext(ChatFieldsContext);
  if (!fields) throw new Error("There is no ChatProvider around this part of the page.");
  return fields;
}

/** The newest comes last: a sheet's field goes before the bar's. */
export function createChatFields(): ChatFields {
  let fields: readonly (() => void)[] = [];
  return {
    focusField: () => fields.at(-1)?.(),
    offerField(focus) {
      fields = [...fields, focus];
      return () => {
        fields = fields.filter((it) => it !== focus);
      };
    },
  };
}
