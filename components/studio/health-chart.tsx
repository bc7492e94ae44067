import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { TimeChart } from "@/components/charts/time-chart";
import { ingestQuery } from "@/components/data/queries";

/** rem. */
const chartHeight = 9;
/** Fewer samples are no line. */
const leastSamples = 3;

/** Bitrate and frame rate of the last minutes; asks for them only while it is on the page. */
export function HealthChart() {
  const t = useTranslations("studioHealth");
  const { data: samples = [] } = useQuery(ingestQuery());
  const atMs = useMemo(() => samples.map((sample) => sample.atMs), [samples]);
  const series = useMemo(
    () => [
      {
        name: t("chartVideo"),
        ...({ unit: t("unitKbps"), scale: "kbps", colourToken: "--ok", filled: true } as const),
        values: samples.map(({ videoKbps }) => videoKbps),
      },
      {
        name: t("chartAudio"),
        ...({ unit: t("unitKbps"), scale: "kbps", colourToken: "--edge" } as const),
        values: samples.map(({ audioKbps }) => audioKbps),
      },
      {
        name: t("chartFrames"),
        ...({ unit: t("unitFrames"), scale: "frames", colourToken: "--warn" } as const),
        values: samples.map(({ framesPerSecond }) => framesPerSecond),
      },
    ],
    [samples, t],
  );
  if (samples.length < leastSamples) return <p className="text-muted">{t("chartEmpty")}</p>;
  return <TimeChart label={t("chartLabel")} height={chartHeight} series={series} atMs={atMs} />;
}
