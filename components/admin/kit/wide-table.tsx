"use client";

import { useId } from "react";
import { classNames } from "@/components/ui/class-names";
import { surfaceClass } from "@/components/ui/surface-class";
import type { DataTableProps } from "./data-table";
import { AllCheckbox, RowCheckbox } from "./row-checkbox";
import { type Column, chosenClass, titleColumn } from "./table-columns";

type WideTableProps<Row> = Omit<DataTableProps<Row>, "rows" | "empty"> & {
  /** Null while nothing is known: as many empty rows as a page has at first sight. */
  readonly rows: readonly Row[] | null;
};

const skeletonRows = ["a", "b", "c", "d", "e", "f", "g", "h"];

/**
 * The rows as a table, which scrolls by itself in both directions: its head stays in sight, and what
 * is wider than the page does not widen it.
 */
export function WideTable<Row>(props: WideTableProps<Row>) {
  const { caption, columns, rows, rowKey, selection } = props;
  const keys = rows?.map(rowKey) ?? [];
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it
      tabIndex={0}
      className={surfaceClass(
        "max-h-[max(26rem,calc(100dvh-8rem))] scroll-pt-10 overflow-auto max-lg:hidden",
      )}
    >
      <table className="w-full border-separate border-spacing-0 text-left text-sm tabular-nums">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 z-10 bg-raised text-muted">
          <tr>
            {selection && (
              <th scope="col" className="w-10 border-line border-b pl-2">
                <AllCheckbox selection={selection} keys={keys} />
              </th>
            )}
            {columns.map((column) => (
              <th key={column.id} scope="col" className={headClass(column)}>
                {column.narrow === "corner" ? (
                  <span className="sr-only">{column.title}</span>
                ) : (
                  column.title
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="[&>tr:last-child>*]:border-b-0">
          {rows
            ? rows.map((row) => (
                <TableRow
                  key={rowKey(row)}
                  row={row}
                  rowKey={rowKey(row)}
                  {...{ columns, selection }}
                />
              ))
            : skeletonRows.map((name) => <SkeletonRow key={name} {...{ columns, selection }} />)}
        </tbody>
      </table>
    </section>
  );
}

interface TableRowProps<Row> extends Pick<WideTableProps<Row>, "columns" | "selection"> {
  readonly row: Row;
  readonly rowKey: string;
}

function TableRow<Row>({ row, rowKey, columns, selection }: TableRowProps<Row>) {
  const titleId = useId();
  const title = titleColumn(columns);
  const chosen = selection?.selected.has(rowKey) === true;
  return (
    <tr
      data-row={rowKey}
      data-chosen={chosen || undefined}
      className={classNames("bg-raised align-top not-data-chosen:hover:bg-sunken", chosenClass)}
    >
      {selection && (
        <td className="border-line border-b py-1 pl-2">
          <RowCheckbox selection={selection} rowKey={rowKey} titleId={titleId} />
        </td>
      )}
      {columns.map((column) => {
        if (column !== title) {
          return (
            <td key={column.id} className={cellClass(column)}>
              {column.cell(row)}
            </td>
          );
        }
        return (
          <th key={column.id} scope="row" className={classNames(cellClass(column), "font-normal")}>
            <div id={titleId}>{column.cell(row)}</div>
          </th>
        );
      })}
    </tr>
  );
}

function SkeletonRow<Row>({
  columns,
  selection,
}: Pick<WideTableProps<Row>, "columns" | "selection">) {
  return (
    <tr>
      {selection && <td className="border-line border-b" />}
      {columns.map((column) => (
        <td key={column.id} className={classNames(cellClass(column), "h-11")}>
          <span className="block h-3 w-3/4 rounded-control bg-line motion-safe:animate-breathe" />
        </td>
      ))}
    </tr>
  );
}

const edgeClass = "border-line border-b px-3";

function headClass<Row>({ align, narrow }: Column<Row>): string {
  return classNames(
    edgeClass,
    "h-10 whitespace-nowrap font-semibold",
    align === "end" && "text-right",
    narrow === "corner" && "w-12",
  );
}

function cellClass<Row>({ align, narrow }: Column<Row>): string {
  return classNames(
    edgeClass,
    // The row's menu stays in reach of a table that is wider than its place.
    narrow === "corner" ? "sticky right-0 bg-inherit py-1 text-right" : "py-2.5",
    align === "end" && "whitespace-nowrap text-right",
  );
}
