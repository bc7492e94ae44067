"use client";

import dynamic from "next/dynamic";
import type { TimePlotProps } from "./time-plot";

/** One line of a chart. */
export interface ChartSeries {
  readonly name: string;
  /** Shown behind its values, `kbit/s` for example; empty: they are numbers of something. */
  readonly unit: string;
  /** One per moment; null: nothing is known of it, the line has a gap. */
  readonly values: readonly (number | null)[];
  /** A colour of globals.css by its name, for example `--ok`. */
  readonly colourToken: `--${string}`;
  /** Lines of one scale share an axis; the first scale's is left, the second's right. */
  readonly scale?: string;
  /** Whether the ground below the line is tinted, too. */
  readonly filled?: boolean;
  /** Whether the line is dashed, so that it is told apart without colours. */
  readonly dashed?: boolean;
  /** Digits behind the point; none unless told. */
  readonly digits?: number;
}

/** A moment that is marked over the whole height. */
export interface ChartMark {
  readonly atMs: number;
  /** What happened, in a few words. */
  readonly label: string;
}

export type TimeChartProps = TimePlotProps;

/** As high as the legend's line, rem. */
const legendHeight = 1.75;

const Plot = dynamic(() => import("./time-plot"), { ssr: false });

/**
 * Values over time, drawn by uPlot, which is loaded when the first chart of a page is: not before,
 * and apart from the page. Who does not see it reads a table of the same values.
 */
export function TimeChart(props: TimeChartProps) {
  return (
    <div style={{ minHeight: `${props.height + legendHeight}rem` }}>
      <Plot {...props} />
    </div>
  );
}
