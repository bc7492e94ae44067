"use client";

import { ArrowUpToLine, ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";

interface CursorPagerProps {
  /** Where the older rows begin; null when there are none. */
  readonly next: string | null;
  /** Where those that are shown begin; empty: with the newest. */
  readonly cursor: string;
  readonly onTurn: (cursor: string) => void;
  /** Such as "1–50 of 10,000+". */
  readonly count?: string | undefined;
}

/** The ways through a list that has its newest first and no page numbers. */
export function CursorPager({ next, cursor, onTurn, count }: CursorPagerProps) {
  const t = useTranslations("adminKit");
  const isFirst = cursor === "";
  if (isFirst && next === null && !count) return null;
  return (
    <nav aria-label={t("pages")} className="flex flex-wrap items-center gap-3">
      {count && (
        <p role="status" className="text-muted text-sm tabular-nums">
          {count}
        </p>
      )}
      {!isFirst && (
        <Button onClick={() => go(() => onTurn(""))} className="pointer-coarse:min-h-11">
          <ArrowUpToLine aria-hidden className="size-4" />
          {t("toNewest")}
        </Button>
      )}
      {next !== null && (
        <Button onClick={() => go(() => onTurn(next))} className="pointer-coarse:min-h-11">
          {t("older")}
          <ChevronRight aria-hidden className="size-4" />
        </Button>
      )}
    </nav>
  );
}

/** Another page is read from its beginning. */
function go(turn: () => void): void {
  turn();
  const list = document.querySelector("[data-list]");
  list?.querySelector("section")?.scrollTo({ top: 0 });
  list?.scrollIntoView({ block: "nearest" });
}
