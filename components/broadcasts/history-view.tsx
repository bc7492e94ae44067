"use client";

import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import { broadcastsQuery } from "@/components/data/queries";
import { Pager } from "@/components/home/pager";
import { useListPage } from "@/components/home/use-list-page";
import { ProblemNotice } from "@/components/session/problem-notice";
import { buttonClass, LinkButton } from "@/components/ui/button";
import { EmptyScene } from "@/components/ui/empty-scene";
import type { BroadcastSummary } from "@/lib/shared/broadcast";
import type { Page } from "@/lib/shared/models";
import { historyPath } from "./broadcast-path";
import { HistoryCards } from "./history-cards";
import { HistoryTable } from "./history-table";

interface HistoryViewProps {
  readonly userId: string;
  readonly initial: Page<BroadcastSummary>;
  readonly initialPage: number;
  readonly perPage: number;
}

/** Every broadcast of one's own and how it went. */
export function HistoryView({ userId, initial, initialPage, perPage }: HistoryViewProps) {
  const t = useTranslations("broadcasts");
  const { page, heading, onPage } = useListPage(historyPath);
  const { data, error } = useQuery({
    ...broadcastsQuery(userId, page),
    ...(page === initialPage ? { initialData: initial } : {}),
  });
  const { items, total } = data ?? initial;
  if (total === 0) {
    return (
      <EmptyScene
        level="h1"
        title={t("emptyTitle")}
        text={t("emptyText")}
        action={
          <LinkButton variant="primary" href="/studio">
            {t("emptyAction")}
          </LinkButton>
        }
      />
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <h1 ref={heading} tabIndex={-1} className="scroll-mt-20 text-2xl outline-none">
            {t("title")}
          </h1>
          <p className="text-muted">{t("lead")}</p>
        </div>
        <a
          href="/api/broadcasts/csv"
          download
          title={t("downloadHint")}
          className={buttonClass("secondary", "whitespace-normal! pointer-coarse:min-h-11")}
        >
          <Download aria-hidden className="size-4" />
          {t("download")}
        </a>
      </header>
      {error && <ProblemNotice error={error} />}
      <HistoryTable items={items} />
      <HistoryCards items={items} />
      <Pager page={page} pages={Math.ceil(total / perPage)} pathOf={historyPath} onPage={onPage} />
    </div>
  );
}
