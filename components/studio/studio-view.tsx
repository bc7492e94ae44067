"use client";

import { useTranslations } from "use-intl";
import { BroadcastSummaryCard } from "@/components/broadcasts/broadcast-summary-card";
import { ProblemNotice } from "@/components/session/problem-notice";
import type { StudioView as Studio } from "@/lib/shared/studio";
import { HealthPanel } from "./health-panel";
import { PreviewStage } from "./preview-stage";
import { ShareCard } from "./share-card";
import { StaffNotices } from "./staff-notices";
import { StatusBar } from "./status-bar";
import { StudioSide } from "./studio-side";
import { useStudio } from "./use-studio";

/** State at the top in words, picture and health left, address or chat right. */
export function StudioView({ initialStudio }: { readonly initialStudio: Studio }) {
  const t = useTranslations("studio");
  const { studio, error } = useStudio(initialStudio);
  const { state, broadcastId, ingest, ingestNews, nowMs, recording, settings } = studio;
  const willRecord = settings.record && settings.canRecord;
  const runs = state === "live" || state === "preview" || state === "reconnecting";
  return (
    <div className="flex flex-col gap-4">
      <h1 className="sr-only">{t("title")}</h1>
      {error !== null && <ProblemNotice error={error} />}
      <StaffNotices studio={studio} />
      <StatusBar studio={studio} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_400px]">
        <div className="flex min-w-0 flex-col gap-4">
          {state === "ended" && broadcastId ? (
            <BroadcastSummaryCard broadcastId={broadcastId} />
          ) : (
            <PreviewStage studio={studio} />
          )}
          {runs && <HealthPanel {...{ ingest, ingestNews, nowMs, state, recording, willRecord }} />}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <StudioSide studio={studio} />
          <ShareCard studio={studio} />
        </div>
      </div>
    </div>
  );
}
