import { useRef, useState } from "react";

/** Whether a popover is open, and what its button needs. */
export function usePopover() {
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  // A press on the button of an open popover closes it before the click, which would open it again.
  const wasOpen = useRef(false);
  const button = {
    ref: anchor,
    "aria-expanded": open,
    onPointerDown: () => {
      wasOpen.current = open;
    },
    onClick: () => {
      setOpen(!wasOpen.current);
      wasOpen.current = false;
    },
  };
  const close = () => setOpen(false);
  const show = () => setOpen(true);
  return { anchor, open, close, show, button } as const;
}
