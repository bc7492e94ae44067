"use client";

import { useTranslations } from "use-intl";
import { PageLink } from "@/components/ui/page-link";
import { TimeAgo } from "@/components/ui/time-ago";
import type { WebhookEndpoint } from "@/lib/shared/admin-webhooks";
import { isolated } from "@/lib/shared/isolated";
import { RowMenu } from "../kit/row-menu";
import type { Column } from "../kit/table-columns";
import { StateWord } from "./state-word";
import { isArrived, useWebhookWords } from "./webhook-words";
import type { OpenDialog } from "./webhooks-view";

interface ColumnOptions {
  readonly onOpen: (dialog: OpenDialog) => void;
  readonly onTurnOn: (endpoint: WebhookEndpoint) => void;
  readonly onTest: (endpoint: WebhookEndpoint) => void;
}

/** What the list tells of each endpoint. */
export function useEndpointColumns({
  onOpen,
  onTurnOn,
  onTest,
}: ColumnOptions): readonly Column<WebhookEndpoint>[] {
  const t = useTranslations("adminWebhooks");
  const words = useWebhookWords();
  return [
    {
      id: "name",
      title: t("name"),
      narrow: "title",
      cell: ({ name }) => (
        <bdi className="inline-block min-w-24 font-semibold [overflow-wrap:anywhere]">{name}</bdi>
      ),
    },
    {
      id: "url",
      title: t("url"),
      cell: ({ url }) => <bdi className="[overflow-wrap:anywhere]">{url}</bdi>,
    },
    {
      id: "events",
      title: t("events"),
      cell: ({ events }) => events.map(words.event).join(" · "),
    },
    {
      id: "state",
      title: t("state"),
      cell: (endpoint) => (
        <StateWord tone={endpoint.enabled ? "good" : endpoint.disabledReason ? "bad" : "waiting"}>
          {words.state(endpoint)}
        </StateWord>
      ),
    },
    {
      id: "last",
      title: t("lastTry"),
      cell: ({ id, last }) => (
        <span className="flex min-w-28 flex-col items-start">
          {last ? (
            <>
              <StateWord tone={isArrived(last) ? "good" : "bad"}>{words.result(last)}</StateWord>
              <span className="text-muted">
                <TimeAgo atMs={last.atMs} />
              </span>
            </>
          ) : (
            <span className="text-muted">{t("noTry")}</span>
          )}
          <PageLink
            href={`/admin/webhooks/deliveries?endpointId=${encodeURIComponent(id)}`}
            className="text-accent-text underline"
          >
            {t("showDeliveries")}
          </PageLink>
        </span>
      ),
    },
    {
      id: "actions",
      title: t("actionsTitle"),
      narrow: "corner",
      align: "end",
      cell: (endpoint) => (
        <RowMenu
          label={t("actions", { name: isolated(endpoint.name) })}
          items={[
            { id: "edit", label: t("edit"), onSelect: () => onOpen({ kind: "edit", endpoint }) },
            { id: "test", label: t("sendTest"), onSelect: () => onTest(endpoint) },
            endpoint.enabled
              ? {
                  id: "off",
                  label: t("turnOff"),
                  onSelect: () => onOpen({ kind: "turnOff", endpoint }),
                }
              : { id: "on", label: t("turnOn"), onSelect: () => onTurnOn(endpoint) },
            {
              id: "rotate",
              label: t("rotate"),
              tone: "danger",
              onSelect: () => onOpen({ kind: "rotate", endpoint }),
            },
            {
              id: "remove",
              label: t("remove"),
              tone: "danger",
              onSelect: () => onOpen({ kind: "remove", endpoint }),
            },
          ]}
        />
      ),
    },
  ];
}
