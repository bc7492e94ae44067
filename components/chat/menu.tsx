"use client";

import { Check, type LucideIcon } from "lucide-react";
import { type KeyboardEvent, type ReactNode, type RefObject, useLayoutEffect, useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import { Popover } from "./popover";
import { steppedIndex } from "./stepped-index";

/** Something that a menu offers, in the order of its keys. */
export interface MenuItem {
  readonly label: string;
  readonly icon?: LucideIcon;
  /** A switch (`checkbox`) or one of several (`radio`), and whether it is on. */
  readonly choice?: { readonly kind: "checkbox" | "radio"; readonly on: boolean };
  readonly onSelect: () => void;
  /** For what cannot simply be taken back. */
  readonly tone?: "danger";
  /** It is shown and can be reached, but does nothing. */
  readonly disabled?: boolean;
}

/** Items that belong together, under a heading of their own or not. */
export interface MenuGroup {
  readonly label?: string;
  readonly items: readonly MenuItem[];
}

interface MenuProps {
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  /** What stands above the items and cannot be chosen. */
  readonly head?: ReactNode;
  /** The last item has the keyboard first, because an upward arrow opened it. */
  readonly beginsAtEnd?: boolean;
}

/** A menu as the ARIA Authoring Practices describe it (Menu Button pattern): arrows, Home, End. */
export function Menu({ label, groups, anchor, onClose, head, beginsAtEnd = false }: MenuProps) {
  const list = useRef<HTMLDivElement>(null);
  const items = () =>
    Array.from(list.current?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? []);
  useLayoutEffect(() => {
    const all = list.current?.querySelectorAll<HTMLElement>("[role^=menuitem]");
    all?.[beginsAtEnd ? all.length - 1 : 0]?.focus();
  }, [beginsAtEnd]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Tab") return onClose();
    const all = items();
    const here = all.indexOf(event.target as HTMLElement);
    const next = steppedIndex(event.key, here, all.length) ?? typed(event, all, here);
    if (next === null) return;
    event.preventDefault();
    all[next]?.focus();
  };
  return (
    <Popover anchor={anchor} onClose={onClose} className="min-w-48 max-w-72">
      {head}
      <div ref={list} role="menu" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
        {groups.map((group, index) => (
          <fieldset
            key={group.label ?? group.items[0]?.label}
            aria-label={group.label}
            className={classNames(index > 0 && "mt-1 border-line border-t pt-1")}
          >
            {group.label && (
              <p aria-hidden className="px-2 py-1 text-muted text-sm">
                {group.label}
              </p>
            )}
            {group.items.map((item) => (
              <MenuButton key={item.label} item={item} onDone={onClose} />
            ))}
          </fieldset>
        ))}
      </div>
    </Popover>
  );
}

function MenuButton({ item, onDone }: { readonly item: MenuItem; readonly onDone: () => void }) {
  const { label, icon: Icon, choice, onSelect, tone, disabled = false } = item;
  return (
    <button
      type="button"
      {...roleOf(choice)}
      tabIndex={-1}
      aria-disabled={disabled || undefined}
      onClick={() => {
        if (disabled) return;
        onDone();
        onSelect();
      }}
      className={classNames(
        "flex min-h-9 w-full items-center gap-2 rounded-control px-2 py-1.5 text-left text-base hover:bg-sunken focus-visible:bg-sunken focus-visible:outline-offset-[-2px] pointer-coarse:min-h-11",
        disabled ? "cursor-not-allowed! opacity-60" : tone === "danger" && "text-bad",
      )}
    >
      {choice && <Check aria-hidden className={classNames("size-4", !choice.on && "invisible")} />}
      {Icon && <Icon aria-hidden className="size-4 shrink-0 text-muted" />}
      <span className="min-w-0 [overflow-wrap:anywhere]">{label}</span>
    </button>
  );
}

function roleOf(choice: MenuItem["choice"]) {
  if (!choice) return { role: "menuitem" };
  return { role: `menuitem${choice.kind}`, "aria-checked": choice.on };
}

/** The next item that begins with the typed letter. */
function typed(
  { key, ctrlKey, metaKey }: KeyboardEvent,
  all: readonly HTMLElement[],
  here: number,
) {
  if (key.length !== 1 || key === " " || ctrlKey || metaKey) return null;
  const begins = (at: number) =>
    all[at]?.textContent?.trim().toLocaleLowerCase().startsWith(key.toLocaleLowerCase());
  for (let step = 1; step <= all.length; step += 1) {
    const at = (here + step) % all.length;
    if (begins(at)) return at;
  }
  return null;
}
