"use client";

import { useState } from "react";
import { type DateTimeFormatOptions, useFormatter, useTranslations } from "use-intl";

interface FoldedValuesProps<Point> {
  /** Of which chart, where there are several. */
  readonly title?: string;
  readonly points: readonly Point[];
  /** How the moment of a line is told. */
  readonly when: DateTimeFormatOptions;
  readonly columns: readonly string[];
  /** What stands in the columns at that moment. */
  readonly cells: (point: Point) => readonly string[];
}

/** Every value of a chart, the newest first; made when somebody wants to see it. */
export function FoldedValues<Point extends { readonly atMs: number }>(
  props: FoldedValuesProps<Point>,
) {
  const { title } = props;
  const t = useTranslations("adminCharts");
  const [open, setOpen] = useState(false);
  const name = title === undefined ? t("table") : t("tableOf", { title });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit cursor-pointer rounded-control px-1 py-1.5 text-sm pointer-coarse:py-3">
        {t("table")}
        {title !== undefined && <span className="sr-only">: {title}</span>}
      </summary>
      {open && (
        <section
          aria-label={name}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it
          tabIndex={0}
          className="mt-1 max-h-72 overflow-auto rounded-control border border-line"
        >
          <Values {...props} name={name} />
        </section>
      )}
    </details>
  );
}

function Values<Point extends { readonly atMs: number }>({
  name,
  points,
  when,
  columns,
  cells,
}: FoldedValuesProps<Point> & { readonly name: string }) {
  const t = useTranslations("adminCharts");
  const format = useFormatter();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <table className="w-full text-left text-sm tabular-nums [&_td]:px-3 [&_td]:py-1 [&_td]:text-right [&_th]:px-3 [&_th]:py-1">
      <caption className="sr-only">{name}</caption>
      <thead className="sticky top-0 bg-raised text-muted">
        <tr>
          <th scope="col">{t("time")}</th>
          {columns.map((column) => (
            <th key={column} scope="col" className="text-right">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...points].reverse().map((point) => (
          <tr key={point.atMs} className="border-line border-t">
            <th scope="row" className="whitespace-nowrap font-normal">
              <time dateTime={new Date(point.atMs).toISOString()}>
                {format.dateTime(point.atMs, { ...when, timeZone })}
              </time>
            </th>
            {cells(point).map((cell, column) => (
              <td key={columns[column]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
