"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { ChatLines } from "@/components/chat/chat-lines";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { surfaceClass } from "@/components/ui/surface-class";
import type { TapePage } from "@/lib/shared/replay";
import { LineTime } from "./line-time";
import type { ReplayClock } from "./replay-clock";
import { nothingLoaded } from "./replay-moments";
import type { ReplayChatState } from "./use-replay-chat";
import { useReplayLines } from "./use-replay-lines";

interface ReplayChatProps {
  readonly tape: TapePage;
  readonly clock: ReplayClock;
  readonly chat: ReplayChatState;
  readonly ownUserId: string;
}

/** So many lines stand in the list; more on demand. */
const linesAtOnce = 200;

/** What was said during the broadcast, up to the picture that is shown. */
export function ReplayChat({ tape, clock, chat, ownUserId }: ReplayChatProps) {
  const t = useTranslations("replay");
  const { loaded, failed, hasEarlier, loadEarlier, retry } = chat;
  const [shown, setShown] = useState(linesAtOnce);
  const section = useRef<HTMLElement>(null);
  const hadFocus = useRef(false);
  const jumps = useJumps(clock, () => {
    hadFocus.current = section.current?.contains(document.activeElement) ?? false;
    setShown(linesAtOnce);
  });
  // The list that had the focus is gone; the line whose time was pressed is now the last one.
  useEffect(() => {
    if (jumps === 0 || !hadFocus.current) return;
    const times = section.current?.querySelectorAll<HTMLElement>("[role=log] article button");
    times?.item(times.length - 1)?.focus({ preventScroll: true });
  }, [jumps]);
  const { lines, cut } = useReplayLines(clock, loaded, shown);
  const showEarlier = () => {
    setShown((before) => before + linesAtOnce);
    if (!cut) loadEarlier();
  };
  return (
    <section
      ref={section}
      aria-label={t("chat")}
      className={surfaceClass("flex min-h-0 flex-col overflow-hidden")}
    >
      <header className="flex min-h-12 items-center justify-between gap-2 border-line border-b px-4 py-1">
        <h2 className="text-lg">{t("chat")}</h2>
        {(cut || hasEarlier) && (
          <Button variant="ghost" onClick={showEarlier} className="-mr-2 min-h-8 px-2 py-1 text-sm">
            {t("earlier")}
          </Button>
        )}
      </header>
      <ChatLines
        // Who goes somewhere else wants to read what is said there.
        key={jumps}
        lines={lines}
        room={tape.userId}
        own={ownUserId}
        before={({ offsetMs }) => (
          <LineTime offsetMs={offsetMs} onSeek={() => clock.seek(offsetMs)} />
        )}
        empty={t(emptyText(tape, chat))}
      />
      {failed && (
        <div className="border-line border-t p-3">
          <Notice tone="warn">
            {t("chatFailed")}{" "}
            <button
              type="button"
              onClick={retry}
              className="min-h-6 font-semibold text-accent-text underline underline-offset-2"
            >
              {t("retry")}
            </button>
          </Notice>
        </div>
      )}
    </section>
  );
}

function emptyText({ hasChat }: TapePage, { loaded, failed }: ReplayChatState) {
  if (!hasChat) return "nothingSaid";
  return loaded === nothingLoaded && !failed ? "chatComing" : "quiet";
}

/** How often the viewer has gone somewhere else. */
function useJumps(clock: ReplayClock, onJump: () => void): number {
  const [jumps, setJumps] = useState(0);
  const told = useEffectEvent(onJump);
  useEffect(
    () =>
      clock.onJump(() => {
        told();
        setJumps((before) => before + 1);
      }),
    [clock],
  );
  return jumps;
}
