"use client";

import { useTranslations } from "use-intl";
import { AdminFrame } from "@/components/admin/kit/admin-frame";
import { buttonClass, LinkButton } from "@/components/ui/button";
import { EmptyScene } from "@/components/ui/empty-scene";
import { PageLink } from "@/components/ui/page-link";
import { type CallbackEntry, callbacksPerPage } from "@/lib/shared/callback-entry";
import { CallbackTable } from "./callback-table";

interface CallbackLedgerProps {
  readonly entries: readonly CallbackEntry[];
  readonly total: number;
  readonly page: number;
  readonly refusedOnly: boolean;
}

/** What came by callback; the filter and the page stand in the address. */
export function CallbackLedger({ entries, total, page, refusedOnly }: CallbackLedgerProps) {
  const t = useTranslations("doctor");
  const pages = Math.max(1, Math.ceil(total / callbacksPerPage));
  return (
    <AdminFrame
      here="callbacks"
      title={t("callbacks")}
      lead={t("callbacksLead")}
      actions={[false, true].map((refused) => (
        <PageLink
          key={String(refused)}
          href={addressOf(1, refused)}
          aria-current={refused === refusedOnly ? "true" : undefined}
          className={buttonClass(refused === refusedOnly ? "secondary" : "ghost")}
        >
          {t(refused ? "refusedOnly" : "all")}
        </PageLink>
      ))}
    >
      {entries.length > 0 ? (
        <CallbackTable entries={entries} />
      ) : (
        <EmptyScene
          title={t(refusedOnly ? "emptyRefused" : "emptyLedger")}
          text={t("emptyText")}
          action={<LinkButton href="/admin/doctor">{t("toDoctor")}</LinkButton>}
        />
      )}
      {pages > 1 && (
        <div className="flex items-center gap-3">
          {page > 1 && (
            <LinkButton href={addressOf(page - 1, refusedOnly)}>{t("newer")}</LinkButton>
          )}
          <span className="text-muted tabular-nums">{t("pageOf", { page, pages })}</span>
          {page < pages && (
            <LinkButton href={addressOf(page + 1, refusedOnly)}>{t("older")}</LinkButton>
          )}
        </div>
      )}
    </AdminFrame>
  );
}

function addressOf(page: number, refusedOnly: boolean): string {
  const query = new URLSearchParams();
  if (page > 1) query.set("page", String(page));
  if (refusedOnly) query.set("refused", "1");
  const text = query.toString();
  return text ? `/admin/callbacks?${text}` : "/admin/callbacks";
}
