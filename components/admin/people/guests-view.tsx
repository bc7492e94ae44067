"use client";

import { useQuery } from "@tanstack/react-query";
import { Ban } from "lucide-react";
import { useTranslations } from "use-intl";
import { TapeDate } from "@/components/replay/tape-date";
import { EmptyScene } from "@/components/ui/empty-scene";
import { TimeAgo } from "@/components/ui/time-ago";
import type { GuestRow, GuestsPage } from "@/lib/shared/admin-people";
import { AdminFrame } from "../kit/admin-frame";
import { CursorPager } from "../kit/cursor-pager";
import { DataTable } from "../kit/data-table";
import { FilterBar } from "../kit/filter-bar";
import { SearchFilter } from "../kit/search-filter";
import { SelectFilter } from "../kit/select-filter";
import type { Column } from "../kit/table-columns";
import { StaleNotice } from "../kit/table-states";
import { useUrlFilters } from "../kit/use-url-filters";
import { guestFilterNames } from "./filter-names";
import type { Subject } from "./offered-orders";
import { PeopleTabs } from "./people-tabs";
import { PersonMenu } from "./person-menu";
import { isAsked, PersonOrderDialog } from "./person-order-dialog";
import { PersonOutcome } from "./person-outcome";
import { guestsQuery } from "./queries";
import { usePersonOrders } from "./use-person-orders";

interface GuestsViewProps {
  readonly initial: GuestsPage | null;
  readonly initialQuery: string;
}

/** Who writes without an account, so that he can be banned. */
export function GuestsView({ initial, initialQuery }: GuestsViewProps) {
  const t = useTranslations("adminPeople");
  const { filters, set, clear, query } = useUrlFilters(guestFilterNames);
  const orders = usePersonOrders();
  const { data, error, isPlaceholderData, isPending, dataUpdatedAt, refetch } = useQuery({
    ...guestsQuery(query),
    ...(initial && query === initialQuery && { initialData: initial }),
  });
  const active = filters.q !== "" || filters.state !== "";
  const columns: readonly Column<GuestRow>[] = [
    {
      id: "guest",
      title: t("nickname"),
      narrow: "title",
      cell: ({ nickname, userId }) => (
        <span className="flex min-w-0 flex-col">
          <bdi className="font-semibold">{nickname}</bdi>
          <bdi className="text-muted text-sm">{userId}</bdi>
        </span>
      ),
    },
    { id: "state", title: t("state"), cell: (guest) => <GuestState guest={guest} /> },
    {
      id: "from",
      title: t("from"),
      cell: ({ addressLabel }) => <code>{addressLabel || "–"}</code>,
    },
    { id: "seen", title: t("seen"), cell: ({ seenMs }) => <TimeAgo atMs={seenMs} /> },
    { id: "first", title: t("firstSeen"), cell: ({ createdMs }) => <TimeAgo atMs={createdMs} /> },
    {
      id: "actions",
      title: t("actions"),
      narrow: "corner",
      cell: (guest) => <PersonMenu who={subjectOf(guest)} orders={orders} />,
    },
  ];
  return (
    <AdminFrame here="people" title={t("guests")} lead={t("guestsLead")}>
      <PeopleTabs here="guests" />
      <FilterBar active={active} onClear={clear}>
        <SearchFilter label={t("search")} value={filters.q} onChange={(q) => set({ q })} />
        <SelectFilter
          label={t("state")}
          value={filters.state}
          options={[
            { value: "", label: t("any") },
            { value: "banned", label: t("state_banned") },
          ]}
          onChange={(state) => set({ state })}
        />
      </FilterBar>
      <PersonOutcome orders={orders} />
      <StaleNotice error={error} shownAtMs={dataUpdatedAt} onRetry={refetch} />
      <DataTable
        caption={t("guests")}
        columns={columns}
        rows={data?.guests}
        rowKey={({ userId }) => userId}
        busy={isPending || isPlaceholderData}
        empty={<EmptyScene title={t("emptyTitle")} text={t(active ? "emptyText" : "noGuests")} />}
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

function subjectOf({ userId, nickname, bannedUntilMs }: GuestRow): Subject {
  return { userId, nickname, bannedUntilMs, role: null, lockedMs: 0 };
}

/** Whether he may write: he himself, or anybody from where he comes. */
function GuestState({ guest: { bannedUntilMs, addressBannedUntilMs } }: { guest: GuestRow }) {
  const t = useTranslations("adminPeople");
  if (!bannedUntilMs && !addressBannedUntilMs) {
    return <span className="text-muted">{t("guestFree")}</span>;
  }
  const [text, atMs] = bannedUntilMs
    ? (["bannedUntil", bannedUntilMs] as const)
    : (["guestAddressBanned", addressBannedUntilMs] as const);
  return (
    <span className="inline-flex items-start gap-1.5 font-semibold text-bad">
      <Ban aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>{t.rich(text, { at: () => <TapeDate atMs={atMs} /> })}</span>
    </span>
  );
}
