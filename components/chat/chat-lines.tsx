"use client";

import { type ReactNode, useMemo } from "react";
import { useTranslations } from "use-intl";
import type { ChatMessage } from "@/lib/shared/chat";
import { ChatLineView } from "./chat-line";
import { ChatScroll } from "./chat-scroll";
import { sent } from "./chat-state";

interface ChatLinesProps<M extends ChatMessage> {
  /** Oldest first. */
  readonly lines: readonly M[];
  /** Userid of the broadcaster, whose messages are marked. */
  readonly room?: string;
  /** Userid of the reader, whose messages are marked. */
  readonly own?: string;
  /** What stands before a line, e.g. a button that leads to its second. */
  readonly before?: (line: M) => ReactNode;
  /** What is said when there is no line. */
  readonly empty?: string;
}

/** Messages to be read and nothing else, as in a recording; fills what is around it. */
export function ChatLines<M extends ChatMessage>(props: ChatLinesProps<M>) {
  const { lines, room = "", own = "", before, empty } = props;
  const t = useTranslations("chat");
  const shown = useMemo(() => lines.map(sent), [lines]);
  return (
    <ChatScroll lines={shown}>
      {lines.length === 0 && (
        <p className="m-auto px-4 text-center text-muted">{empty ?? t("emptyReplay")}</p>
      )}
      {lines.map((line, index) => (
        <ChatLineView
          key={line.id}
          line={shown[index] ?? sent(line)}
          own={own !== "" && line.userId === own}
          broadcaster={line.userId === room}
          before={before?.(line)}
        />
      ))}
    </ChatScroll>
  );
}
