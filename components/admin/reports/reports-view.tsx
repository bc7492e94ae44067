"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { EmptyScene } from "@/components/ui/empty-scene";
import type { ReportsPage } from "@/lib/shared/admin-reports";
import { AdminFrame } from "../kit/admin-frame";
import { CursorPager } from "../kit/cursor-pager";
import { DataTable } from "../kit/data-table";
import { StaleNotice } from "../kit/table-states";
import { useUrlFilters } from "../kit/use-url-filters";
import { listQuery, reportFilterNames, reportsQuery } from "./queries";
import { useReportColumns } from "./report-columns";
import { ReportDrawer } from "./report-drawer";
import { ReportFilters } from "./report-filters";

interface ReportsViewProps {
  readonly initial: ReportsPage | undefined;
  /** What it was made for, see `listQuery`. */
  readonly initialQuery: string;
}

/** The queue of complaints; the one that is looked at stands in the address, too. */
export function ReportsView({ initial, initialQuery }: ReportsViewProps) {
  const t = useTranslations("adminReports");
  const url = useUrlFilters(reportFilterNames);
  const { filters, set } = url;
  const query = listQuery(filters);
  const { data, error, isPlaceholderData, isPending, dataUpdatedAt, refetch } = useQuery({
    ...reportsQuery(query),
    ...(query === initialQuery && initial ? { initialData: initial } : {}),
  });
  // Looking at one is no reason to leave the page of the list.
  const open = (report: string) => set({ report, cursor: filters.cursor });
  const columns = useReportColumns(open);
  return (
    <AdminFrame here="reports" title={t("title")} lead={t("lead")}>
      <ReportFilters url={url} />
      <StaleNotice error={error} shownAtMs={dataUpdatedAt} onRetry={refetch} />
      <DataTable
        caption={t("title")}
        columns={columns}
        rows={data?.reports}
        rowKey={({ id }) => id}
        busy={isPending || isPlaceholderData}
        empty={<EmptyScene title={t("emptyTitle")} text={t("emptyText")} />}
      />
      <CursorPager
        next={data?.next ?? null}
        cursor={filters.cursor}
        onTurn={(cursor) => set({ cursor })}
        count={data && t(data.isTotalCut ? "countMore" : "count", { count: data.total })}
      />
      {filters.report !== "" && (
        <ReportDrawer key={filters.report} id={filters.report} onClose={() => open("")} />
      )}
    </AdminFrame>
  );
}
