"use client";

import { useFormatter } from "use-intl";
import { formatValue } from "@/components/charts/format-value";
import type { ServerPoint } from "@/lib/shared/admin-charts";
import type { ServerLine } from "./chart-card";
import { FoldedValues } from "./folded-values";

const when = {
  ...({ month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" } as const),
  hourCycle: "h23",
} as const;

interface ValueTableProps {
  readonly title: string;
  readonly points: readonly ServerPoint[];
  readonly lines: readonly ServerLine[];
}

/** The values of a chart of the server. */
export function ValueTable({ title, points, lines }: ValueTableProps) {
  const format = useFormatter();
  return (
    <FoldedValues
      {...{ title, points, when }}
      columns={lines.map(({ name }) => name)}
      cells={(point) => lines.map((line) => formatValue(format, line, line.pick(point)))}
    />
  );
}
