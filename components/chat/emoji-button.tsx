"use client";

import { Smile } from "lucide-react";
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { emoji, emojiColumns } from "./emoji";
import { Popover } from "./popover";
import { steppedIndex } from "./stepped-index";
import { usePopover } from "./use-popover";

interface EmojiButtonProps {
  readonly disabled: boolean;
  readonly onPick: (emoji: string) => void;
}

/** Inside the end of the field: opens a small choice of emoji, drawn by the reader's own system. */
export function EmojiButton({ disabled, onPick }: EmojiButtonProps) {
  const t = useTranslations("chat");
  const { anchor, open, close, button } = usePopover();
  return (
    <>
      <button
        type="button"
        {...button}
        disabled={disabled}
        aria-haspopup="dialog"
        aria-label={t("emoji")}
        className="absolute inset-y-0 right-0 grid w-10 place-items-center rounded-control text-muted hover:text-text disabled:opacity-60 pointer-coarse:w-11"
      >
        <Smile aria-hidden className="size-5" />
      </button>
      {open && <EmojiChoice anchor={anchor} onClose={close} onPick={onPick} />}
    </>
  );
}

interface EmojiChoiceProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly onPick: (emoji: string) => void;
}

/** A toolbar in rows for the arrow keys; stays open, because few emoji come alone. */
function EmojiChoice({ anchor, onClose, onPick }: EmojiChoiceProps) {
  const t = useTranslations("chat");
  const grid = useRef<HTMLDivElement>(null);
  const [here, setHere] = useState(0);
  useLayoutEffect(() => {
    grid.current?.querySelector("button")?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const all = grid.current?.querySelectorAll("button") ?? [];
    const next = steppedIndex(event.key, here, all.length, emojiColumns);
    if (next === null) return;
    event.preventDefault();
    setHere(next);
    all[next]?.focus();
  };
  return (
    <Popover anchor={anchor} onClose={onClose} role="dialog" aria-label={t("emojiList")}>
      <div
        ref={grid}
        role="toolbar"
        aria-label={t("emojiList")}
        onKeyDown={onKeyDown}
        className="grid grid-cols-8 font-['Apple_Color_Emoji','Segoe_UI_Emoji','Noto_Color_Emoji'] pointer-coarse:w-[min(22rem,calc(100vw-2rem))]"
      >
        {emoji.map((it, index) => (
          <button
            key={it}
            type="button"
            tabIndex={index === here ? 0 : -1}
            onClick={() => {
              setHere(index);
              onPick(it);
            }}
            className="grid h-9 min-w-6 place-items-center rounded-control px-1.5 text-lg hover:bg-sunken pointer-coarse:h-11 pointer-coarse:px-0"
          >
            {it}
          </button>
        ))}
      </div>
    </Popover>
  );
}
