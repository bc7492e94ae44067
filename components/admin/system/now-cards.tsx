"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { PageLink } from "@/components/ui/page-link";
import { surfaceClass } from "@/components/ui/surface-class";
import { TimeAgo } from "@/components/ui/time-ago";
import type { SystemSummary } from "@/lib/shared/admin-system";
import type { ServerState } from "@/lib/shared/server-state";
import { ConditionWord } from "./condition";
import { DiskBar } from "./disk-bar";
import { judgeBackups } from "./judge";
import { summaryQuery } from "./queries";

interface NowCardsProps {
  readonly initial: SystemSummary;
  readonly livesOnAir: number;
  readonly callbacks: ServerState["callbacks"];
}

/** What staff looks at first: who watches, what waits for them, and whether there is room. */
export function NowCards({ initial, livesOnAir, callbacks }: NowCardsProps) {
  const t = useTranslations("adminSystem");
  const format = useFormatter();
  const { data } = useQuery({ ...summaryQuery(), initialData: initial });
  const { nowMs, viewers, openReports, disk, backups } = data;
  const refused = [...callbacks.lvb, ...callbacks.im]
    .filter(({ verification }) => verification !== "ok")
    .reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <ul aria-label={t("watching")} className="grid grid-cols-2 gap-4 md:grid-cols-4">
        <Figure href="/admin/lives" name={t("livesOnAir")}>
          {format.number(livesOnAir)}
        </Figure>
        <Figure href="/admin/lives?sort=viewers" name={t("viewers")}>
          {format.number(viewers)}
        </Figure>
        <Figure href="/admin/reports" name={t("openReports")}>
          {openReports > 10_000 ? `${format.number(10_000)}+` : format.number(openReports)}
        </Figure>
        <Figure href="/admin/callbacks?refused=1" name={t("refusedCallbacks")}>
          {format.number(refused)}
        </Figure>
      </ul>
      <section
        aria-label={t("diskAndBackups")}
        className={surfaceClass("grid gap-x-8 gap-y-4 p-4 md:grid-cols-[minmax(0,1fr)_auto]")}
      >
        <div className="flex flex-col gap-1">
          <h2 className="text-base">{t("disk")}</h2>
          <DiskBar disk={disk} brief />
        </div>
        <div className="flex flex-col items-start gap-1">
          <h2 className="text-base">{t("backups")}</h2>
          <ConditionWord judgement={judgeBackups(backups, nowMs)} />
          <p>
            {t("lastBackup")}{" "}
            {backups.lastBackup ? <TimeAgo atMs={backups.lastBackup.finishedMs} /> : t("never")}
          </p>
          <PageLink
            href="/admin/system"
            className="inline-flex min-h-6 text-accent-text underline underline-offset-2"
          >
            {t("toSystem")}
          </PageLink>
        </div>
      </section>
    </>
  );
}

interface FigureProps {
  readonly href: string;
  readonly name: string;
  readonly children: ReactNode;
}

function Figure({ href, name, children }: FigureProps) {
  return (
    <li>
      <PageLink
        href={href}
        className={surfaceClass(
          "flex h-full flex-col p-4 transition-colors duration-150 hover:bg-sunken",
        )}
      >
        <span className="text-muted">{name}</span>
        <span className="text-2xl tabular-nums">{children}</span>
      </PageLink>
    </li>
  );
}
