"use client";

import { useTranslations } from "use-intl";
import { useModal } from "@/components/ui/use-modal";
import { ChatPanel } from "./chat-panel";
import { useKeyboardInset } from "./use-keyboard-inset";

/** The whole conversation over the lower part of the page; a dialog that Escape closes. */
export function ChatSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("chat");
  // The first thing in it is a skip link, which would show itself.
  const box = useModal(onClose, { focusFirst: "[data-close]" });
  const inset = useKeyboardInset();
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
