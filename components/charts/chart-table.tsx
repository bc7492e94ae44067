import { useFormatter, useTranslations } from "use-intl";
import { formatValue } from "./format-value";
import { momentStyle } from "./moment-style";
import { someOf } from "./some-of";
import type { TimePlotProps } from "./time-plot";

/** More rows tell nobody more who has them read aloud. */
const mostRows = 12;

/** A chart for who does not see it: some moments of it, the first and the last among them. */
export function ChartTable({
  series,
  atMs,
  label,
}: Pick<TimePlotProps, "series" | "atMs" | "label">) {
  const t = useTranslations("broadcasts");
  const format = useFormatter();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <div className="sr-only">
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t("chartTime")}</th>
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {someOf(atMs.length, mostRows).map((index) => (
            <tr key={atMs[index]}>
              <th scope="row">
                {format.dateTime(atMs[index] ?? 0, { ...momentStyle(atMs), timeZone })}
              </th>
              {series.map((one) => (
                <td key={one.name}>{formatValue(format, one, one.values[index] ?? null)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
