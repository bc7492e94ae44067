"use client";

import { type KeyboardEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useRoomChat } from "./chat-context";
import { ChatLineView } from "./chat-line";
import { ChatScroll } from "./chat-scroll";
import type { ChatLine } from "./chat-state";
import { useEmptyText } from "./use-empty-text";

interface ChatListProps {
  /** Whether one writes below it. */
  readonly field: boolean;
}

/** The messages of a room and what can be done about each. */
export function ChatList({ field }: ChatListProps) {
  const t = useTranslations("chat");
  const empty = useEmptyText(field);
  const { lines, missed, room, self, rights } = useRoomChat();
  // Only who keeps order has anything left to do about a line that was removed.
  const hasMenu = (line: ChatLine) =>
    line.delivery === "sent" && (!line.removed || rights.moderate);
  const { stop, onKeyDown } = useMenuStops(lines.findLast(hasMenu)?.id);
  const known = lines.some(({ id }) => id === stop.chosen) ? stop.chosen : stop.newest;
  return (
    <ChatScroll lines={lines} onKeyDown={onKeyDown}>
      {missed && <p className="px-2 text-muted text-sm">{t("missed")}</p>}
      {lines.length === 0 && <p className="m-auto px-4 text-center text-muted">{empty}</p>}
      {lines.map((line) => (
        <ChatLineView
          key={line.id}
          line={line}
          own={line.userId === self?.userId}
          broadcaster={line.userId === room}
          withMenu={hasMenu(line)}
          tabStop={line.id === known}
        />
      ))}
    </ChatScroll>
  );
}

/** Tab leads to one menu of the list, and the arrow keys from there to the others. */
function useMenuStops(newest: string | undefined) {
  const [chosen, setChosen] = useState<string>();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (step === 0 || target.dataset.lineMenu === undefined) return;
    const all = Array.from(event.currentTarget.querySelectorAll<HTMLElement>("[data-line-menu]"));
    const next = all[all.indexOf(target) + step];
    event.preventDefault();
    if (!next) return;
    setChosen(next.dataset.lineMenu);
    next.focus();
  };
  return { stop: { chosen, newest }, onKeyDown };
}
