"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl";
import { EmptyScene } from "@/components/ui/empty-scene";
import { PageLink } from "@/components/ui/page-link";
import { surfaceClass } from "@/components/ui/surface-class";
import type { StoragePage, StorageShare } from "@/lib/shared/admin-tapes";
import { CursorPager } from "../kit/cursor-pager";
import { DataTable } from "../kit/data-table";
import type { Column } from "../kit/table-columns";
import { StaleNotice } from "../kit/table-states";
import { useUrlFilters } from "../kit/use-url-filters";
import { useSize } from "../system/use-size";
import { storageQuery } from "./queries";
import { StrayTapes } from "./stray-tapes";
import { TapesFrame } from "./tapes-frame";

const filterNames = ["cursor"] as const;

/** What recordings take, of whom and altogether. */
export function StorageView() {
  const t = useTranslations("adminTapes");
  const { filters, set, query } = useUrlFilters(filterNames);
  const { data, error, isPending, isPlaceholderData, dataUpdatedAt, refetch } = useQuery(
    storageQuery(query),
  );
  const columns = useStorageColumns(data?.all.bytes ?? 0);
  const count =
    data && t(data.isTotalCut ? "storageCountMore" : "storageCountOf", { total: data.total });
  return (
    <TapesFrame here="tabStorage" lead={t("storageLead")}>
      <StaleNotice error={error} shownAtMs={dataUpdatedAt} onRetry={refetch} />
      {data && <StorageSums page={data} />}
      <StrayTapes />
      <DataTable
        caption={t("tabStorage")}
        columns={columns}
        rows={data?.shares}
        rowKey={({ userId }) => userId}
        busy={isPending || isPlaceholderData}
        empty={<EmptyScene title={t("storageEmptyTitle")} text={t("storageEmptyText")} />}
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

function StorageSums({ page: { all, disk, undoDays } }: { readonly page: StoragePage }) {
  const t = useTranslations("adminTapes");
  const bytes = useSize();
  return (
    <dl className="grid gap-3 sm:grid-cols-3">
      <Sum name={t("storageAll")} value={bytes(all.bytes)}>
        {t("countOf", { total: all.count })}
      </Sum>
      <Sum name={t("storageTrash")} value={bytes(all.trashBytes)}>
        {t("countOf", { total: all.trashCount })} · {t("storageTrashWhy", { days: undoDays })}
      </Sum>
      <Sum
        name={t("storageDisk")}
        value={
          disk
            ? t("storageDiskOf", { free: bytes(disk.freeBytes), total: bytes(disk.totalBytes) })
            : "–"
        }
      >
        {!disk && t("storageCloud")}
      </Sum>
    </dl>
  );
}

function Sum(props: { name: string; value: string; children: React.ReactNode }) {
  return (
    <div className={surfaceClass("flex flex-col gap-0.5 p-4")}>
      <dt className="text-muted text-sm">{props.name}</dt>
      <dd className="font-semibold text-lg tabular-nums">{props.value}</dd>
      {props.children && <dd className="text-muted text-sm">{props.children}</dd>}
    </div>
  );
}

function useStorageColumns(allBytes: number): readonly Column<StorageShare>[] {
  const t = useTranslations("adminTapes");
  const format = useFormatter();
  const bytes = useSize();
  return [
    {
      id: "broadcaster",
      title: t("broadcaster"),
      narrow: "title",
      cell: ({ userId, nickname }) => (
        <PageLink
          href={`/admin/tapes?${new URLSearchParams({ userid: userId, sort: "largest" })}`}
          className="flex flex-col underline-offset-2 hover:underline"
        >
          <bdi className="font-semibold [overflow-wrap:anywhere]">{nickname || userId}</bdi>
          <bdi className="text-muted [overflow-wrap:anywhere]">{userId}</bdi>
        </PageLink>
      ),
    },
    {
      id: "count",
      title: t("storageCount"),
      align: "end",
      cell: ({ count }) => format.number(count),
    },
    {
      id: "bytes",
      title: t("storageBytes"),
      align: "end",
      cell: (share) => bytes(share.bytes),
    },
    {
      id: "share",
      title: t("storageShare"),
      align: "end",
      cell: (share) =>
        format.number(allBytes === 0 ? 0 : share.bytes / allBytes, {
          ...{ style: "percent", maximumFractionDigits: 1 },
        }),
    },
    {
      id: "trash",
      title: t("storageInTrash"),
      align: "end",
      cell: ({ trashBytes, trashCount }) => (trashCount === 0 ? "–" : bytes(trashBytes)),
    },
  ];
}
