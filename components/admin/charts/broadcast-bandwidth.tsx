"use client";

import { useMemo } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { formatValue } from "@/components/charts/format-value";
import { TimeChart } from "@/components/charts/time-chart";
import { surfaceClass } from "@/components/ui/surface-class";
import type { BroadcastChartData } from "@/lib/shared/admin-charts";
import { FoldedValues } from "./folded-values";
import { useBandwidthLines } from "./use-bandwidth-lines";

/** rem. */
const chartHeight = 11;
/** Fewer moments are no line. */
const leastMoments = 2;
const when = { dateStyle: "short", timeStyle: "medium" } as const;

/** What flowed of one broadcast, where its source measures that. */
export function BroadcastBandwidth({
  samples,
}: {
  readonly samples: BroadcastChartData["samples"];
}) {
  const t = useTranslations("adminCharts");
  const format = useFormatter();
  const lines = useBandwidthLines();
  const atMs = useMemo(() => samples.map((sample) => sample.atMs), [samples]);
  const measured = useMemo(
    () =>
      lines.filter(
        ({ pick }) => samples.filter((one) => pick(one) !== null).length >= leastMoments,
      ),
    [lines, samples],
  );
  const series = useMemo(
    () => measured.map(({ pick, ...line }) => ({ ...line, values: samples.map(pick) })),
    [measured, samples],
  );
  const missing = lines.filter((line) => !measured.includes(line));
  const title = t("bandwidth");
  return (
    <section aria-label={title} className={surfaceClass("flex min-w-0 flex-col gap-2 p-4")}>
      <div>
        <h2 className="text-lg">{title}</h2>
        <p className="text-muted text-sm">{t("broadcastBandwidthNote")}</p>
      </div>
      {series.length === 0 ? (
        <p className="text-muted">{t("emptyChart")}</p>
      ) : (
        <>
          <TimeChart series={series} atMs={atMs} label={title} height={chartHeight} />
          {missing.length > 0 && (
            <p className="text-muted text-sm">
              {t("notMeasured", { names: format.list(missing.map(({ name }) => name)) })}
            </p>
          )}
          <FoldedValues
            {...{ title, points: samples, when }}
            columns={measured.map(({ name }) => name)}
            cells={(sample) => measured.map((line) => formatValue(format, line, line.pick(sample)))}
          />
        </>
      )}
    </section>
  );
}
