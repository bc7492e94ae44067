"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { useTranslations } from "use-intl";
import { ChatPanel } from "./chat-panel";
import { useKeyboardInset } from "./use-keyboard-inset";

/** The whole conversation over the lower part of the page; a dialog that Escape closes. */
export function ChatSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("chat");
  const box = useRef<HTMLDialogElement>(null);
  const inset = useKeyboardInset();
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
    // The first thing in it is a skip link, which would show itself.
    dialog.querySelector<HTMLElement>("[data-close]")?.focus();
    return () => {
      dialog.removeEventListener("click", onPress);
      dialog.removeEventListener("close", onClosed);
      dialog.close();
    };
  }, []);
  return (
    <dialog
      ref={box}
      aria-label={t("title")}
      style={{ bottom: inset, maxHeight: `calc(100dvh - ${inset}px)` }}
      className="pointer-events-auto fixed inset-x-0 top-auto m-0 h-[75dvh] w-full max-w-none border-0 bg-transparent p-0 text-text backdrop:bg-black/50 motion-safe:animate-appear"
    >
      <ChatPanel
        className="h-full rounded-b-none pb-[env(safe-area-inset-bottom)]"
        onClose={() => box.current?.close()}
      />
    </dialog>
  );
}
