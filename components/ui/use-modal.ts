import { type RefObject, useEffectEvent, useLayoutEffect, useRef } from "react";

interface ModalOptions {
  /** Selector of what has the keyboard first, where it is not the first that can. */
  readonly focusFirst?: string;
  /** For what a slip must not throw away: a press beside the dialog leaves it open. */
  readonly ignoresBeside?: boolean;
}

/**
 * Opens a dialog over the page as long as it is mounted; the browser keeps the focus inside and
 * gives it back. Escape and a press beside it close it, then `onClose` is called.
 */
export function useModal(
  onClose: () => void,
  { focusFirst, ignoresBeside = false }: ModalOptions = {},
): RefObject<HTMLDialogElement | null> {
  const box = useRef<HTMLDialogElement>(null);
  const close = useEffectEvent(onClose);
  // What a layout effect returns runs before the dialog leaves the page: only then does the browser
  // give the focus back.
  useLayoutEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    let beganBeside = false;
    // The backdrop is the dialog itself; what is in it covers all the rest of it.
    const onPress = (event: Event) => {
      beganBeside = event.target === dialog;
    };
    // Only the end of the press closes it, or that would press what is beneath; and what was begun
    // inside, such as a slider that is drawn beyond the edge, is no press beside it.
    const onClick = (event: Event) => {
      if (beganBeside && event.target === dialog && !ignoresBeside) dialog.close();
    };
    const onClosed = () => {
      // Told late, of a dialog that is open again since (React mounts twice in development).
      if (!dialog.open) close();
    };
    dialog.addEventListener("pointerdown", onPress);
    dialog.addEventListener("click", onClick);
    dialog.addEventListener("close", onClosed);
    if (!dialog.open) dialog.showModal();
    if (focusFirst) dialog.querySelector<HTMLElement>(focusFirst)?.focus();
    return () => {
      dialog.removeEventListener("pointerdown", onPress);
      dialog.removeEventListener("click", onClick);
      dialog.removeEventListener("close", onClosed);
      dialog.close();
    };
  }, [focusFirst, ignoresBeside]);
  return box;
}
