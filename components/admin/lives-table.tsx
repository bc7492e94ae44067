"use client";

import { useTranslations } from "use-intl";
import { surfaceClass } from "@/components/ui/surface-class";
import { TableHead } from "@/components/ui/table-head";
import type { AdminLive } from "@/lib/shared/admin-lives";
import { BroadcasterFact, PublisherFact, SourceFact, StateFact, ViewersFact } from "./live-facts";
import { OrderButtons } from "./order-buttons";
import type { LiveOrders } from "./use-live-orders";

const columns = ["broadcaster", "state", "viewers", "source", "publisher", "actions"] as const;

interface LivesTableProps {
  readonly lives: readonly AdminLive[];
  readonly nowMs: number;
  readonly orders: LiveOrders;
}

/** The lives as a table, or on narrow screens as cards; the hidden one is out of everybody's way. */
export function LivesTable({ lives, nowMs, orders }: LivesTableProps) {
  const t = useTranslations("admin");
  const buttons = (live: AdminLive) => (
    <OrderButtons
      live={live}
      disabled={orders.status === "pending"}
      onOrder={(order, { userId, nickname }) => orders.ask({ order, userId, name: nickname })}
    />
  );
  return (
    <>
      <div className={surfaceClass("overflow-x-auto max-lg:hidden")}>
        <table className="w-full text-left text-sm">
          <TableHead titles={columns.map((column) => t(column))} />
          <tbody>
            {lives.map((live) => (
              <tr
                key={live.userId}
                data-userid={live.userId}
                className="border-line border-b align-top last:border-b-0"
              >
                <td className="min-w-40 px-4 py-3">
                  <BroadcasterFact live={live} />
                </td>
                <td className="px-4 py-3">
                  <StateFact live={live} nowMs={nowMs} />
                </td>
                <td className="whitespace-nowrap px-4 py-3">
                  <ViewersFact live={live} />
                </td>
                <td className="whitespace-nowrap px-4 py-3">
                  <SourceFact live={live} />
                </td>
                <td className="px-4 py-3">
                  <PublisherFact live={live} />
                </td>
                <td className="px-4 py-2">{buttons(live)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="flex flex-col gap-4 lg:hidden">
        {lives.map((live) => (
          <li
            key={live.userId}
            data-userid={live.userId}
            className={surfaceClass("flex flex-col gap-3 p-4 text-sm")}
          >
            <BroadcasterFact live={live} />
            <StateFact live={live} nowMs={nowMs} />
            <dl className="grid grid-cols-2 gap-3">
              <CardFact name={t("viewers")} value={<ViewersFact live={live} />} />
              <CardFact name={t("source")} value={<SourceFact live={live} />} />
              <CardFact name={t("publisher")} value={<PublisherFact live={live} />} />
            </dl>
            {buttons(live)}
          </li>
        ))}
      </ul>
    </>
  );
}

function CardFact({ name, value }: { readonly name: string; readonly value: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
