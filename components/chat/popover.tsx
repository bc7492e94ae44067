"use client";

import {
  type ComponentProps,
  type RefObject,
  useEffectEvent,
  useLayoutEffect,
  useRef,
} from "react";
import { classNames } from "@/components/ui/class-names";
import { popoverPlace } from "./popover-place";

interface PopoverProps extends Omit<ComponentProps<"div">, "popover" | "onToggle"> {
  /** The button that it belongs to; gets the keyboard back. */
  readonly anchor: RefObject<HTMLElement | null>;
  /** On a narrow screen it rises from the lower edge instead. */
  readonly sheet?: boolean;
  readonly onClose: () => void;
}

const sheetClass =
  "max-sm:inset-x-0 max-sm:top-auto max-sm:bottom-0 max-sm:w-full max-sm:max-w-none max-sm:rounded-b-none max-sm:pb-[env(safe-area-inset-bottom)]";

/**
 * Something that opens beside its button, over everything else; the browser closes it on Escape
 * and on a press elsewhere. It is there only while open.
 */
export function Popover({ anchor, sheet, onClose, className, ...rest }: PopoverProps) {
  const box = useRef<HTMLDivElement>(null);
  const close = useEffectEvent(onClose);
  useLayoutEffect(() => {
    const popover = box.current;
    const button = anchor.current;
    if (!popover || !button) return;
    const put = () => {
      const { left, top } = popoverPlace(
        button.getBoundingClientRect(),
        { width: popover.offsetWidth, height: popover.offsetHeight },
        { width: document.documentElement.clientWidth, height: window.innerHeight },
      );
      popover.style.setProperty("--left", `${left}px`);
      popover.style.setProperty("--top", `${top}px`);
    };
    const onToggle = (event: Event) => {
      if ((event as ToggleEvent).newState === "closed") close();
    };
    popover.showPopover();
    put();
    const watching = new ResizeObserver(put);
    watching.observe(popover);
    window.addEventListener("resize", put);
    popover.addEventListener("toggle", onToggle);
    return () => {
      watching.disconnect();
      window.removeEventListener("resize", put);
      popover.removeEventListener("toggle", onToggle);
      // React takes the focused element away, and the browser would forget where the reader was.
      if (popover.contains(document.activeElement)) button.focus({ preventScroll: true });
    };
  }, [anchor]);
  return (
    <div
      ref={box}
      popover="auto"
      className={classNames(
        "pointer-events-auto fixed inset-auto top-(--top) left-(--left) m-0 max-h-[70dvh] overflow-y-auto rounded-surface border border-line bg-raised p-1 text-text shadow-lift motion-safe:animate-appear",
        sheet && sheetClass,
        className,
      )}
      {...rest}
    />
  );
}
