"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useModal } from "@/components/ui/use-modal";

interface ReplaySheetProps {
  readonly onClose: () => void;
  readonly chat: ReactNode;
  readonly facts: ReactNode;
  readonly more: ReactNode;
}

/** Everything beside the picture, over the lower part of a phone's screen; Escape closes it. */
export function ReplaySheet({ onClose, chat, facts, more }: ReplaySheetProps) {
  const t = useTranslations("replay");
  const box = useModal(onClose);
  return (
    <dialog
      ref={box}
      aria-label={t("about")}
      className="fixed inset-x-0 top-auto bottom-0 m-0 h-[75dvh] w-full max-w-none overflow-y-auto overscroll-contain rounded-t-surface border-0 bg-ground p-0 text-text backdrop:bg-black/50 motion-safe:animate-appear"
    >
      <div className="flex flex-col gap-4 px-4 pt-2 pb-[max(1rem,env(safe-area-inset-bottom))]">
        <Button
          variant="ghost"
          aria-label={t("close")}
          onClick={() => box.current?.close()}
          className="-mr-2 -mb-4 min-h-11 self-end px-3"
        >
          <X aria-hidden className="size-5" />
        </Button>
        {facts}
        <div className="relative h-[45dvh] *:absolute *:inset-0">{chat}</div>
        {more}
      </div>
    </dialog>
  );
}
