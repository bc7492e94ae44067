"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { ChatPerson, ChatRights } from "@/lib/shared/chat";
import { ChatLineView } from "./chat-line";
import type { ChatLine } from "./chat-state";
import { type Silenced, SilenceNotice } from "./silence-notice";

interface ChatListProps {
  readonly room: string;
  readonly lines: readonly ChatLine[];
  readonly missed: boolean;
  readonly entered: { readonly people: readonly ChatPerson[]; readonly count: number } | null;
  readonly ownUserId: string;
  readonly rights: ChatRights;
  readonly onRetry: (line: ChatLine) => void;
  readonly onDiscard: (line: ChatLine) => void;
}

/** Closer to the end than this, the reader follows the conversation, in CSS pixels. */
const followingPx = 48;
/** What scrolls has to be reached by keyboard (WCAG 2.1.1); only some browsers see to it. */
const reachable = { tabIndex: 0 };

/** The messages. Follows the newest unless the reader has scrolled up. */
export function ChatList(props: ChatListProps) {
  const { room, lines, missed, entered, ownUserId, rights } = props;
  const t = useTranslations("chat");
  const box = useRef<HTMLDivElement>(null);
  const [following, setFollowing] = useState(true);
  const [silenced, setSilenced] = useState<Silenced | null>(null);
  const silence = (how: Silenced["how"], { userId, nickname }: ChatLine) =>
    setSilenced((before) => ({ how, userId, nickname, nth: (before?.nth ?? 0) + 1 }));
  const { fresh, toEnd } = useFollowing(box, lines, following, setFollowing);
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={box}
        role="log"
        aria-label={t("log")}
        aria-live="polite"
        {...reachable}
        onScroll={({ currentTarget: it }) =>
          setFollowing(it.scrollHeight - it.scrollTop - it.clientHeight < followingPx)
        }
        className="flex min-h-0 flex-1 flex-col gap-1 overflow-y-auto overscroll-contain px-4 py-3"
      >
        {missed && <p className="text-muted text-sm">{t("missed")}</p>}
        {lines.length === 0 && <p className="m-auto text-muted">{t("empty")}</p>}
        {lines.map((line) => (
          <ChatLineView
            key={line.id}
            line={line}
            own={line.userId === ownUserId}
            broadcaster={line.userId === room}
            onMute={
              rights.moderate && line.userId !== ownUserId && line.userId !== room
                ? () => silence("mute", line)
                : undefined
            }
            onBan={rights.ban && line.userId !== ownUserId ? () => silence("ban", line) : undefined}
            onRetry={() => props.onRetry(line)}
            onDiscard={() => props.onDiscard(line)}
          />
        ))}
      </div>
      {!following && fresh > 0 && (
        <Button
          onClick={toEnd}
          className="-translate-x-1/2 absolute bottom-2 left-1/2 min-h-8 py-1 text-sm shadow-lift"
        >
          {t("newMessages", { count: fresh })}
        </Button>
      )}
      {entered && (
        <p className="truncate px-4 pb-1 text-muted text-sm">
          {t("entered", {
            names: entered.people.map(({ nickname }) => nickname).join(", "),
            more: Math.max(0, entered.count - entered.people.length),
          })}
        </p>
      )}
      {silenced && (
        <SilenceNotice
          key={silenced.nth}
          room={room}
          silenced={silenced}
          onClose={() => setSilenced(null)}
        />
      )}
    </div>
  );
}

/** Keeps the end in view while the reader follows; counts what arrives while he does not. */
function useFollowing(
  box: React.RefObject<HTMLDivElement | null>,
  lines: readonly ChatLine[],
  following: boolean,
  setFollowing: (following: boolean) => void,
) {
  const [readUpTo, setReadUpTo] = useState(0);
  const last = lines.at(-1);
  const ownPending = last?.delivery === "sending";
  const toEnd = () => {
    setFollowing(true);
    box.current?.scrollTo({ top: box.current.scrollHeight });
  };
  // What the reader writes himself he wants to see.
  useLayoutEffect(() => {
    if (lines.length === 0 || !(following || ownPending)) return;
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [lines, following, ownPending, box]);
  // A notice below takes some of the room.
  useEffect(() => {
    const list = box.current;
    if (!list || !following) return;
    const observer = new ResizeObserver(() => list.scrollTo({ top: list.scrollHeight }));
    observer.observe(list);
    return () => observer.disconnect();
  }, [following, box]);
  const lastSeq = lines.findLast((line) => line.delivery === "sent")?.seq ?? 0;
  useEffect(() => {
    if (following) setReadUpTo(lastSeq);
  }, [following, lastSeq]);
  const fresh = lines.filter((line) => line.delivery === "sent" && line.seq > readUpTo).length;
  return { fresh, toEnd };
}
