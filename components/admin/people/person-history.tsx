"use client";

import { useTranslations } from "use-intl";
import { PageLink } from "@/components/ui/page-link";
import { TimeAgo } from "@/components/ui/time-ago";
import type { PersonDetail } from "@/lib/shared/admin-people";
import { useAuditWords } from "../audit/audit-words";
import { OutcomeWord } from "../audit/outcome-word";

interface PersonHistoryProps {
  readonly person: PersonDetail;
  readonly names: Readonly<Record<string, string>>;
}

/** The last orders about somebody, and the way to all of them. */
export function PersonHistory({ person: { userId, audit }, names }: PersonHistoryProps) {
  const t = useTranslations("adminPeople");
  const words = useAuditWords(names);
  return (
    <section className="flex flex-col gap-1">
      <h3 className="text-base">{t("history")}</h3>
      {audit.length === 0 ? (
        <p className="text-muted">{t("noHistory")}</p>
      ) : (
        <>
          <ul className="flex flex-col divide-y divide-line text-sm">
            {audit.map(({ seq, atMs, actor, action, outcome }) => (
              <li key={seq} className="flex flex-wrap justify-between gap-x-3 py-2">
                <span className="min-w-0 [overflow-wrap:anywhere]">
                  {words.action(action)}
                  <span className="block text-muted">
                    <bdi>{actor || "–"}</bdi> · <TimeAgo atMs={atMs} />
                  </span>
                </span>
                <OutcomeWord outcome={outcome}>{words.outcome(outcome)}</OutcomeWord>
              </li>
            ))}
          </ul>
          <PageLink
            href={`/admin/audit?target=${encodeURIComponent(userId)}`}
            className="inline-flex min-h-6 items-center self-start text-accent-text underline underline-offset-2 pointer-coarse:min-h-11"
          >
            {t("historyAll")}
          </PageLink>
        </>
      )}
    </section>
  );
}
