"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useTranslations } from "use-intl";
import { broadcastQuery } from "@/components/data/queries";
import { TapeDate } from "@/components/replay/tape-date";
import { ProblemNotice } from "@/components/session/problem-notice";
import { LinkButton } from "@/components/ui/button";
import { EmptyScene } from "@/components/ui/empty-scene";
import { PageLink } from "@/components/ui/page-link";
import { surfaceClass } from "@/components/ui/surface-class";
import type { BroadcastPage } from "@/lib/shared/broadcast";
import { isolated } from "@/lib/shared/isolated";
import { BroadcastChart } from "./broadcast-chart";
import { BroadcastFigures } from "./broadcast-figures";
import { historyPath } from "./broadcast-path";
import { BroadcastTags } from "./broadcast-tags";
import { RecordingSection } from "./recording-section";

interface BroadcastViewProps {
  readonly id: string;
  /** Null: there is no such broadcast of this user. */
  readonly initial: BroadcastPage | null;
}

/** One broadcast of one's own: what it came to, how it went, its recording. */
export function BroadcastView({ id, initial }: BroadcastViewProps) {
  const t = useTranslations("broadcasts");
  const { data: page, error } = useQuery({ ...broadcastQuery(id), initialData: initial });
  if (!page) {
    return (
      <EmptyScene
        level="h1"
        title={t("gone")}
        action={<LinkButton href={historyPath(1)}>{t("back")}</LinkButton>}
      />
    );
  }
  const { broadcast, reconnections } = page;
  return (
    <div className="flex flex-col gap-4">
      <header>
        <PageLink
          href={historyPath(1)}
          className="-ms-1 inline-flex min-h-8 items-center gap-1 text-muted text-sm underline-offset-2 hover:underline pointer-coarse:min-h-11"
        >
          <ArrowLeft aria-hidden className="size-4" />
          {t("back")}
        </PageLink>
        <h1 className="text-balance text-2xl [overflow-wrap:anywhere]">
          <bdi>{broadcast.title || t("untitled")}</bdi>
        </h1>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
          <TapeDate atMs={broadcast.startedAtMs} />
          <BroadcastTags broadcast={broadcast} />
        </p>
      </header>
      {error && <ProblemNotice error={error} />}
      {broadcast.endedBy && <StaffReason reason={broadcast.endedBy.reason} />}
      <section aria-label={t("summary")} className={surfaceClass("p-4 sm:p-5")}>
        <BroadcastFigures broadcast={broadcast} />
      </section>
      <section aria-labelledby="over-time" className={surfaceClass("min-w-0 p-4 sm:p-5")}>
        <h2 id="over-time" className="mb-3 text-lg">
          {t("chartTitle")}
        </h2>
        <BroadcastChart page={page} />
        {reconnections > 0 && (
          <p className="mt-2 text-muted text-sm">{t("reconnections", { count: reconnections })}</p>
        )}
      </section>
      <RecordingSection broadcast={broadcast} />
    </div>
  );
}

/** Why staff has ended it, in their words. */
function StaffReason({ reason }: { readonly reason: string }) {
  const t = useTranslations("broadcasts");
  return (
    <p className="[overflow-wrap:anywhere]">
      {reason === "" ? t("endedNoReason") : t("endedReason", { reason: isolated(reason) })}
    </p>
  );
}
