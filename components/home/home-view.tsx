"use client";

import { useCallback, useRef } from "react";
import { useTranslations } from "use-intl";
import { LinkButton } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { isolated } from "@/lib/shared/isolated";
import { tapesPerPage } from "@/lib/shared/list-sizes";
import type { Wall } from "@/lib/shared/wall";
import { LiveWall } from "./live-wall";
import { Pager } from "./pager";
import { SearchForm } from "./search-form";
import { SearchResults } from "./search-results";
import { StaleNotice } from "./stale-notice";
import { TapeSections } from "./tape-sections";
import { useWall } from "./use-wall";
import { wallPath } from "./wall-place";

const dayMs = 86_400_000;

/** Lives first, then recordings, or what a search finds; all of it keeps itself fresh. */
export function HomeView({ initialWall }: { readonly initialWall: Wall }) {
  const t = useTranslations("home");
  const { place, go, wall, isComing, problem, shownAtMs, retry } = useWall(initialWall);
  const title = useRef<HTMLHeadingElement>(null);
  const { search } = place;
  const onSearch = useCallback(
    // One step back leads to the page before the search, not through its letters.
    (words: string) => go({ search: words, page: 1 }, search === "" ? "push" : "replace"),
    [go, search],
  );
  const onPage = (page: number) => {
    go({ search, page });
    title.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  };
  const pages = Math.ceil(wall.tapes.total / tapesPerPage);
  const onAir = wall.lives.total;
  const recentDays = Math.round((wall.serverNowMs - wall.recentSinceMs) / dayMs);
  const isFirst = wall.search === "" && wall.page === 1;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-wrap items-baseline gap-x-3">
          <h1
            ref={title}
            tabIndex={-1}
            className="min-w-0 text-2xl outline-none [overflow-wrap:anywhere]"
          >
            {wall.search
              ? t("searchTitle", { search: isolated(wall.search) })
              : isFirst
                ? t("title")
                : t("recordings")}
          </h1>
          {isFirst && onAir > 0 && (
            <p className="text-muted tabular-nums">{t("onAir", { count: onAir })}</p>
          )}
        </div>
        <SearchForm search={search} onSearch={onSearch} />
      </div>
      {problem && <StaleNotice error={problem} shownAtMs={shownAtMs} onRetry={retry} />}
      <div
        aria-busy={isComing}
        className={classNames(
          "flex flex-col gap-6 transition-opacity duration-150",
          // Still to be read: more would leave its texts too little contrast.
          isComing && "opacity-90",
        )}
      >
        {wall.search && <SearchResults wall={wall} />}
        {isFirst && <LiveWall wall={wall} />}
        {!wall.search && (
          <section id="tapes" className="flex scroll-mt-20 flex-col gap-4">
            {!isFirst && (
              <p>
                <LinkButton href="/">{t("toLives", { count: onAir })}</LinkButton>
              </p>
            )}
            <TapeSections
              title={isFirst ? t("recordings") : t("recentRecordings", { days: recentDays })}
              tapes={wall.tapes.items}
              recentSinceMs={wall.recentSinceMs}
              recentDays={recentDays}
            />
            {wall.tapes.total === 0 && <p className="text-muted">{t("noRecordings")}</p>}
          </section>
        )}
        <Pager
          page={wall.page}
          pages={pages}
          pathOf={(page) => wallPath({ search: wall.search, page })}
          onPage={onPage}
        />
      </div>
    </div>
  );
}
