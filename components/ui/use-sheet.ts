import { type RefObject, useEffect, useEffectEvent, useRef } from "react";

/**
 * Opens a dialog over the page as long as it is mounted. Escape and a press beside it close it,
 * then `onClose` is called; `focusFirst` names what has the keyboard, where it is not the first.
 */
export function useSheet(
  onClose: () => void,
  focusFirst?: string,
): RefObject<HTMLDialogElement | null> {
  const box = useRef<HTMLDialogElement>(null);
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    const onPress = (event: Event) => {
      // The backdrop is the dialog itself; what is in it are others.
      if (event.target === dialog) dialog.close();
    };
    const onClosed = () => close();
    dialog.addEventListener("click", onPress);
    dialog.addEventListener("close", onClosed);
    if (!dialog.open) dialog.showModal();
    if (focusFirst) dialog.querySelector<HTMLElement>(focusFirst)?.focus();
    return () => {
      dialog.removeEventListener("click", onPress);
      dialog.removeEventListener("close", onClosed);
      dialog.close();
    };
  }, [focusFirst]);
  return box;
}
