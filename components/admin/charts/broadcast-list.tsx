"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { EmptyScene } from "@/components/ui/empty-scene";
import { PageLink } from "@/components/ui/page-link";
import { TimeAgo } from "@/components/ui/time-ago";
import type { ChartedBroadcast } from "@/lib/shared/admin-charts";
import { formatDuration } from "@/lib/shared/format/duration";
import { CursorPager } from "../kit/cursor-pager";
import { DataTable } from "../kit/data-table";
import type { Column } from "../kit/table-columns";
import { StaleNotice } from "../kit/table-states";
import { useUrlFilters } from "../kit/use-url-filters";
import { chartedBroadcastsQuery } from "./queries";

/** Everybody's broadcasts, the newest first, each with the way to its chart. */
export function BroadcastList() {
  const t = useTranslations("adminCharts");
  const { filters, set } = useUrlFilters(["cursor"]);
  const { data, error, isPending, isPlaceholderData, dataUpdatedAt, refetch } = useQuery(
    chartedBroadcastsQuery(filters.cursor),
  );
  const columns: readonly Column<ChartedBroadcast>[] = [
    {
      id: "title",
      title: t("broadcast"),
      narrow: "title",
      cell: ({ id, title }) => (
        <PageLink
          href={`/admin/charts/${encodeURIComponent(id)}`}
          className="inline-flex min-h-6 items-center text-accent-text underline underline-offset-2 [overflow-wrap:anywhere]"
        >
          <bdi>{title || t("untitled")}</bdi>
        </PageLink>
      ),
    },
    {
      id: "broadcaster",
      title: t("broadcaster"),
      cell: ({ userId, nickname }) => (
        <bdi className="[overflow-wrap:anywhere]">{nickname || userId}</bdi>
      ),
    },
    { id: "began", title: t("began"), cell: ({ startedMs }) => <TimeAgo atMs={startedMs} /> },
    {
      id: "length",
      title: t("length"),
      align: "end",
      cell: ({ startedMs, endedMs }) =>
        endedMs === null ? t("running") : formatDuration((endedMs - startedMs) / 1000),
    },
    { id: "peak", title: t("peak"), align: "end", cell: ({ peakViewers }) => peakViewers },
    {
      id: "messages",
      title: t("messageCount"),
      align: "end",
      cell: ({ messageCount }) => messageCount,
    },
  ];
  return (
    <div className="flex flex-col gap-3">
      <div>
        <h2 className="text-lg">{t("broadcasts")}</h2>
        <p className="text-muted">{t("broadcastsLead")}</p>
      </div>
      <StaleNotice error={error} shownAtMs={dataUpdatedAt} onRetry={refetch} />
      <DataTable
        caption={t("broadcasts")}
        columns={columns}
        rows={data?.broadcasts}
        rowKey={({ id }) => id}
        busy={isPending || isPlaceholderData}
        empty={<EmptyScene title={t("noBroadcasts")} text={t("noBroadcastsText")} />}
      />
      <CursorPager
        next={data?.next ?? null}
        cursor={filters.cursor}
        onTurn={(cursor) => set({ cursor })}
      />
    </div>
  );
}
