import type { useFormatter } from "use-intl";
import type { ChartSeries } from "./time-chart";

/** A value as it is read, with its unit; a dash where nothing is known. */
export function formatValue(
  format: Pick<ReturnType<typeof useFormatter>, "number">,
  { unit, digits = 0 }: Pick<ChartSeries, "unit" | "digits">,
  value: number | null,
): string {
  if (value === null) return "–";
  const words = format.number(value, { maximumFractionDigits: digits });
  return unit ? `${words} ${unit}` : words;
}
