"use client";

import { useId } from "react";
import { classNames } from "@/components/ui/class-names";
import { surfaceClass } from "@/components/ui/surface-class";
import type { DataTableProps } from "./data-table";
import { AllCheckbox, RowCheckbox } from "./row-checkbox";
import { chosenClass, titleColumn } from "./table-columns";

type CardListProps<Row> = Omit<DataTableProps<Row>, "rows" | "empty"> & {
  /** Null while nothing is known. */
  readonly rows: readonly Row[] | null;
};

/** The rows as cards, where a table has no room. */
export function CardList<Row>({ caption, columns, rows, rowKey, selection }: CardListProps<Row>) {
  return (
    <div className="flex flex-col gap-2 lg:hidden">
      {selection && rows && (
        <AllCheckbox showsWords selection={selection} keys={rows.map(rowKey)} />
      )}
      <ul aria-label={caption} className="flex flex-col gap-3">
        {rows
          ? rows.map((row) => (
              <Card key={rowKey(row)} row={row} rowKey={rowKey(row)} {...{ columns, selection }} />
            ))
          : ["a", "b", "c"].map((name) => (
              <li
                key={name}
                className={surfaceClass(
                  "h-36 motion-safe:animate-breathe motion-reduce:opacity-60",
                )}
              />
            ))}
      </ul>
    </div>
  );
}

interface CardProps<Row> extends Pick<CardListProps<Row>, "columns" | "selection"> {
  readonly row: Row;
  readonly rowKey: string;
}

function Card<Row>({ row, rowKey, columns, selection }: CardProps<Row>) {
  const titleId = useId();
  const title = titleColumn(columns);
  const corner = columns.find(({ narrow }) => narrow === "corner");
  const facts = columns.filter((column) => column !== title && !column.narrow);
  const chosen = selection?.selected.has(rowKey) === true;
  return (
    <li
      data-row={rowKey}
      data-chosen={chosen || undefined}
      className={surfaceClass(
        classNames("flex flex-col gap-3 p-3 text-sm tabular-nums", chosenClass),
      )}
    >
      <div className="flex items-start gap-2">
        {selection && (
          <div className="-ml-2 pointer-coarse:-ml-3.5">
            <RowCheckbox selection={selection} rowKey={rowKey} titleId={titleId} />
          </div>
        )}
        <div id={titleId} className="min-w-0 flex-1 self-center text-base [overflow-wrap:anywhere]">
          {title?.cell(row)}
        </div>
        {corner && <div className="-mr-1 shrink-0">{corner.cell(row)}</div>}
      </div>
      {facts.length > 0 && (
        <dl className="grid grid-cols-2 gap-x-3 gap-y-2">
          {facts.map((column) => (
            <div key={column.id} className="min-w-0 [overflow-wrap:anywhere]">
              <dt className="text-muted">{column.title}</dt>
              <dd>{column.cell(row)}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
