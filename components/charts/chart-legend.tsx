import { useFormatter } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { formatValue } from "./format-value";
import { momentStyle } from "./moment-style";
import type { ChartMark, ChartSeries } from "./time-chart";

interface ChartLegendProps {
  readonly series: readonly ChartSeries[];
  readonly atMs: readonly number[];
  /** The moment under the pointer; null: none is. */
  readonly index: number | null;
  readonly marks?: readonly ChartMark[];
}

/** What the lines are and, at the pointer, their values; read aloud from the table instead. */
export function ChartLegend({ series, atMs, index, marks = [] }: ChartLegendProps) {
  const format = useFormatter();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const at = index === null ? undefined : atMs[index];
  return (
    <figcaption
      aria-hidden="true"
      className="flex min-h-7 flex-wrap items-center gap-x-4 gap-y-1 px-1 text-muted text-sm tabular-nums"
    >
      {series.map((one) => (
        <span key={one.name} className="inline-flex items-center gap-1.5">
          <span
            className={classNames("w-3.5 border-t-2", one.dashed && "border-dashed")}
            style={{ borderColor: `var(${one.colourToken})` }}
          />
          {one.name}
          {index !== null && at !== undefined && (
            <span className="font-semibold text-text">
              {formatValue(format, one, one.values[index] ?? null)}
            </span>
          )}
        </span>
      ))}
      {[...new Set(marks.map(({ label }) => label))].map((label) => (
        <span key={label} className="inline-flex items-center gap-1.5">
          <span className="h-3.5 border-edge border-s border-dashed" />
          {label}
        </span>
      ))}
      {at !== undefined && (
        <span className="ms-auto">{format.dateTime(at, { ...momentStyle(atMs), timeZone })}</span>
      )}
    </figcaption>
  );
}
