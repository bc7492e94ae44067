"use client";

import { useMemo } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { type ChartSeries, TimeChart } from "@/components/charts/time-chart";
import { surfaceClass } from "@/components/ui/surface-class";
import type { ServerChart, ServerPoint } from "@/lib/shared/admin-charts";
import { drawnPoints } from "./drawn-points";
import { ValueTable } from "./value-table";

/** One line of a chart of the server. */
export interface ServerLine extends Omit<ChartSeries, "values"> {
  readonly pick: (point: ServerPoint) => number | null;
}

interface ChartCardProps {
  readonly title: string;
  readonly note: string;
  readonly chart: ServerChart;
  readonly lines: readonly ServerLine[];
}

/** rem. */
const chartHeight = 11;

/** One chart with its values as a table. */
export function ChartCard({ title, note, chart, lines }: ChartCardProps) {
  const t = useTranslations("adminCharts");
  const format = useFormatter();
  const drawn = useMemo(() => drawnPoints(chart), [chart]);
  const atMs = useMemo(() => drawn.map((one) => one.atMs), [drawn]);
  const measured = lines.filter(({ pick }) => chart.points.some((it) => pick(it) !== null));
  const missing = lines.filter((line) => !measured.includes(line));
  const series = measured.map(({ pick, ...line }) => ({
    ...line,
    values: drawn.map(({ point }) => (point ? pick(point) : null)),
  }));
  return (
    <section aria-label={title} className={surfaceClass("flex min-w-0 flex-col gap-2 p-4")}>
      <div>
        <h2 className="text-lg">{title}</h2>
        <p className="text-muted text-sm">{note}</p>
      </div>
      {series.length === 0 ? (
        <p
          className="grid place-items-center text-muted"
          style={{ minHeight: `${chartHeight}rem` }}
        >
          {t("emptyChart")}
        </p>
      ) : (
        <>
          <TimeChart series={series} atMs={atMs} label={title} height={chartHeight} />
          {missing.length > 0 && (
            <p className="text-muted text-sm">
              {t("notMeasured", { names: format.list(missing.map(({ name }) => name)) })}
            </p>
          )}
          <ValueTable title={title} points={chart.points} lines={measured} />
        </>
      )}
    </section>
  );
}
