"use client";

import { Eye } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { useRoomChat } from "@/components/chat/chat-context";
import { Popover } from "@/components/chat/popover";
import { usePopover } from "@/components/chat/use-popover";
import { classNames } from "@/components/ui/class-names";
import { ViewerNames } from "./viewer-names";

interface ViewerListProps {
  /** As the room's page knows it, until the stream has told. */
  readonly count: number;
  /** The figure alone, where there is little room; its words are still read out. */
  readonly compact?: boolean;
  readonly className?: string;
}

/** How many watch; opens who they are. */
export function ViewerList({ count, compact = false, className }: ViewerListProps) {
  const t = useTranslations("chat");
  const format = useFormatter();
  const { room, viewers } = useRoomChat();
  const { anchor, open, close, button } = usePopover();
  const shown = viewers ?? count;
  return (
    <>
      <button
        type="button"
        {...button}
        aria-haspopup="dialog"
        className={classNames(
          "inline-flex min-h-6 items-center gap-1.5 rounded-control tabular-nums hover:text-text pointer-coarse:min-h-11",
          !compact && "underline decoration-dotted underline-offset-4",
          className,
        )}
      >
        <Eye aria-hidden className="size-4 shrink-0" />
        {compact && <span aria-hidden>{format.number(shown, { notation: "compact" })}</span>}
        <span className={compact ? "sr-only" : undefined}>{t("viewersNow", { count: shown })}</span>
      </button>
      {open && (
        <Popover
          sheet
          anchor={anchor}
          onClose={close}
          role="dialog"
          aria-label={t("viewers")}
          className="w-72 p-0!"
        >
          <ViewerNames room={room} onClose={close} />
        </Popover>
      )}
    </>
  );
}
