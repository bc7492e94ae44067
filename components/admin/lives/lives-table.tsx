"use client";

import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { PageLink } from "@/components/ui/page-link";
import type { AdminLive } from "@/lib/shared/admin-lives";
import { isolated } from "@/lib/shared/isolated";
import { DataTable } from "../kit/data-table";
import { RowMenu } from "../kit/row-menu";
import type { Column } from "../kit/table-columns";
import { LiveAge } from "./live-age";
import {
  BitrateWord,
  HealthWord,
  PublisherWord,
  SourceWord,
  StateWord,
  ViewersWord,
} from "./live-words";
import type { LiveOrders } from "./use-live-orders";

export interface LivesListProps {
  /** Undefined while no answer has come. */
  readonly lives: readonly AdminLive[] | undefined;
  /** Server time, Unix ms. */
  readonly nowMs: number;
  readonly busy: boolean;
  readonly orders: LiveOrders;
  readonly onOpen: (live: AdminLive) => void;
  readonly empty: ReactNode;
}

/** The lives with everything that is known of each. */
export function LivesTable({ lives, nowMs, busy, orders, onOpen, empty }: LivesListProps) {
  const t = useTranslations("adminLives");
  const columns: readonly Column<AdminLive>[] = [
    {
      id: "broadcaster",
      title: t("broadcaster"),
      narrow: "title",
      cell: (live) => <Broadcaster live={live} onOpen={onOpen} />,
    },
    {
      id: "state",
      title: t("state"),
      cell: (live) => <StateWord live={live} nowMs={nowMs} />,
    },
    {
      id: "viewers",
      title: t("viewers"),
      align: "end",
      cell: (live) => <ViewersWord live={live} />,
    },
    {
      id: "bitrate",
      title: t("bitrate"),
      align: "end",
      cell: (live) => <BitrateWord live={live} />,
    },
    { id: "health", title: t("health"), cell: (live) => <HealthWord live={live} /> },
    {
      id: "age",
      title: t("age"),
      align: "end",
      cell: ({ startedAtMs }) => <LiveAge startedAtMs={startedAtMs} nowMs={nowMs} />,
    },
    { id: "source", title: t("source"), cell: (live) => <SourceWord live={live} /> },
    { id: "publisher", title: t("publisher"), cell: (live) => <PublisherWord live={live} /> },
    {
      id: "actions",
      title: t("actions"),
      narrow: "corner",
      cell: (live) => (
        <RowMenu
          label={t("actionsOf", { name: isolated(live.nickname) })}
          items={[
            { id: "details", label: t("details"), onSelect: () => onOpen(live) },
            ...orders.offered(live).map((order) => ({
              id: order,
              label: t(order),
              onSelect: () => orders.ask(order, live),
              ...(order === "stop" || order === "forbid" ? { tone: "danger" as const } : {}),
            })),
          ]}
        />
      ),
    },
  ];
  return (
    <DataTable
      caption={t("title")}
      columns={columns}
      rows={lives}
      rowKey={({ userId }) => userId}
      busy={busy}
      empty={empty}
    />
  );
}

interface BroadcasterProps {
  readonly live: AdminLive;
  readonly onOpen: (live: AdminLive) => void;
}

/** Who it is and what the broadcast is called; opens its details, or its room. */
function Broadcaster({ live, onOpen }: BroadcasterProps) {
  const t = useTranslations("adminLives");
  const { userId, nickname, title } = live;
  const name = isolated(nickname);
  return (
    <span className="flex min-w-36 flex-col items-start [overflow-wrap:anywhere]">
      <span className="flex items-center gap-1">
        <button
          type="button"
          aria-haspopup="dialog"
          aria-label={t("detailsOf", { name })}
          onClick={() => onOpen(live)}
          className="min-h-6 text-left font-semibold underline-offset-2 hover:underline pointer-coarse:min-h-11"
        >
          <bdi>{nickname}</bdi>
        </button>
        <PageLink
          href={`/live/${encodeURIComponent(userId)}`}
          aria-label={t("openRoomOf", { name })}
          className="grid size-6 shrink-0 place-items-center rounded-control text-muted hover:text-text pointer-coarse:size-11"
        >
          <ExternalLink aria-hidden className="size-4" />
        </PageLink>
      </span>
      {nickname !== userId && <bdi className="text-muted">{userId}</bdi>}
      {title && <bdi>{title}</bdi>}
    </span>
  );
}
