"use client";

import { useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";
import type { AdminLives, CloudTrouble } from "@/lib/shared/admin-lives";

const failures = {
  unreachable: "unreachable",
  refused: "refusedByCloud",
  busy: "busy",
} as const satisfies Record<CloudTrouble["failure"], string>;

/** Says what of the list is missing because the cloud did not tell it, and why. */
export function SourceNotice({ states, figures }: Pick<AdminLives, "states" | "figures">) {
  const t = useTranslations("adminLives");
  const statesTrouble = typeof states === "object" ? states : null;
  const figuresTrouble = typeof figures === "object" ? figures : null;
  const trouble = statesTrouble ?? figuresTrouble;
  if (!trouble) {
    const waits = states === "pending" || figures === "pending";
    return waits ? <p className="text-muted text-sm">{t("sourcePending")}</p> : null;
  }
  const stateLine = statesTrouble && said(statesTrouble);
  const figureLine = figuresTrouble && said(figuresTrouble);
  const lines =
    stateLine === figureLine
      ? [t("bothTrouble", { reason: stateLine ?? "" })]
      : [
          ...(stateLine === null ? [] : [t("statesTrouble", { reason: stateLine })]),
          ...(figureLine === null ? [] : [t("figuresTrouble", { reason: figureLine })]),
        ];
  return (
    <Notice tone="warn">
      {lines.map((line) => (
        <p key={line} className="[overflow-wrap:anywhere]">
          {line}
        </p>
      ))}
      <p className="text-muted text-sm [overflow-wrap:anywhere]">{trouble.message}</p>
      {trouble.failure === "refused" && (
        <PageLink href="/admin/doctor" className="text-accent-text underline underline-offset-2">
          {t("ownFaultHint")}
        </PageLink>
      )}
    </Notice>
  );

  function said({ failure, code }: CloudTrouble): string {
    return code ? `${t(failures[failure])} (${code})` : t(failures[failure]);
  }
}
