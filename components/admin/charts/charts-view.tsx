"use client";

import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button";
import { PageLink } from "@/components/ui/page-link";
import { type ChartHours, chartHours, type ServerChart } from "@/lib/shared/admin-charts";
import { AdminFrame } from "../kit/admin-frame";
import { StaleNotice } from "../kit/table-states";
import { BroadcastList } from "./broadcast-list";
import { ChartCard } from "./chart-card";
import { chartQuery } from "./queries";
import { useServerLines } from "./use-server-lines";

interface ChartsViewProps {
  readonly hours: ChartHours;
  readonly initial: ServerChart;
}

const minuteMs = 60_000;

/** How the whole server did over time, and the way to how each broadcast did. */
export function ChartsView({ hours, initial }: ChartsViewProps) {
  const t = useTranslations("adminCharts");
  const { data, error, dataUpdatedAt, refetch } = useQuery({
    ...chartQuery(hours),
    initialData: initial,
  });
  const lines = useServerLines();
  const charts = ["lives", "viewers", "messages", "bandwidth"] as const;
  return (
    <AdminFrame
      here="charts"
      title={t("title")}
      lead={t("lead")}
      actions={
        <a href={`/api/admin/charts/csv?hours=${hours}`} className={buttonClass("secondary")}>
          <Download aria-hidden className="size-4" />
          {t("export")}
        </a>
      }
    >
      <nav aria-label={t("range")} className="flex flex-wrap items-center gap-2">
        {chartHours.map((some) => (
          <PageLink
            key={some}
            href={`/admin/charts?hours=${some}`}
            aria-current={some === hours ? "page" : undefined}
            className={buttonClass(
              some === hours ? "secondary" : "ghost",
              "px-3 pointer-coarse:min-h-11",
            )}
          >
            {t(`range${some}`)}
          </PageLink>
        ))}
        <p className="text-muted text-sm">
          {t("stretch", { minutes: Math.round(data.stretchMs / minuteMs) })}
        </p>
      </nav>
      <StaleNotice error={error} shownAtMs={dataUpdatedAt} onRetry={refetch} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-2">
        {charts.map((name) => (
          <ChartCard
            key={name}
            title={t(name)}
            note={t(`${name}Note`)}
            chart={data}
            lines={lines[name]}
          />
        ))}
      </div>
      <BroadcastList />
    </AdminFrame>
  );
}
