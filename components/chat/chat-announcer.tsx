"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { announcementOf, lastSeqOf } from "./announcement";
import type { ChatLine } from "./chat-state";

interface ChatAnnouncerProps {
  readonly lines: readonly ChatLine[];
  readonly ownUserId: string;
}

/** A running chat would never let a screen reader finish: so often something is read out. */
const everyMs = 5000;

/**
 * Reads the conversation out: the newest message and how many came besides, at most every few
 * seconds. The lists themselves are silent, so that a page with two of them says things once.
 */
export function ChatAnnouncer({ lines, ownUserId }: ChatAnnouncerProps) {
  const t = useTranslations("chat");
  const [said, setSaid] = useState("");
  const upTo = useRef(lastSeqOf(lines));
  const announce = useEffectEvent(() => {
    const news = announcementOf(lines, upTo.current, ownUserId);
    upTo.current = Math.max(upTo.current, lastSeqOf(lines));
    if (!news) return;
    const { nickname, text, more } = news;
    setSaid(t("announcement", { nickname, text, more }));
  });
  useEffect(() => {
    const timer = setInterval(() => announce(), everyMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}
