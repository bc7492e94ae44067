"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { LinkButton } from "@/components/ui/button";
import { EmptyScene } from "@/components/ui/empty-scene";
import { TimeAgo } from "@/components/ui/time-ago";
import {
  type DeliveryState,
  deliveryStates,
  type WebhookDelivery,
} from "@/lib/shared/admin-webhooks";
import { ActionOutcome } from "../kit/action-outcome";
import { AdminFrame } from "../kit/admin-frame";
import { CursorPager } from "../kit/cursor-pager";
import { DataTable } from "../kit/data-table";
import { FilterBar } from "../kit/filter-bar";
import { RowMenu } from "../kit/row-menu";
import { SelectFilter } from "../kit/select-filter";
import type { Column } from "../kit/table-columns";
import { StaleNotice } from "../kit/table-states";
import { useAdminAction } from "../kit/use-admin-action";
import { useUrlFilters } from "../kit/use-url-filters";
import { DeliveryDrawer } from "./delivery-drawer";
import {
  type DeliveryPage,
  deliveriesQuery,
  sendAgain,
  webhooksKey,
  webhooksQuery,
} from "./queries";
import { StateWord } from "./state-word";
import { useWebhookWords } from "./webhook-words";

const filterNames = ["endpointId", "state", "cursor"] as const;
/** What the state of a delivery looks like. */
const stateTones = {
  pending: "waiting",
  delivered: "good",
  failed: "bad",
} as const satisfies Record<DeliveryState, string>;

/** What was sent and is to be sent. */
export function DeliveriesView() {
  const t = useTranslations("adminWebhooks");
  const format = useFormatter();
  const words = useWebhookWords();
  const { filters, set, clear, query } = useUrlFilters(filterNames);
  const { data, error, isPlaceholderData, isPending, dataUpdatedAt, refetch } = useQuery(
    deliveriesQuery(query),
  );
  const { data: known } = useQuery(webhooksQuery);
  const endpoints = known?.endpoints ?? [];
  const [shown, setShown] = useState("");
  const again = useAdminAction({
    call: async (id: string) =>
      words.requireArrived(await sendAgain(id), (result) => t("againFailed", { result })),
    invalidates: [webhooksKey],
  });
  const nameOf = (id: string) => endpoints.find((endpoint) => endpoint.id === id)?.name ?? id;
  const send = (id: string) => {
    setShown("");
    again.run(id);
  };
  const columns: readonly Column<WebhookDelivery>[] = [
    { id: "time", title: t("time"), cell: ({ createdMs }) => <TimeAgo atMs={createdMs} /> },
    {
      id: "event",
      title: t("event"),
      narrow: "title",
      cell: ({ eventType }) => (
        <span className="flex flex-col">
          <span className="font-semibold">{words.event(eventType)}</span>
          <code className="text-muted text-sm">{eventType}</code>
        </span>
      ),
    },
    {
      id: "endpoint",
      title: t("endpoint"),
      cell: ({ endpointId }) => (
        <bdi className="[overflow-wrap:anywhere]">{nameOf(endpointId)}</bdi>
      ),
    },
    {
      id: "state",
      title: t("state"),
      cell: ({ state }) => <StateWord tone={stateTones[state]}>{t(state)}</StateWord>,
    },
    { id: "attempts", title: t("attempts"), align: "end", cell: ({ attempts }) => attempts },
    {
      id: "next",
      title: t("nextTry"),
      cell: ({ nextTryMs }) =>
        nextTryMs === null
          ? "–"
          : format.dateTime(new Date(nextTryMs), { dateStyle: "short", timeStyle: "medium" }),
    },
    {
      id: "actions",
      title: t("actionsTitle"),
      narrow: "corner",
      align: "end",
      cell: ({ id, eventType, createdMs }) => (
        <RowMenu
          label={t("deliveryActions", {
            event: words.event(eventType),
            time: format.dateTime(new Date(createdMs), { timeStyle: "medium" }),
          })}
          items={[
            { id: "details", label: t("details"), onSelect: () => setShown(id) },
            {
              id: "again",
              label: t("redeliver"),
              disabled: again.pending,
              onSelect: () => send(id),
            },
          ]}
        />
      ),
    },
  ];
  return (
    <AdminFrame
      here="webhooks"
      title={t("deliveries")}
      actions={<LinkButton href="/admin/webhooks">{t("endpoints")}</LinkButton>}
    >
      <FilterBar active={filters.endpointId !== "" || filters.state !== ""} onClear={clear}>
        <SelectFilter
          label={t("endpoint")}
          value={filters.endpointId}
          options={[
            { value: "", label: t("any") },
            ...endpoints.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(endpointId) => set({ endpointId })}
        />
        <SelectFilter
          label={t("state")}
          value={filters.state}
          options={[
            { value: "", label: t("any") },
            ...deliveryStates.map((state) => ({ value: state, label: t(state) })),
          ]}
          onChange={(state) => set({ state })}
        />
      </FilterBar>
      <ActionOutcome
        action={again}
        say={({ attempt }) => t("againDone", { result: words.result(attempt) })}
      />
      <StaleNotice error={error} shownAtMs={dataUpdatedAt} onRetry={refetch} />
      <DataTable
        caption={t("deliveries")}
        columns={columns}
        rows={data?.deliveries}
        rowKey={({ id }) => id}
        busy={isPending || isPlaceholderData}
        empty={<EmptyScene title={t("emptyDeliveries")} text={t("emptyDeliveriesText")} />}
      />
      <CursorPager
        next={data?.next ?? null}
        cursor={filters.cursor}
        onTurn={(cursor) => set({ cursor })}
        count={data && data.total > 0 ? countText(data) : undefined}
      />
      {shown && <DeliveryDrawer id={shown} onSend={send} onClose={() => setShown("")} />}
    </AdminFrame>
  );

  function countText({ deliveries, total, isTotalCut }: DeliveryPage): string {
    return t(isTotalCut ? "countOver" : "countOf", { shown: deliveries.length, total });
  }
}
