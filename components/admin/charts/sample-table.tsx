"use client";

import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { BroadcastChartData } from "@/lib/shared/admin-charts";

type Samples = BroadcastChartData["samples"];

/** Every moment of a broadcast's chart, the newest first; made when somebody wants to see it. */
export function SampleTable({ samples }: { readonly samples: Samples }) {
  const t = useTranslations("adminCharts");
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit cursor-pointer rounded-control px-1 py-1.5 text-sm pointer-coarse:py-3">
        {t("table")}
      </summary>
      {open && (
        <section
          aria-label={t("table")}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it
          tabIndex={0}
          className="mt-1 max-h-72 overflow-auto rounded-control border border-line"
        >
          <Moments samples={samples} />
        </section>
      )}
    </details>
  );
}

function Moments({ samples }: { readonly samples: Samples }) {
  const t = useTranslations("adminCharts");
  const format = useFormatter();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const names = [t("viewers"), t("likes"), t("messageCount")];
  return (
    <table className="w-full text-left text-sm tabular-nums [&_td]:px-3 [&_td]:py-1 [&_td]:text-right [&_th]:px-3 [&_th]:py-1">
      <caption className="sr-only">{t("table")}</caption>
      <thead className="sticky top-0 bg-raised text-muted">
        <tr>
          <th scope="col">{t("time")}</th>
          {names.map((name) => (
            <th key={name} scope="col" className="text-right">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...samples].reverse().map(({ atMs, viewers, likes, messages }) => (
          <tr key={atMs} className="border-line border-t">
            <th scope="row" className="whitespace-nowrap font-normal">
              <time dateTime={new Date(atMs).toISOString()}>
                {format.dateTime(atMs, { dateStyle: "short", timeStyle: "medium", timeZone })}
              </time>
            </th>
            <td>{format.number(viewers)}</td>
            <td>{format.number(likes)}</td>
            <td>{format.number(messages)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
