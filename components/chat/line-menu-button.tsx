"use client";

import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ReportDialog } from "@/components/report/report-button";
import { classNames } from "@/components/ui/class-names";
import { useRoomChat } from "./chat-context";
import type { ChatLine } from "./chat-state";
import { LineMenu } from "./line-menu";
import { usePopover } from "./use-popover";

interface LineMenuButtonProps {
  readonly line: ChatLine;
  readonly tabStop: boolean;
}

/**
 * Opens what can be done about a line: beside the line that is pointed at or has the keyboard; on
 * a touch screen it is the line itself.
 */
export function LineMenuButton({ line, tabStop }: LineMenuButtonProps) {
  const t = useTranslations("chat");
  const { anchor, open, close, button } = usePopover();
  const { room } = useRoomChat();
  const [reporting, setReporting] = useState(false);
  return (
    <>
      <button
        type="button"
        {...button}
        data-line-menu={line.id}
        tabIndex={tabStop ? 0 : -1}
        aria-haspopup="menu"
        aria-label={t("lineMenu", { name: line.nickname })}
        className={classNames(
          "absolute top-1 right-1 grid size-6 place-items-center rounded-control border border-line bg-raised text-muted hover:text-text",
          "pointer-coarse:inset-0 pointer-coarse:size-auto pointer-coarse:border-transparent pointer-coarse:bg-transparent pointer-coarse:opacity-100",
          "group-focus-within/line:opacity-100 group-hover/line:opacity-100",
          !open && "opacity-0",
        )}
      >
        <Ellipsis aria-hidden className="size-4 pointer-coarse:hidden" />
      </button>
      {open && (
        <LineMenu line={line} anchor={anchor} onClose={close} onReport={() => setReporting(true)} />
      )}
      {reporting && (
        <ReportDialog
          thing={{ kind: "message", room, messageId: line.id }}
          name={line.nickname}
          words={line.text}
          onClose={() => setReporting(false)}
        />
      )}
    </>
  );
}
