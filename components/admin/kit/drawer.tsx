"use client";

import { X } from "lucide-react";
import { type ReactNode, useId } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useModal } from "@/components/ui/use-modal";

interface DrawerProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Its buttons, which stay in sight. */
  readonly footer?: ReactNode;
}

/** The detail of a row over the right side of the page, open as long as it is mounted. */
export function Drawer({ title, onClose, children, footer }: DrawerProps) {
  const t = useTranslations("adminKit");
  const id = useId();
  const box = useModal(onClose);
  return (
    <dialog
      ref={box}
      aria-labelledby={id}
      className="fixed inset-y-0 right-0 left-auto m-0 h-dvh max-h-none w-full max-w-full overflow-hidden border-line border-l bg-raised text-left text-base text-text shadow-lift backdrop:bg-black/50 motion-safe:animate-appear sm:w-[min(34rem,90vw)]"
    >
      <div className="flex h-full flex-col">
        <header className="flex items-center justify-between gap-2 border-line border-b px-4 py-2">
          <h2 id={id} className="min-w-0 text-lg [overflow-wrap:anywhere]">
            {title}
          </h2>
          <Button
            variant="ghost"
            aria-label={t("close")}
            onClick={() => box.current?.close()}
            className="-mr-2 px-3 pointer-coarse:min-h-11"
          >
            <X aria-hidden className="size-5" />
          </Button>
        </header>
        <section
          aria-labelledby={id}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it
          tabIndex={0}
          className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-4 outline-offset-[-2px]"
        >
          {children}
        </section>
        {footer && (
          <footer className="flex flex-wrap justify-end gap-2 border-line border-t px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
            {footer}
          </footer>
        )}
      </div>
    </dialog>
  );
}
