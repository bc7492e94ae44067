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

/** Own broadcasts as cards, for narrow screens; each is one link. */
export function HistoryCards({ items }: { readonly items: readonly BroadcastSummary[] }) {
  const t = useTranslations("broadcasts");
  const format = useFormatter();
  return (
    <ul className="flex flex-col gap-3 lg:hidden">
      {items.map((it) => (
        <li key={it.id} className={surfaceClass("relative p-4")}>
          <PageLink
            href={broadcastPath(it.id)}
            className="line-clamp-2 font-semibold [overflow-wrap:anywhere] after:absolute after:inset-0 after:rounded-surface"
          >
            <bdi>{it.title || t("untitled")}</bdi>
          </PageLink>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm tabular-nums">
            <TapeDate atMs={it.startedAtMs} />
            <span>
              <span className="sr-only">{t("duration")} </span>
              {formatDuration(it.durationSeconds)}
            </span>
            <BroadcastTags broadcast={it} />
          </p>
          <dl className="mt-3 grid grid-cols-[repeat(auto-fit,minmax(min(100%,7rem),1fr))] gap-x-4 gap-y-1 text-sm">
            {figures.map((figure) => (
              <div key={figure} className="flex min-w-0 flex-col-reverse">
                <dt className="text-muted">{t(figure)}</dt>
                <dd className="font-semibold text-base tabular-nums">
                  {format.number(it[figure])}
                </dd>
              </div>
            ))}
          </dl>
          <p className="mt-3 flex flex-wrap gap-x-2 text-sm">
            <span className="text-muted">{t("recording")}</span>
            <RecordingWord state={it.recording} />
          </p>
        </li>
      ))}
    </ul>
  );
}
