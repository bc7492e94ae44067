"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { BroadcastChartData } from "@/lib/shared/admin-charts";
import { FoldedValues } from "./folded-values";

const when = { dateStyle: "short", timeStyle: "medium" } as const;

/** The values of a broadcast's chart. */
export function SampleTable({ samples }: { readonly samples: BroadcastChartData["samples"] }) {
  const t = useTranslations("adminCharts");
  const format = useFormatter();
  return (
    <FoldedValues
      {...{ points: samples, when }}
      columns={[t("viewers"), t("likes"), t("messageCount")]}
      cells={({ viewers, likes, messages }) =>
        [viewers, likes, messages].map((value) => format.number(value))
      }
    />
  );
}
