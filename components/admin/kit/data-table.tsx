"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { CardList } from "./card-list";
import type { Column, Selection } from "./table-columns";
import { WideTable } from "./wide-table";

export interface DataTableProps<Row> {
  /** What the rows are, for who does not see the page. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  /** Undefined while no answer has come. */
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  readonly selection?: Selection;
  /** What stands in its place when an answer has come and has no rows. */
  readonly empty: ReactNode;
  /**
   * Whether other rows are on their way: empty ones stand for the first answer, later what is shown
   * is dimmed. Not for what keeps itself fresh every few seconds (`isPlaceholderData`, not
   * `isFetching`).
   */
  readonly busy: boolean;
}

/** A list of the console: a dense table, or on narrow screens cards made of the same columns. */
export function DataTable<Row>({ rows, empty, busy, ...rest }: DataTableProps<Row>) {
  const t = useTranslations("adminKit");
  const known = rows !== undefined && rows.length > 0 ? rows : null;
  if (!known && !busy) return rows ? empty : null;
  const shared = { ...rest, rows: known, busy };
  return (
    <div
      data-list
      aria-busy={busy}
      className={classNames("scroll-mt-20 transition-opacity", busy && known && "opacity-60")}
    >
      <p role="status" className="sr-only">
        {busy && t("loading")}
      </p>
      {/* Only one of both is displayed, and so read out. */}
      <WideTable {...shared} />
      <CardList {...shared} />
    </div>
  );
}
