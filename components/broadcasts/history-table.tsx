import { useFormatter, useTranslations } from "use-intl";
import { TapeDate } from "@/components/replay/tape-date";
import { PageLink } from "@/components/ui/page-link";
import { surfaceClass } from "@/components/ui/surface-class";
import type { BroadcastSummary } from "@/lib/shared/broadcast";
import { formatDuration } from "@/lib/shared/format/duration";
import { broadcastPath } from "./broadcast-path";
import { BroadcastTags } from "./broadcast-tags";
import { RecordingWord } from "./recording-word";

const figures = ["peakViewers", "totalViewers", "likes", "messages"] as const;
const cell = "px-4 py-3 text-end tabular-nums";

/** Own broadcasts as a table; narrow screens have cards. */
export function HistoryTable({ items }: { readonly items: readonly BroadcastSummary[] }) {
  const t = useTranslations("broadcasts");
  const format = useFormatter();
  return (
    <div className={surfaceClass("overflow-x-auto max-lg:hidden")}>
      <table className="w-full text-left text-sm">
        <thead>
          <tr className="border-line border-b text-muted">
            <th scope="col" className="px-4 py-2 font-semibold">
              {t("broadcast")}
            </th>
            <th scope="col" className="px-4 py-2 text-end font-semibold">
              {t("duration")}
            </th>
            {figures.map((figure) => (
              <th key={figure} scope="col" className="px-4 py-2 text-end font-semibold">
                {t(figure)}
              </th>
            ))}
            <th scope="col" className="px-4 py-2 font-semibold">
              {t("recording")}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((it) => (
            <tr key={it.id} className="border-line border-b last:border-b-0 hover:bg-sunken">
              <th scope="row" className="max-w-80 px-4 py-3 font-normal">
                <PageLink
                  href={broadcastPath(it.id)}
                  className="line-clamp-2 font-semibold text-base underline-offset-2 [overflow-wrap:anywhere] hover:underline"
                >
                  <bdi>{it.title || t("untitled")}</bdi>
                </PageLink>
                <span className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted">
                  <TapeDate atMs={it.startedAtMs} />
                  <BroadcastTags broadcast={it} />
                </span>
              </th>
              <td className={cell}>{formatDuration(it.durationSeconds)}</td>
              {figures.map((figure) => (
                <td key={figure} className={cell}>
                  {format.number(it[figure])}
                </td>
              ))}
              <td className="px-4 py-3">
                <RecordingWord state={it.recording} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
