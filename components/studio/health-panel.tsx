"use client";

import { ChevronDown } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useRecordingProblem } from "@/components/broadcasts/use-recording-problem";
import { surfaceClass } from "@/components/ui/surface-class";
import type { IngestHealth, IngestNews } from "@/lib/shared/ingest";
import { findProblems } from "@/lib/shared/ingest-problems";
import type { StudioState, StudioView } from "@/lib/shared/studio";
import { HealthChart } from "./health-chart";
import { HealthDetails } from "./health-details";
import { healthParts } from "./health-parts";
import { HealthProblems } from "./health-problems";
import { HealthStrip } from "./health-strip";

interface HealthPanelProps {
  /** Null: nobody pushes, or nothing is measured. */
  readonly ingest: IngestHealth | null;
  readonly ingestNews: IngestNews;
  /** Server time, Unix ms. */
  readonly nowMs: number;
  readonly state: StudioState;
  readonly recording: StudioView["recording"];
  /** Whether what is public is recorded: the broadcaster's wish, and what the server can do. */
  readonly willRecord: boolean;
}

/** From here on there is room for everything beside the chat. */
const wide = "(min-width: 1024px)";
/** Why there is nothing to show yet. */
const unmeasured = {
  now: "unmeasured",
  late: "unmeasuredLate",
  silent: "unmeasuredSilent",
} as const;
const pushing: readonly StudioState[] = ["preview", "live", "reconnecting"];

/** What arrives from the publisher: five bars, what to put right, and every figure when opened. */
export function HealthPanel(props: HealthPanelProps) {
  const { ingest, ingestNews, nowMs, state, recording, willRecord } = props;
  const t = useTranslations("studioHealth");
  const isPushing = pushing.includes(state);
  const problems = ingest ? findProblems(ingest, nowMs) : [];
  return (
    <section aria-labelledby="health-title" className={surfaceClass("flex flex-col gap-4 p-4")}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="health-title" className="font-semibold text-base">
          {t("title")}
        </h2>
        {isPushing && (
          <RecordingWords recording={recording} isLater={willRecord && state === "preview"} />
        )}
      </div>
      <HealthStrip parts={healthParts(ingest, problems)} />
      {!ingest && <p className="text-muted">{t(isPushing ? unmeasured[ingestNews] : "waiting")}</p>}
      {ingest?.source === "cloud" && (
        <p className="text-muted text-sm">
          {t("cloudLate", { minutes: minutesSince(ingest.measuredAtMs, nowMs) })}
        </p>
      )}
      {ingest && problems.length === 0 && <p className="text-muted">{t("allGood")}</p>}
      {problems.length > 0 && <HealthProblems problems={problems} />}
      {ingest && isPushing && <AllFigures ingest={ingest} nowMs={nowMs} />}
    </section>
  );
}

interface RecordingWordsProps extends Pick<HealthPanelProps, "recording"> {
  /** What nobody else can watch yet is not recorded. */
  readonly isLater: boolean;
}

function RecordingWords({ recording: { on, problem }, isLater }: RecordingWordsProps) {
  const t = useTranslations("studioHealth");
  const reason = useRecordingProblem()(problem);
  if (reason) {
    return <p className="font-medium text-bad text-sm">{t("recordingProblem", { reason })}</p>;
  }
  const words = on ? "recordingOn" : isLater ? "recordingLater" : "recordingOff";
  return <p className="text-muted text-sm">{t(words)}</p>;
}

/** Open where there is room for it, until its reader closes it; asks for no chart while closed. */
function AllFigures({ ingest, nowMs }: { ingest: IngestHealth; nowMs: number }) {
  const t = useTranslations("studioHealth");
  const details = useRef<HTMLDetailsElement>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (details.current && matchMedia(wide).matches) details.current.open = true;
  }, []);
  return (
    <details
      ref={details}
      className="group -mx-4 -mb-4 border-line border-t"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="flex min-h-11 cursor-pointer list-none items-center justify-between gap-2 rounded-surface px-4 font-medium text-sm">
        {t("details")}
        <ChevronDown aria-hidden className="size-4 text-muted group-open:rotate-180" />
      </summary>
      {isOpen && (
        <div className="flex flex-col gap-4 px-4 pb-4">
          <HealthChart />
          <HealthDetails health={ingest} nowMs={nowMs} />
        </div>
      )}
    </details>
  );
}

function minutesSince(atMs: number, nowMs: number): number {
  return Math.max(0, Math.round((nowMs - atMs) / 60_000));
}
