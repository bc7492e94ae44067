"use client";

import { Pin, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useRoomChat } from "./chat-context";
import { dismissNotice, isDismissed } from "./dismissed-notice";

/**
 * What the broadcaster has pinned on top of the conversation. Not a live region: who reads the chat
 * by ear comes to it first anyway. Each reader may put it away, until it says something else.
 */
export function PinnedNotice() {
  const t = useTranslations("chat");
  const { room, rules } = useRoomChat();
  const { notice } = rules;
  const [away, setAway] = useState("");
  // The server knows no browser's memory, and both have to begin alike.
  useEffect(() => setAway(isDismissed(room, notice) ? notice : ""), [room, notice]);
  if (notice === "" || away === notice) return null;
  const putAway = () => {
    dismissNotice(room, notice);
    setAway(notice);
  };
  return (
    <aside
      aria-label={t("notice")}
      data-pinned-notice
      className="flex items-start gap-2 border-line border-b bg-sunken py-1 pr-1 pl-4 text-sm"
    >
      <Pin aria-hidden className="mt-2 size-4 shrink-0 text-accent-text pointer-coarse:mt-3.5" />
      <p className="max-h-24 min-w-0 flex-1 overflow-y-auto py-1.5 [overflow-wrap:anywhere] pointer-coarse:py-3">
        <bdi>{notice}</bdi>
      </p>
      <Button
        variant="ghost"
        onClick={putAway}
        aria-label={t("noticeDismiss")}
        className="size-8 min-h-8 shrink-0 p-0! pointer-coarse:size-11"
      >
        <X aria-hidden className="size-4" />
      </Button>
    </aside>
  );
}
