"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl";
import { BroadcastChart } from "@/components/broadcasts/broadcast-chart";
import { useMoment } from "@/components/studio/use-moment";
import { LinkButton } from "@/components/ui/button";
import { surfaceClass } from "@/components/ui/surface-class";
import type { BroadcastChartData } from "@/lib/shared/admin-charts";
import { formatDuration } from "@/lib/shared/format/duration";
import { isolated } from "@/lib/shared/isolated";
import { AdminFrame } from "../kit/admin-frame";
import { StaleNotice } from "../kit/table-states";
import { BroadcastBandwidth } from "./broadcast-bandwidth";
import { broadcastChartQuery } from "./queries";
import { SampleTable } from "./sample-table";

/** How one broadcast went. */
export function BroadcastChartView({ initial }: { readonly initial: BroadcastChartData }) {
  const t = useTranslations("adminCharts");
  const format = useFormatter();
  const moment = useMoment();
  const { data, error, dataUpdatedAt, refetch } = useQuery({
    ...broadcastChartQuery(initial.broadcast.id),
    initialData: initial,
  });
  const { broadcast } = data;
  const { startedMs, endedMs } = broadcast;
  const facts = [
    [t("broadcaster"), isolated(broadcast.nickname || broadcast.userId)],
    [t("began"), moment(startedMs)],
    [t("length"), endedMs === null ? t("running") : formatDuration((endedMs - startedMs) / 1000)],
    [t("peak"), format.number(broadcast.peakViewers)],
    [t("messageCount"), format.number(broadcast.messageCount)],
    [t("likes"), format.number(broadcast.likeCount)],
  ] as const;
  return (
    <AdminFrame
      here="charts"
      title={t("oneTitle", { title: isolated(broadcast.title || t("untitled")) })}
      actions={<LinkButton href="/admin/charts">{t("back")}</LinkButton>}
    >
      <StaleNotice error={error} shownAtMs={dataUpdatedAt} onRetry={refetch} />
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-muted text-sm">{name}</dt>
            <dd className="font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <section className={surfaceClass("flex flex-col gap-2 p-4")}>
        <BroadcastChart page={data} />
        {data.samples.length > 1 && <SampleTable samples={data.samples} />}
      </section>
      {data.samples.length > 1 && <BroadcastBandwidth samples={data.samples} />}
    </AdminFrame>
  );
}
