"use client";

import { Download, Ellipsis, Eye, EyeOff, Pencil, Scissors, Trash2, Undo2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { Menu, type MenuItem } from "@/components/chat/menu";
import { usePopover } from "@/components/chat/use-popover";
import { Button } from "@/components/ui/button";
import type { OwnTape } from "@/lib/shared/own-tape";
import type { TapeOrders } from "./use-tape-orders";

interface TapeMenuButtonProps {
  readonly tape: OwnTape;
  readonly orders: TapeOrders;
  readonly onRename: () => void;
  readonly onTrim: () => void;
}

/** What its owner can do with a recording that is not deleted. */
export function TapeMenuButton({ tape, orders, onRename, onTrim }: TapeMenuButtonProps) {
  const t = useTranslations("recordings");
  const { anchor, open, close, button } = usePopover();
  const { give } = orders;
  const label = t("menu", { title: tape.title || t("untitled") });
  const { hidden, downloadUrl } = tape;
  const items: (MenuItem | false)[] = [
    { label: t("rename"), icon: Pencil, onSelect: onRename },
    hidden && tape.withheldReason !== null
      ? false
      : hidden
        ? { label: t("show"), icon: Eye, onSelect: () => give({ how: "hide", hidden: false }) }
        : { label: t("hide"), icon: EyeOff, onSelect: () => give({ how: "hide", hidden: true }) },
    downloadUrl !== "" && {
      ...{ label: t("download"), icon: Download },
      onSelect: () => download(downloadUrl),
    },
    tape.trimming === "yes" && { label: t("trim"), icon: Scissors, onSelect: onTrim },
    tape.untrimUntilMs !== null && {
      ...{ label: t("untrim"), icon: Undo2 },
      onSelect: () => give({ how: "untrim" }),
    },
  ];
  const removal = { label: t("remove"), icon: Trash2, onSelect: () => give({ how: "delete" }) };
  return (
    <>
      <Button
        variant="ghost"
        {...button}
        aria-haspopup="menu"
        aria-label={label}
        disabled={orders.isPending}
        className="px-2 pointer-coarse:min-h-11 pointer-coarse:min-w-11"
      >
        <Ellipsis aria-hidden className="size-5" />
      </Button>
      {open && (
        <Menu
          label={label}
          groups={[{ items: items.filter((item) => item !== false) }, { items: [removal] }]}
          anchor={anchor}
          onClose={close}
        />
      )}
    </>
  );
}

/** The server names the file; a link of the page itself cannot be an item of a menu. */
function download(url: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = "";
  link.click();
}
