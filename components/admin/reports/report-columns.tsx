"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { TimeAgo } from "@/components/ui/time-ago";
import type { ReportEntry } from "@/lib/shared/admin-reports";
import { isolated } from "@/lib/shared/isolated";
import type { Column } from "../kit/table-columns";
import { KindWord, PersonName, ReasonWord, StateWord } from "./report-words";

/** What the list tells of each complaint. */
export function useReportColumns(onOpen: (id: string) => void): readonly Column<ReportEntry>[] {
  const t = useTranslations("adminReports");
  return [
    { id: "at", title: t("when"), cell: ({ createdMs }) => <TimeAgo atMs={createdMs} /> },
    { id: "state", title: t("state"), cell: ({ state }) => <StateWord state={state} /> },
    {
      id: "whom",
      title: t("whom"),
      narrow: "title",
      cell: ({ reported }) => <PersonName person={reported} />,
    },
    {
      id: "what",
      title: t("what"),
      cell: ({ kind, messageText }) => (
        <span className="flex max-w-80 flex-col gap-0.5">
          <KindWord kind={kind} />
          {messageText && <bdi className="line-clamp-2 break-words">{messageText}</bdi>}
        </span>
      ),
    },
    { id: "reason", title: t("reason"), cell: ({ reason }) => <ReasonWord reason={reason} /> },
    {
      id: "reporter",
      title: t("reporter"),
      narrow: "hide",
      cell: ({ reporter }) => <PersonName person={reporter} />,
    },
    {
      id: "open",
      title: t("open"),
      narrow: "corner",
      cell: ({ id, reported }) => (
        <Button
          variant="ghost"
          aria-label={t("openOf", { name: isolated(reported.nickname || reported.userId) })}
          onClick={() => onOpen(id)}
          className="px-3 pointer-coarse:min-h-11"
        >
          {t("open")}
        </Button>
      ),
    },
  ];
}
