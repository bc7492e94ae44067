"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { broadcastQuery } from "@/components/data/queries";
import { ProblemNotice } from "@/components/session/problem-notice";
import { LinkButton } from "@/components/ui/button";
import { surfaceClass } from "@/components/ui/surface-class";
import { BroadcastChart } from "./broadcast-chart";
import { BroadcastFigures } from "./broadcast-figures";
import { broadcastPath } from "./broadcast-path";
import { BroadcastTapes } from "./broadcast-tapes";
import { RecordingWord } from "./recording-word";

/** What the broadcast that has just ended came to, in the place of its picture. */
export function BroadcastSummaryCard({ broadcastId }: { readonly broadcastId: string }) {
  const t = useTranslations("broadcasts");
  const { data: page, error } = useQuery(broadcastQuery(broadcastId));
  return (
    <section
      aria-labelledby="summary-title"
      aria-busy={!page && !error}
      className={surfaceClass("flex min-w-0 flex-col gap-4 p-4 sm:p-5")}
    >
      <h2 id="summary-title" className="text-lg [overflow-wrap:anywhere]">
        {page?.broadcast.title ? <bdi>{page.broadcast.title}</bdi> : t("summary")}
      </h2>
      {page ? (
        <>
          <BroadcastFigures broadcast={page.broadcast} />
          <BroadcastChart page={page} />
          <div className="flex flex-col gap-2 border-line border-t pt-4">
            <div className="flex flex-wrap items-center justify-between gap-3">
              <p className="flex flex-wrap gap-x-2">
                <span className="text-muted">{t("recording")}</span>
                <RecordingWord state={page.broadcast.recording} />
              </p>
              <LinkButton href={broadcastPath(broadcastId)} className="whitespace-normal!">
                {t("details")}
              </LinkButton>
            </div>
            <BroadcastTapes broadcast={page.broadcast} />
          </div>
        </>
      ) : (
        !error && <Skeleton label={t("loading")} />
      )}
      {error && <ProblemNotice error={error} say={(reason) => t("summaryProblem", { reason })} />}
    </section>
  );
}

/** As large as what comes, so that nothing jumps. */
function Skeleton({ label }: { readonly label: string }) {
  return (
    <div className="flex flex-col gap-4">
      <span className="sr-only">{label}</span>
      <div className="h-14 rounded-control bg-sunken motion-safe:animate-pulse" />
      <div className="h-62 rounded-control bg-sunken motion-safe:animate-pulse" />
    </div>
  );
}
