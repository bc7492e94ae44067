"use client";

import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";

interface FilterBarProps {
  /** `SearchFilter` and `SelectFilter`. */
  readonly children: ReactNode;
  /** Whether any filter is set. */
  readonly active: boolean;
  readonly onClear?: () => void;
}

/** The filters of a list in a row, or two by two on phones, and the way back to the whole list. */
export function FilterBar({ children, active, onClear }: FilterBarProps) {
  const t = useTranslations("adminKit");
  const bar = useRef<HTMLElement>(null);
  return (
    <search
      ref={bar}
      tabIndex={-1}
      aria-label={t("filters")}
      className="grid grid-cols-2 items-end gap-3 outline-none sm:flex sm:flex-wrap"
    >
      {children}
      {onClear && active && (
        <Button
          variant="ghost"
          onClick={() => {
            // The button goes with what it clears.
            bar.current?.focus({ preventScroll: true });
            onClear();
          }}
          className="px-3 max-sm:col-span-full pointer-coarse:min-h-11"
        >
          <X aria-hidden className="size-4" />
          {t("clearFilters")}
        </Button>
      )}
    </search>
  );
}
