"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/session/problem-notice";
import { LinkButton } from "@/components/ui/button";
import { EmptyScene } from "@/components/ui/empty-scene";
import { type AdminLives, adminLivesPerPage } from "@/lib/shared/admin-lives";
import { adminLivesQuery } from "./admin-calls";
import { ConfirmOrder } from "./confirm-order";
import { AdminFrame } from "./kit/admin-frame";
import { LivesTable } from "./lives-table";
import { OrderOutcome } from "./order-outcome";
import { SourceNotice } from "./source-notice";
import { useLiveOrders } from "./use-live-orders";

/** Who is on air or forbidden, and what can be done about it; the page stands in the address. */
export function LivesView({ initial }: { initial: AdminLives }) {
  const t = useTranslations("admin");
  const { page } = initial;
  const { data, error } = useQuery({
    ...adminLivesQuery(page),
    initialData: initial,
    // What the source says is not in it, and is asked for at once.
    initialDataUpdatedAt: 0,
  });
  const orders = useLiveOrders();
  const pages = Math.max(1, Math.ceil(data.total / adminLivesPerPage));
  return (
    <AdminFrame here="lives" title={t("lives")} lead={t("livesLead")}>
      <OrderOutcome orders={orders} />
      {error && <ProblemNotice error={error} />}
      {data.lives.length > 0 ? (
        <>
          <SourceNotice states={data.states} figures={data.figures} />
          <LivesTable lives={data.lives} nowMs={data.nowMs} orders={orders} />
        </>
      ) : (
        <EmptyScene title={t("emptyTitle")} text={t("emptyText")} />
      )}
      {(pages > 1 || page > 1) && (
        <div className="flex flex-wrap items-center gap-3">
          {page > 1 && <LinkButton href={`/admin/lives?page=${page - 1}`}>{t("newer")}</LinkButton>}
          <span className="text-muted tabular-nums">{t("pageOf", { page, pages })}</span>
          {page < pages && (
            <LinkButton href={`/admin/lives?page=${page + 1}`}>{t("older")}</LinkButton>
          )}
        </div>
      )}
      {orders.asked && (
        <ConfirmOrder asked={orders.asked} onConfirm={orders.confirm} onCancel={orders.cancel} />
      )}
    </AdminFrame>
  );
}
