import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { ChartSeries } from "@/components/charts/time-chart";

/** What flowed at a moment, kbit/s; null: nobody measured it. */
interface Flow {
  readonly incomingKbps: number | null;
  readonly outgoingKbps: number | null;
}

/** One line of a chart of what flows. */
export interface BandwidthLine extends Omit<ChartSeries, "values"> {
  readonly pick: (point: Flow) => number | null;
}

/** What publishers sent, and what viewers were sent. */
export function useBandwidthLines(): readonly BandwidthLine[] {
  const t = useTranslations("adminCharts");
  return useMemo(() => {
    const kbps = { unit: "kbit/s" } as const;
    return [
      {
        ...{ name: t("incoming"), ...kbps, colourToken: "--muted", dashed: true },
        pick: ({ incomingKbps }) => incomingKbps,
      },
      {
        ...{ name: t("outgoing"), ...kbps, colourToken: "--accent" },
        pick: ({ outgoingKbps }) => outgoingKbps,
      },
    ];
  }, [t]);
}
