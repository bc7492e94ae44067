"use client";

import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { formatValue } from "@/components/charts/format-value";
import type { ServerPoint } from "@/lib/shared/admin-charts";
import type { ServerLine } from "./chart-card";

interface ValueTableProps {
  readonly title: string;
  readonly points: readonly ServerPoint[];
  readonly lines: readonly ServerLine[];
}

/** Every value of a chart, the newest first; made when somebody wants to see it. */
export function ValueTable({ title, points, lines }: ValueTableProps) {
  const t = useTranslations("adminCharts");
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit cursor-pointer rounded-control px-1 py-1.5 text-sm pointer-coarse:py-3">
        {t("table")}
        <span className="sr-only">: {title}</span>
      </summary>
      {open && (
        <section
          aria-label={t("tableOf", { title })}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it
          tabIndex={0}
          className="mt-1 max-h-72 overflow-auto rounded-control border border-line"
        >
          <Values {...{ title, points, lines }} />
        </section>
      )}
    </details>
  );
}

function Values({ title, points, lines }: ValueTableProps) {
  const t = useTranslations("adminCharts");
  const format = useFormatter();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const when = { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" } as const;
  return (
    <table className="w-full text-left text-sm tabular-nums [&_td]:px-3 [&_td]:py-1 [&_th]:px-3 [&_th]:py-1">
      <caption className="sr-only">{t("tableOf", { title })}</caption>
      <thead className="sticky top-0 bg-raised text-muted">
        <tr>
          <th scope="col">{t("time")}</th>
          {lines.map(({ name }) => (
            <th key={name} scope="col" className="text-right">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...points].reverse().map((point) => (
          <tr key={point.atMs} className="border-line border-t">
            <th scope="row" className="whitespace-nowrap font-normal">
              <time dateTime={new Date(point.atMs).toISOString()}>
                {format.dateTime(point.atMs, { ...when, hourCycle: "h23", timeZone })}
              </time>
            </th>
            {lines.map((line) => (
              <td key={line.name} className="text-right">
                {formatValue(format, line, line.pick(point))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
