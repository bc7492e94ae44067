"use client";

import { ArrowDown } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { ChatLine } from "./chat-state";
import { useFollowing } from "./use-following";

interface ChatScrollProps {
  readonly lines: readonly ChatLine[];
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  readonly children: ReactNode;
}

/** What scrolls has to be reached by keyboard (WCAG 2.1.1); only some browsers see to it. */
const reachable = { tabIndex: 0 };

/**
 * A list of messages that follows the newest unless its reader has scrolled up. It is a `log` that
 * announces nothing by itself: `ChatAnnouncer` does, and not more than can be listened to.
 */
export function ChatScroll({ lines, onKeyDown, children }: ChatScrollProps) {
  const t = useTranslations("chat");
  const box = useRef<HTMLDivElement>(null);
  const { fresh, toEnd, onScroll } = useFollowing(box, lines);
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={box}
        role="log"
        aria-label={t("log")}
        aria-live="off"
        {...reachable}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        className="flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain px-2 py-2"
      >
        {children}
      </div>
      {fresh > 0 && (
        <Button
          onClick={toEnd}
          className="-translate-x-1/2 absolute bottom-2 left-1/2 min-h-8 rounded-full py-1 text-sm shadow-lift pointer-coarse:min-h-11"
        >
          {t("newMessages", { count: fresh })}
          <ArrowDown aria-hidden className="size-4" />
        </Button>
      )}
    </div>
  );
}
