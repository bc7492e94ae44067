"use client";

import { X } from "lucide-react";
import type { RefObject } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";

interface PopoverHeadProps {
  readonly title: string;
  /** Gets the keyboard when the popover opens. */
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly onClose: () => void;
}

/** The title of a list in a popover, which stays while the list scrolls, and its way out. */
export function PopoverHead({ title, heading, onClose }: PopoverHeadProps) {
  const t = useTranslations("chat");
  return (
    <header className="sticky top-0 flex items-center justify-between gap-2 border-line border-b bg-raised py-1 pr-1 pl-4">
      <h2 ref={heading} tabIndex={-1} className="text-base outline-none">
        {title}
      </h2>
      <Button variant="ghost" onClick={onClose} aria-label={t("close")} className="size-11 p-0!">
        <X aria-hidden className="size-4" />
      </Button>
    </header>
  );
}
