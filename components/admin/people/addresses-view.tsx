"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "use-intl";
import { TapeDate } from "@/components/replay/tape-date";
import { Button } from "@/components/ui/button";
import { EmptyScene } from "@/components/ui/empty-scene";
import { TimeAgo } from "@/components/ui/time-ago";
import type { AddressBan, AddressBansPage } from "@/lib/shared/admin-people";
import { isolated } from "@/lib/shared/isolated";
import { AdminFrame } from "../kit/admin-frame";
import { CursorPager } from "../kit/cursor-pager";
import { DataTable } from "../kit/data-table";
import { useMay } from "../kit/staff-context";
import type { Column } from "../kit/table-columns";
import { StaleNotice } from "../kit/table-states";
import { useUrlFilters } from "../kit/use-url-filters";
import { addressFilterNames } from "./filter-names";
import type { Subject } from "./offered-orders";
import { PeopleTabs } from "./people-tabs";
import { isAsked, PersonOrderDialog } from "./person-order-dialog";
import { PersonOutcome } from "./person-outcome";
import { addressesQuery } from "./queries";
import { usePersonOrders } from "./use-person-orders";

interface AddressesViewProps {
  readonly initial: AddressBansPage | null;
  readonly initialQuery: string;
}

/** An address that is still to be typed. */
const typed: Subject = { userId: "", nickname: "", role: null, lockedMs: 0, bannedUntilMs: 0 };

/** Networks from which nobody but staff may write or sign in. */
export function AddressesView({ initial, initialQuery }: AddressesViewProps) {
  const t = useTranslations("adminPeople");
  const { filters, set, query } = useUrlFilters(addressFilterNames);
  const orders = usePersonOrders();
  const may = useMay("moderator");
  const { data, error, isPlaceholderData, isPending, dataUpdatedAt, refetch } = useQuery({
    ...addressesQuery(query),
    ...(initial && query === initialQuery && { initialData: initial }),
  });
  const columns: readonly Column<AddressBan>[] = [
    {
      id: "label",
      title: t("label"),
      narrow: "title",
      cell: ({ label }) => <bdi className="font-semibold [overflow-wrap:anywhere]">{label}</bdi>,
    },
    {
      id: "reason",
      title: t("reason"),
      cell: ({ reason }) => <bdi className="[overflow-wrap:anywhere]">{reason || "–"}</bdi>,
    },
    { id: "until", title: t("until"), cell: ({ untilMs }) => <TapeDate atMs={untilMs} /> },
    {
      id: "by",
      title: t("by"),
      cell: ({ createdBy, createdMs }) => (
        <span className="flex flex-col">
          <bdi>{createdBy}</bdi>
          <span className="text-muted">
            <TimeAgo atMs={createdMs} />
          </span>
        </span>
      ),
    },
    ...(may
      ? [
          {
            id: "lift",
            title: t("actions"),
            narrow: "corner" as const,
            cell: ({ id, label }: AddressBan) => (
              <Button
                aria-label={t("liftOf", { name: isolated(label) })}
                disabled={orders.action.pending}
                onClick={() => orders.ask("lift", { ...typed, userId: id, nickname: label })}
                className="pointer-coarse:min-h-11"
              >
                {t("lift")}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <AdminFrame
      here="people"
      title={t("addresses")}
      lead={t("addressesLead")}
      actions={
        may && (
          <Button
            variant="primary"
            onClick={() => orders.ask("address", typed)}
            className="pointer-coarse:min-h-11"
          >
            <Plus aria-hidden className="size-4" />
            {t("addressNew")}
          </Button>
        )
      }
    >
      <PeopleTabs here="addresses" />
      <PersonOutcome orders={orders} />
      <StaleNotice error={error} shownAtMs={dataUpdatedAt} onRetry={refetch} />
      <DataTable
        caption={t("addresses")}
        columns={columns}
        rows={data?.bans}
        rowKey={({ id }) => id}
        busy={isPending || isPlaceholderData}
        empty={<EmptyScene title={t("noBansTitle")} text={t("noBansText")} />}
      />
      {data && data.total > 0 && (
        <CursorPager
          next={data.next}
          cursor={filters.cursor}
          onTurn={(cursor) => set({ cursor })}
          count={t(data.isTotalCut ? "totalCut" : "total", { count: data.total })}
        />
      )}
      {orders.asked && isAsked(orders.asked.order) && (
        <PersonOrderDialog order={orders.asked.order} who={orders.asked.who} orders={orders} />
      )}
    </AdminFrame>
  );
}
