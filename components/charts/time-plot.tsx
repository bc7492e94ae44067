"use client";

import { useLayoutEffect, useMemo, useRef, useState } from "react";
import UPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { useFormatter } from "use-intl";
import { ChartLegend } from "./chart-legend";
import { ChartTable } from "./chart-table";
import { followColours } from "./follow-colours";
import { plotOptions } from "./plot-options";
import type { ChartMark, ChartSeries } from "./time-chart";

export interface TimePlotProps {
  readonly series: readonly ChartSeries[];
  /** The moments, Unix ms, growing. */
  readonly atMs: readonly number[];
  /** What the chart shows, for who does not see it. */
  readonly label: string;
  /** Of the drawing without its legend, rem: it grows with the reader's text. */
  readonly height: number;
  readonly marks?: readonly ChartMark[];
}

const dataOf = ({ series, atMs }: Pick<TimePlotProps, "series" | "atMs">): UPlot.AlignedData => [
  [...atMs],
  ...series.map(({ values }) => [...values]),
];

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement) => ({
  width: clientWidth,
  height: clientHeight,
});

/** The drawing itself, its legend and its table; loaded by `TimeChart`. */
export default function TimePlot({ series, atMs, label, height, marks }: TimePlotProps) {
  const format = useFormatter();
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot | null>(null);
  const shown = useRef({ series, atMs, marks, format });
  const [index, setIndex] = useState<number | null>(null);
  // What the drawing is made anew for; values alone are handed to the one there is.
  const kind = useMemo(
    () => JSON.stringify(series.map(({ values: _, ...rest }) => rest)),
    [series],
  );

  // Before the others: they draw what is shown now.
  useLayoutEffect(() => {
    shown.current = { series, atMs, marks, format };
  });

  useLayoutEffect(() => {
    const element = host.current;
    if (!element || !kind) return;
    const options = plotOptions({
      size: sizeOf(element),
      element,
      shown: () => shown.current,
      onIndex: setIndex,
    });
    const made = new UPlot(options, dataOf(shown.current), element);
    plot.current = made;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth > 0) made.setSize(sizeOf(element));
    });
    observer.observe(element);
    const unfollow = followColours(() => made.redraw(false, true));
    return () => {
      unfollow();
      observer.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [kind]);

  useLayoutEffect(() => {
    plot.current?.setData(dataOf({ series, atMs }));
  }, [series, atMs]);

  return (
    <figure aria-label={label} className="min-w-0">
      <div
        ref={host}
        aria-hidden="true"
        className="w-full overflow-hidden"
        style={{ height: `${height}rem` }}
      />
      <ChartLegend series={series} atMs={atMs} index={index} marks={marks} />
      <ChartTable series={series} atMs={atMs} label={label} />
    </figure>
  );
}
