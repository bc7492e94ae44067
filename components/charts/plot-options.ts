import UPlot from "uplot";
import type { useFormatter } from "use-intl";
import type { ChartMark, ChartSeries } from "./time-chart";

interface Shown {
  readonly series: readonly ChartSeries[];
  readonly marks?: readonly ChartMark[];
  readonly format: ReturnType<typeof useFormatter>;
}

interface PlotNeeds {
  readonly size: { readonly width: number; readonly height: number };
  /** Where it stands: its computed style says what the colours are. */
  readonly element: HTMLElement;
  /** What is shown at the time of drawing. */
  readonly shown: () => Shown;
  readonly onIndex: (index: number | null) => void;
}

const day = 86_400_000;
/** Sizes of the axes for a reader whose text is as large as browsers make it; CSS pixels. */
const axis = {
  text: 12,
  digit: 7,
  /** Beside the numbers of an axis. */
  air: 16,
  /** Of the line of times below. */
  times: 32,
  /** A time with its seconds, and some air. */
  labelWidth: 80,
} as const;
/** What `rem` is in browsers by themselves; CSS pixels. */
const usualRem = 16;
/** What an axis of whole numbers goes up by: 1, 2, 5, 10, and so on. */
const wholeSteps = Array.from(
  { length: 30 },
  (_, i) => ([1, 2, 5][i % 3] ?? 1) * 10 ** Math.floor(i / 3),
);

/** How a chart is drawn: lines from zero, an axis per scale, colours asked for at each drawing. */
export function plotOptions({ size, element, shown, onIndex }: PlotNeeds): UPlot.Options {
  const { series } = shown();
  const scales = [...new Set(series.map(scaleOf))];
  const colour = (token: string) => () => colourOf(element, token);
  const zoom = textZoom();
  const font = `${axis.text * zoom}px system-ui, sans-serif`;
  return {
    ...size,
    ms: 1,
    legend: { show: false },
    padding: [8, scales.length > 1 ? 0 : 12, 0, 0],
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    scales: Object.fromEntries(scales.map((scale) => [scale, { range: fromZero }])),
    series: [{}, ...series.map((one) => line(element, one))],
    axes: [
      {
        stroke: colour("--muted"),
        font,
        size: axis.times * zoom,
        space: axis.labelWidth * zoom,
        grid: { show: false },
        ticks: { stroke: colour("--line"), size: 4 },
        values: (plot, splits) => timeLabels(shown().format, plot, splits),
      },
      ...scales.slice(0, 2).map((scale, index) => ({
        scale,
        side: index === 0 ? 3 : 1,
        stroke: colour("--muted"),
        font,
        size: (_: UPlot, values: string[] | null) =>
          zoom *
          (axis.air +
            axis.digit * Math.max(2, ...(values ?? []).map((value) => value?.length ?? 0))),
        grid: { show: index === 0, stroke: colour("--line"), width: 1 },
        ticks: { show: false },
        ...(digitsOf(series, scale) === 0 ? { incrs: wholeSteps } : {}),
        values: (_: UPlot, splits: number[]) =>
          splits.map((value) => axisNumber(shown(), scale, value)),
      })),
    ],
    hooks: {
      setCursor: [(plot) => onIndex(plot.cursor.idx ?? null)],
      draw: [(plot) => drawMarks(plot, shown().marks ?? [], colourOf(element, "--edge"))],
    },
  };
}

/** How much larger than usual the reader's text is. */
function textZoom(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / usualRem;
}

const scaleOf = ({ scale }: ChartSeries) => scale ?? "y";

function line(element: HTMLElement, one: ChartSeries): UPlot.Series {
  const { name, colourToken, filled, dashed } = one;
  return {
    label: name,
    scale: scaleOf(one),
    width: 2,
    stroke: () => colourOf(element, colourToken),
    ...(filled
      ? {
          fill: () =>
            colourOf(element, `color-mix(in oklab, var(${colourToken}) 14%, transparent)`),
        }
      : {}),
    ...(dashed ? { dash: [6, 4] } : {}),
    points: { show: false },
  };
}

const fromZero: UPlot.Range.Function = (_, __, max) => [
  0,
  UPlot.rangeNum(0, max > 0 ? max : 1, 0.1, true)[1],
];

/** Digits that the values of a scale are shown with. */
function digitsOf(series: readonly ChartSeries[], scale: string): number {
  const ofScale = series.filter((one) => scaleOf(one) === scale);
  return Math.max(0, ...ofScale.map((one) => one.digits ?? 0));
}

function axisNumber({ series, format }: Shown, scale: string, value: number): string {
  return format.number(value, {
    maximumFractionDigits: digitsOf(series, scale),
    ...(value >= 100_000 ? { notation: "compact" as const } : {}),
  });
}

function timeLabels(
  format: ReturnType<typeof useFormatter>,
  { scales }: UPlot,
  splits: readonly number[],
): string[] {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const spanMs = (scales.x?.max ?? 0) - (scales.x?.min ?? 0);
  const isClose = (splits[1] ?? 0) - (splits[0] ?? 0) < 60_000;
  return splits.map((at) =>
    format.dateTime(at, {
      ...(spanMs > day ? { month: "numeric", day: "numeric" } : {}),
      ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone },
      ...(isClose ? { second: "2-digit" } : {}),
    }),
  );
}

function drawMarks({ ctx, bbox, valToPos }: UPlot, marks: readonly ChartMark[], colour: string) {
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineWidth = UPlot.pxRatio;
  ctx.setLineDash([3 * UPlot.pxRatio, 3 * UPlot.pxRatio]);
  for (const { atMs } of marks) {
    const x = Math.round(valToPos(atMs, "x", true));
    if (!(x >= bbox.left && x <= bbox.left + bbox.width)) continue;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}

/** A token or an expression of colours as a canvas understands it, in the theme of this moment. */
function colourOf(element: HTMLElement, colour: string): string {
  const probe = document.createElement("i");
  probe.hidden = true;
  probe.style.color = colour.startsWith("--") ? `var(${colour})` : colour;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
