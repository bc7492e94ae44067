"use client";

import { Ellipsis } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { Menu } from "@/components/chat/menu";
import { usePopover } from "@/components/chat/use-popover";

/** What can be done about a row. */
export interface RowMenuItem {
  readonly id: string;
  readonly label: string;
  readonly onSelect: () => void;
  /** For what cannot simply be taken back; such items stand apart at the end. */
  readonly tone?: "danger";
  /** It is shown and can be reached, but does nothing. */
  readonly disabled?: boolean;
}

interface RowMenuProps {
  /** Names the row, such as "Actions for Alice". */
  readonly label: string;
  readonly items: readonly RowMenuItem[];
}

/**
 * A button with a menu (ARIA Authoring Practices, Menu Button): Enter, Space and the arrows open it,
 * arrows, Home, End and first letters move in it, Escape closes it and gives the keyboard back.
 */
export function RowMenu({ label, items }: RowMenuProps) {
  const { anchor, open, close, show, button } = usePopover();
  const [fromEnd, setFromEnd] = useState(false);
  const harmless = items.filter(({ tone }) => !tone);
  const dangerous = items.filter(({ tone }) => tone);
  if (items.length === 0) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    setFromEnd(event.key === "ArrowUp");
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    show();
  };
  return (
    // What a cell says of its text is not for the menu.
    <span className="inline-block whitespace-normal text-left">
      <button
        type="button"
        {...button}
        onKeyDown={onKeyDown}
        aria-haspopup="menu"
        aria-label={label}
        className="grid size-8 place-items-center rounded-control text-muted transition-colors hover:bg-sunken hover:text-text aria-expanded:bg-sunken aria-expanded:text-text pointer-coarse:size-11"
      >
        <Ellipsis aria-hidden className="size-5" />
      </button>
      {open && (
        <Menu
          label={label}
          groups={[{ items: harmless }, { items: dangerous }].filter((group) => group.items.length)}
          anchor={anchor}
          onClose={close}
          beginsAtEnd={fromEnd}
        />
      )}
    </span>
  );
}
