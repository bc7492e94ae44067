"use client";

import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { EmptyScene } from "@/components/ui/empty-scene";
import { TimeAgo } from "@/components/ui/time-ago";
import type { AuditEntry } from "@/lib/shared/audit";
import { AdminFrame } from "../kit/admin-frame";
import { CursorPager } from "../kit/cursor-pager";
import { DataTable } from "../kit/data-table";
import type { Column } from "../kit/table-columns";
import { StaleNotice } from "../kit/table-states";
import { useUrlFilters } from "../kit/use-url-filters";
import { AuditDrawer } from "./audit-drawer";
import { AuditFilters, auditFilterNames } from "./audit-filters";
import { useAuditWords } from "./audit-words";
import { OutcomeWord } from "./outcome-word";
import { auditQuery } from "./queries";

/** Who did what, when and from where. */
export function AuditView({ names }: { names: Readonly<Record<string, string>> }) {
  const t = useTranslations("adminAudit");
  const words = useAuditWords(names);
  const url = useUrlFilters(auditFilterNames);
  const { filters, set, query } = url;
  const { data, error, isPlaceholderData, isPending, dataUpdatedAt, refetch } = useQuery(
    auditQuery(query),
  );
  const [shown, setShown] = useState<AuditEntry | null>(null);
  const columns: readonly Column<AuditEntry>[] = [
    { id: "at", title: t("time"), cell: ({ atMs }) => <TimeAgo atMs={atMs} /> },
    {
      id: "actor",
      title: t("actor"),
      cell: (entry) => (
        <span className="flex flex-col [overflow-wrap:anywhere]">
          {entry.actor && <bdi className="font-semibold">{entry.actor}</bdi>}
          <span className="text-muted">{words.via(entry)}</span>
        </span>
      ),
    },
    {
      id: "action",
      title: t("action"),
      narrow: "title",
      cell: (entry) => words.action(entry.action),
    },
    {
      id: "target",
      title: t("target"),
      cell: ({ target }) => <bdi className="[overflow-wrap:anywhere]">{target || "–"}</bdi>,
    },
    {
      id: "from",
      title: t("address"),
      cell: ({ clientIp }) => <span className="tabular-nums">{clientIp || "–"}</span>,
    },
    {
      id: "outcome",
      title: t("outcome"),
      cell: ({ outcome }) => <OutcomeWord outcome={outcome}>{words.outcome(outcome)}</OutcomeWord>,
    },
    {
      id: "details",
      title: t("details"),
      narrow: "corner",
      cell: (entry) => (
        <Button variant="ghost" onClick={() => setShown(entry)} className="pointer-coarse:min-h-11">
          {t("details")}
        </Button>
      ),
    },
  ];
  return (
    <AdminFrame
      here="audit"
      title={t("title")}
      lead={t("lead")}
      actions={
        <a href={`/api/admin/audit/csv?${withoutPage(query)}`} className={buttonClass("secondary")}>
          <Download aria-hidden className="size-4" />
          {t("export")}
        </a>
      }
    >
      <AuditFilters
        filters={url}
        actions={words.actions}
        nameOf={words.action}
        outcomeOf={words.outcome}
      />
      <StaleNotice error={error} shownAtMs={dataUpdatedAt} onRetry={refetch} />
      <DataTable
        caption={t("title")}
        columns={columns}
        rows={data?.entries}
        rowKey={({ seq }) => String(seq)}
        busy={isPending || isPlaceholderData}
        empty={<EmptyScene title={t("emptyTitle")} text={t("emptyText")} />}
      />
      <CursorPager
        next={data?.next == null ? null : String(data.next)}
        cursor={filters.cursor}
        onTurn={(cursor) => set({ cursor })}
      />
      {shown && <AuditDrawer entry={shown} words={words} onClose={() => setShown(null)} />}
    </AdminFrame>
  );
}

/** An export begins at the beginning. */
function withoutPage(query: string): string {
  const filters = new URLSearchParams(query);
  filters.delete("cursor");
  return filters.toString();
}
