"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { EmptyScene } from "@/components/ui/empty-scene";
import { TimeAgo } from "@/components/ui/time-ago";
import type { AccessTokenView } from "@/lib/shared/access-token";
import { isolated } from "@/lib/shared/isolated";
import { ActionOutcome } from "../kit/action-outcome";
import { AdminFrame } from "../kit/admin-frame";
import { ConfirmDialog } from "../kit/confirm-dialog";
import { DataTable } from "../kit/data-table";
import { FilterBar } from "../kit/filter-bar";
import { RowMenu } from "../kit/row-menu";
import { SelectFilter } from "../kit/select-filter";
import { useMay } from "../kit/staff-context";
import type { Column } from "../kit/table-columns";
import { StaleNotice } from "../kit/table-states";
import { useAdminAction } from "../kit/use-admin-action";
import { useUrlFilters } from "../kit/use-url-filters";
import { revokeToken, tokensKey, tokensQuery } from "./queries";
import { useScopeWords } from "./scope-words";
import { TokenDialog } from "./token-dialog";

/** Access tokens: making, looking through and ending them. */
export function TokensView() {
  const t = useTranslations("adminTokens");
  const format = useFormatter();
  const say = useScopeWords();
  const isAdmin = useMay("admin");
  const { filters, set } = useUrlFilters(["all"]);
  const ofEverybody = isAdmin && filters.all === "1";
  const { data, error, isPending, dataUpdatedAt, refetch } = useQuery(tokensQuery(ofEverybody));
  const [making, setMaking] = useState(false);
  const [ending, setEnding] = useState<AccessTokenView | null>(null);
  const revoking = useAdminAction({
    call: revokeToken,
    invalidates: [tokensKey],
    onDone: () => setEnding(null),
  });
  const columns: readonly Column<AccessTokenView>[] = [
    {
      id: "name",
      title: t("name"),
      narrow: "title",
      cell: ({ name }) => <bdi className="font-semibold [overflow-wrap:anywhere]">{name}</bdi>,
    },
    ...(ofEverybody
      ? [
          {
            id: "owner",
            title: t("owner"),
            cell: ({ userId }: AccessTokenView) => <bdi>{userId}</bdi>,
          },
        ]
      : []),
    { id: "scopes", title: t("scopes"), cell: ({ scopes }) => scopes.map(say).join(" · ") },
    { id: "created", title: t("created"), cell: ({ createdMs }) => <TimeAgo atMs={createdMs} /> },
    {
      id: "expires",
      title: t("expires"),
      cell: ({ expiresMs }) => format.dateTime(new Date(expiresMs), { dateStyle: "medium" }),
    },
    { id: "used", title: t("lastUsed"), cell: (token) => <LastUse token={token} /> },
    {
      id: "actions",
      title: t("actionsTitle"),
      narrow: "corner",
      align: "end",
      cell: (token) => (
        <RowMenu
          label={t("actions", { name: isolated(token.name) })}
          items={[
            {
              id: "revoke",
              label: t("revoke"),
              tone: "danger",
              onSelect: () => setEnding(token),
            },
          ]}
        />
      ),
    },
  ];
  const create = (
    <Button variant="primary" onClick={() => setMaking(true)} className="pointer-coarse:min-h-11">
      <Plus aria-hidden className="size-4" />
      {t("create")}
    </Button>
  );
  return (
    <AdminFrame here="tokens" title={t("title")} lead={t("lead")} actions={create}>
      {isAdmin && (
        <FilterBar active={false}>
          <SelectFilter
            label={t("owner")}
            value={filters.all}
            options={[
              { value: "", label: t("mine") },
              { value: "1", label: t("everybody") },
            ]}
            onChange={(all) => set({ all })}
          />
        </FilterBar>
      )}
      <ActionOutcome action={revoking} say={() => t("revoked")} />
      <StaleNotice error={error} shownAtMs={dataUpdatedAt} onRetry={refetch} />
      <DataTable
        caption={t("title")}
        columns={columns}
        rows={data?.tokens}
        rowKey={({ id }) => id}
        busy={isPending}
        empty={<EmptyScene title={t("emptyTitle")} text={t("emptyText")} />}
      />
      {making && <TokenDialog onClose={() => setMaking(false)} />}
      {ending && (
        <ConfirmDialog
          title={t("revokeTitle", { name: isolated(ending.name) })}
          text={t("revokeText")}
          confirmLabel={t("revoke")}
          tone="danger"
          pending={revoking.pending}
          error={revoking.error}
          onConfirm={() => revoking.run(ending.id)}
          onCancel={() => setEnding(null)}
        />
      )}
    </AdminFrame>
  );
}

function LastUse({ token: { lastUsedMs, lastUsedFrom } }: { token: AccessTokenView }) {
  const t = useTranslations("adminTokens");
  if (lastUsedMs === 0) return <span className="text-muted">{t("never")}</span>;
  return (
    <span className="flex flex-col">
      <TimeAgo atMs={lastUsedMs} />
      {lastUsedFrom && <span className="text-muted">{t("from", { address: lastUsedFrom })}</span>}
    </span>
  );
}
