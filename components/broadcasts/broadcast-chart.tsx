"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { type ChartSeries, TimeChart } from "@/components/charts/time-chart";
import type { BroadcastPage } from "@/lib/shared/broadcast";

/** rem. */
const chartHeight = 14;

/** How a broadcast went: viewers on the left scale, likes and messages so far on the right. */
export function BroadcastChart({
  page,
}: {
  readonly page: Pick<BroadcastPage, "samples" | "reconnectedAtMs">;
}) {
  const t = useTranslations("broadcasts");
  const { samples, reconnectedAtMs } = page;
  const atMs = useMemo(() => samples.map((sample) => sample.atMs), [samples]);
  const series = useMemo(
    (): ChartSeries[] => [
      {
        ...{ name: t("viewers"), unit: "", colourToken: "--text", scale: "viewers", filled: true },
        values: samples.map(({ viewers }) => viewers),
      },
      {
        ...{ name: t("likes"), unit: "", colourToken: "--accent", scale: "counts" },
        values: samples.map(({ likes }) => likes),
      },
      {
        ...{ name: t("messages"), unit: "", colourToken: "--muted", scale: "counts", dashed: true },
        values: samples.map(({ messages }) => messages),
      },
    ],
    [samples, t],
  );
  const marks = useMemo(
    () => reconnectedAtMs.map((at) => ({ atMs: at, label: t("reconnected") })),
    [reconnectedAtMs, t],
  );
  if (samples.length < 2) return <p className="text-muted">{t("chartEmpty")}</p>;
  return (
    <TimeChart
      series={series}
      atMs={atMs}
      marks={marks}
      label={t("chartLabel")}
      height={chartHeight}
    />
  );
}
