"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { useRecordingProblem } from "@/components/broadcasts/use-recording-problem";
import { EmptyScene } from "@/components/ui/empty-scene";
import { PageLink } from "@/components/ui/page-link";
import { TimeAgo } from "@/components/ui/time-ago";
import type { FailedRecording } from "@/lib/shared/admin-tapes";
import { formatDuration } from "@/lib/shared/format/duration";
import { CursorPager } from "../kit/cursor-pager";
import { DataTable } from "../kit/data-table";
import { FilterBar } from "../kit/filter-bar";
import { SearchFilter } from "../kit/search-filter";
import type { Column } from "../kit/table-columns";
import { StaleNotice } from "../kit/table-states";
import { useUrlFilters } from "../kit/use-url-filters";
import { failedQuery } from "./queries";
import { TapesFrame } from "./tapes-frame";

const filterNames = ["userid", "cursor"] as const;

/** Broadcasts without a recording, or without one to the end, and why. */
export function FailedView() {
  const t = useTranslations("adminTapes");
  const url = useUrlFilters(filterNames);
  const { filters, set, clear, query } = url;
  const { data, error, isPending, isPlaceholderData, dataUpdatedAt, refetch } = useQuery(
    failedQuery(query),
  );
  const columns = useFailedColumns();
  const count =
    data && t(data.isTotalCut ? "failedCountMore" : "failedCount", { total: data.total });
  return (
    <TapesFrame here="tabFailed" lead={t("failedLead")}>
      <p>
        <PageLink
          href="/admin/tapes?state=tooShort"
          className="inline-flex min-h-6 items-center underline underline-offset-2 pointer-coarse:min-h-11"
        >
          {t("tooShortNote")}
        </PageLink>
      </p>
      <FilterBar active={filters.userid !== ""} onClear={clear}>
        <SearchFilter
          label={t("broadcasterIs")}
          value={filters.userid}
          onChange={(userid) => set({ userid })}
        />
      </FilterBar>
      <StaleNotice error={error} shownAtMs={dataUpdatedAt} onRetry={refetch} />
      <DataTable
        caption={t("tabFailed")}
        columns={columns}
        rows={data?.failures}
        rowKey={({ broadcastId }) => broadcastId}
        busy={isPending || isPlaceholderData}
        empty={
          <EmptyScene
            title={t(filters.userid === "" ? "failedEmptyTitle" : "nothingTitle")}
            text={t(filters.userid === "" ? "failedEmptyText" : "nothingText")}
          />
        }
      />
      <CursorPager
        next={data?.next ?? null}
        cursor={filters.cursor}
        onTurn={(cursor) => set({ cursor })}
        count={count}
      />
    </TapesFrame>
  );
}

function useFailedColumns(): readonly Column<FailedRecording>[] {
  const t = useTranslations("adminTapes");
  const problemOf = useRecordingProblem();
  return [
    {
      id: "title",
      title: t("failedTitle"),
      narrow: "title",
      cell: ({ title }) => (
        <bdi className="font-semibold [overflow-wrap:anywhere]">{title || t("untitled")}</bdi>
      ),
    },
    {
      id: "broadcaster",
      title: t("broadcaster"),
      cell: ({ userId, nickname }) => (
        <span className="flex flex-col [overflow-wrap:anywhere]">
          <bdi>{nickname || userId}</bdi>
          <bdi className="text-muted">{userId}</bdi>
        </span>
      ),
    },
    {
      id: "reason",
      title: t("failedReason"),
      cell: ({ reason }) => (
        <span className="flex items-start gap-1.5">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
          <span className="max-w-96 [overflow-wrap:anywhere]">{problemOf(reason)}</span>
        </span>
      ),
    },
    {
      id: "left",
      title: t("failedLeft"),
      cell: ({ tapes }) =>
        tapes.length === 0
          ? t("failedNothing")
          : tapes.map(({ fileId, durationSeconds }) => (
              <PageLink
                key={fileId}
                href={`/admin/tapes?${new URLSearchParams({ tape: fileId })}`}
                className="flex min-h-6 w-fit items-center underline underline-offset-2 pointer-coarse:min-h-11"
              >
                {formatDuration(durationSeconds)}
              </PageLink>
            )),
    },
    {
      id: "ended",
      title: t("ended"),
      cell: ({ endedAtMs }) =>
        endedAtMs === null ? t("failedRunning") : <TimeAgo atMs={endedAtMs} />,
    },
  ];
}
