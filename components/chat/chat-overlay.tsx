"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { useRoomChat } from "./chat-context";
import { ChatSheet } from "./chat-sheet";
import type { ChatLine } from "./chat-state";

/** Lines over the picture; more would hide it. */
const shownLines = 5;

/**
 * The last messages over the lower left of the picture, each on a dark ground of its own (white on
 * 70 % black over a white picture: 8:1). A tap opens the whole conversation; for screen readers it
 * is that button alone, as the messages are read out by `ChatAnnouncer`.
 */
export function ChatOverlay({ className }: { readonly className?: string }) {
  const t = useTranslations("chat");
  const { lines, self } = useRoomChat();
  const [open, setOpen] = useState(false);
  const shown = lines.filter(({ removed }) => !removed).slice(-shownLines);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={t("openChat")}
        onClick={() => setOpen(true)}
        className={classNames(
          "pointer-events-auto flex min-h-11 w-full max-w-[85%] flex-col items-start justify-end gap-1 rounded-control text-left",
          shown.length >= shownLines && "[mask-image:linear-gradient(transparent,black_3rem)]",
          // Above the player's bar, in the overlay that fills the picture.
          className ?? "absolute bottom-16 left-3",
        )}
      >
        {shown.length === 0 && <OverlayText>{t("empty")}</OverlayText>}
        {shown.map((line) => (
          <OverlayLine key={line.id} line={line} own={line.userId === self?.userId} />
        ))}
      </button>
      {open && <ChatSheet onClose={() => setOpen(false)} />}
    </>
  );
}

function OverlayLine({ line, own }: { readonly line: ChatLine; readonly own: boolean }) {
  return (
    <OverlayText faint={line.delivery === "sending"}>
      <span className={classNames("mr-1.5 font-semibold", own ? "text-amber" : "text-white/80")}>
        {line.nickname}
      </span>
      {line.text}
    </OverlayText>
  );
}

interface OverlayTextProps {
  readonly faint?: boolean;
  readonly children: React.ReactNode;
}

function OverlayText({ faint, children }: OverlayTextProps) {
  return (
    <span
      className={classNames(
        "line-clamp-2 max-w-full rounded-surface bg-black/70 px-2.5 py-1 text-base text-white [overflow-wrap:anywhere] motion-safe:animate-settle",
        faint && "opacity-70",
      )}
    >
      {children}
    </span>
  );
}
