"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { surfaceClass } from "@/components/ui/surface-class";

interface SelectionBarProps {
  readonly count: number;
  readonly onClear: () => void;
  /** What can be done to all that is chosen. */
  readonly children: ReactNode;
}

/** How many rows are chosen and what can be done to them, in sight as long as some are. */
export function SelectionBar({ count, onClear, children }: SelectionBarProps) {
  const t = useTranslations("adminKit");
  return (
    <>
      <p role="status" className="sr-only">
        {count > 0 && t("selectedCount", { count })}
      </p>
      {count > 0 && (
        <section
          data-selection-bar
          aria-label={t("selection")}
          className={surfaceClass(
            "sticky bottom-3 z-20 order-last flex flex-wrap items-center gap-2 px-3 py-2",
          )}
        >
          <Button
            variant="ghost"
            aria-label={t("clearSelection")}
            onClick={onClear}
            className="-ml-2 px-3 pointer-coarse:min-h-11"
          >
            <X aria-hidden className="size-4" />
          </Button>
          <span aria-hidden className="mr-auto whitespace-nowrap font-semibold tabular-nums">
            {t("selectedCount", { count })}
          </span>
          {children}
        </section>
      )}
    </>
  );
}
