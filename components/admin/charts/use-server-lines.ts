import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { ServerLine } from "./chart-card";
import { useBandwidthLines } from "./use-bandwidth-lines";

type Chart = "lives" | "viewers" | "messages" | "bandwidth";

/** The lines of each chart. */
export function useServerLines(): Readonly<Record<Chart, readonly ServerLine[]>> {
  const t = useTranslations("adminCharts");
  const bandwidth = useBandwidthLines();
  return useMemo(() => {
    return {
      lives: [
        {
          ...{ name: t("lives"), unit: "", colourToken: "--accent", filled: true },
          pick: ({ lives }) => lives,
        },
      ],
      viewers: [
        {
          ...{ name: t("viewers"), unit: "", colourToken: "--text", filled: true },
          pick: ({ viewers }) => viewers,
        },
      ],
      messages: [
        {
          ...{ name: t("messages"), unit: "", colourToken: "--ok", filled: true, digits: 1 },
          pick: ({ messagesPerMinute }) => messagesPerMinute,
        },
      ],
      bandwidth,
    };
  }, [t, bandwidth]);
}
