"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { livesQuery, tapesQuery } from "@/components/data/queries";
import { ProblemNotice } from "@/components/session/problem-notice";
import { LinkButton } from "@/components/ui/button";
import { EmptyScene } from "@/components/ui/empty-scene";
import type { Page, Room, Tape } from "@/lib/shared/models";
import { LiveRow } from "./live-row";
import { TapeGrid } from "./tape-grid";

interface HomeViewProps {
  readonly initialLives: Page<Room>;
  readonly initialTapes: Page<Tape>;
  /** Page of the recordings, from 1. */
  readonly page: number;
  /** When the server read the lists, Unix milliseconds. */
  readonly nowMs: number;
}

/** Lives first, then recordings; both keep themselves fresh. */
export function HomeView({ initialLives, initialTapes, page, nowMs }: HomeViewProps) {
  const t = useTranslations("home");
  const lives = useQuery({
    ...livesQuery(),
    initialData: initialLives,
    initialDataUpdatedAt: nowMs,
  });
  const tapes = useQuery({
    ...tapesQuery(page),
    initialData: initialTapes,
    initialDataUpdatedAt: nowMs,
  });
  const problem = lives.error ?? tapes.error;
  const nothing = lives.data.total === 0 && tapes.data.total === 0;
  return (
    <div className="flex flex-col gap-10">
      <section aria-labelledby="live-now" className="flex flex-col gap-4">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h1 id="live-now" className="text-2xl">
            {t("title")}
          </h1>
          {lives.data.total > 0 && (
            <p className="text-muted tabular-nums">{t("onAir", { count: lives.data.total })}</p>
          )}
        </div>
        {problem && <ProblemNotice error={problem} />}
        {lives.data.items.length > 0 ? (
          <LiveRow rooms={lives.data.items} refreshedAtMs={lives.dataUpdatedAt} />
        ) : (
          <EmptyScene
            title={nothing ? t("emptyTitle") : t("nobodyLive")}
            text={nothing ? t("emptyText") : t("nobodyLiveText")}
            action={
              <LinkButton href="/studio" variant="primary">
                {t("nobodyLiveAction")}
              </LinkButton>
            }
          />
        )}
      </section>
      <section aria-labelledby="tapes" className="flex flex-col gap-4">
        <h2 id="tapes" className="scroll-mt-20 text-lg">
          {t("recordings")}
        </h2>
        {tapes.data.items.length > 0 ? (
          <TapeGrid tapes={tapes.data.items} total={tapes.data.total} page={page} />
        ) : (
          <p className="text-muted">{t("noRecordings")}</p>
        )}
      </section>
    </div>
  );
}
