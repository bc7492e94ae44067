"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { EmptyScene } from "@/components/ui/empty-scene";
import type { AdminLive, AdminLives } from "@/lib/shared/admin-lives";
import { AdminFrame } from "../kit/admin-frame";
import { CursorPager } from "../kit/cursor-pager";
import { StaleNotice } from "../kit/table-states";
import { useUrlFilters } from "../kit/use-url-filters";
import { LiveDrawer } from "./live-drawer";
import { LivesFilters, livesFilterNames } from "./lives-filters";
import { LivesTable } from "./lives-table";
import { LivesWall } from "./lives-wall";
import { OrderDialog } from "./order-dialog";
import { OrderOutcome } from "./order-outcome";
import { adminLivesQuery } from "./queries";
import { SourceNotice } from "./source-notice";
import { useLiveOrders } from "./use-live-orders";
import { ViewSwitch } from "./view-switch";

/** Of one that is not in the list any more. */
const nothingRuns = {
  ...{ onAir: false, preview: false, runs: false },
  ...{ push: null, graceUntilMs: null },
} as const;

interface LivesViewProps {
  /** What the server has put into the page, and the question that it answers. */
  readonly initial: AdminLives;
  readonly initialQuery: string;
}

/** Who is on air, about to be or forbidden, as a table or a wall of pictures, and what can be done about it. */
export function LivesView({ initial, initialQuery }: LivesViewProps) {
  const t = useTranslations("adminLives");
  const url = useUrlFilters(livesFilterNames);
  const { filters, set } = url;
  const query = askedOf(url.query);
  const orders = useLiveOrders();
  const [opened, setOpened] = useState<AdminLive | null>(null);
  const { data, error, isPlaceholderData, dataUpdatedAt, refetch } = useQuery({
    ...adminLivesQuery(query),
    ...(query === initialQuery && {
      initialData: initial,
      // What the source says may not be in it, and is asked for at once.
      initialDataUpdatedAt: 0,
    }),
  });
  const nowMs = data?.nowMs ?? initial.nowMs;
  const isWall = filters.view === "wall";
  const List = isWall ? LivesWall : LivesTable;
  const found = opened && data?.lives.find(({ userId }) => userId === opened.userId);
  const isFiltered = [filters.q, filters.state, filters.health, filters.category].some(Boolean);
  return (
    <AdminFrame
      here="lives"
      title={t("title")}
      lead={t("lead")}
      actions={
        <ViewSwitch isWall={isWall} onChange={(wall) => set({ view: wall ? "wall" : "" })} />
      }
    >
      <LivesFilters url={url} />
      {!opened && <OrderOutcome orders={orders} />}
      <StaleNotice error={error} shownAtMs={dataUpdatedAt || initial.nowMs} onRetry={refetch} />
      {data && <SourceNotice states={data.states} figures={data.figures} />}
      <List
        lives={data?.lives}
        nowMs={nowMs}
        busy={!data || isPlaceholderData}
        orders={orders}
        onOpen={setOpened}
        empty={
          isFiltered ? (
            <EmptyScene title={t("noneTitle")} text={t("noneText")} />
          ) : (
            <EmptyScene title={t("emptyTitle")} text={t("emptyText")} />
          )
        }
      />
      {data && data.total > 0 && (
        <CursorPager
          next={data.next}
          cursor={filters.cursor}
          onTurn={(cursor) => set({ cursor })}
          count={t(data.isTotalCut ? "totalCut" : "total", { count: data.total })}
        />
      )}
      {opened && (
        <LiveDrawer
          live={found ?? { ...opened, ...nothingRuns }}
          isGone={!found && data !== undefined}
          nowMs={nowMs}
          orders={orders}
          onClose={() => setOpened(null)}
        />
      )}
      {orders.asked && (
        <OrderDialog key={orders.asked.order} asked={orders.asked} orders={orders} />
      )}
    </AdminFrame>
  );
}

/** The filters without how the list is looked at, which the server need not know. */
function askedOf(query: string): string {
  const asked = new URLSearchParams(query);
  asked.delete("view");
  return asked.toString();
}
