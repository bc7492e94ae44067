import { memo } from "react";
import { useTranslations } from "use-intl";
import { Cover } from "@/components/cover/cover";
import { PageLink } from "@/components/ui/page-link";
import { TimeAgo } from "@/components/ui/time-ago";
import { formatDuration } from "@/lib/shared/format/duration";
import type { Tape } from "@/lib/shared/models";
import { cardLinkClass } from "./card-link-class";

interface TapeCardProps {
  readonly tape: Tape;
  /** False on the broadcaster's own page, where all are his. */
  readonly named: boolean;
  /** Whether its picture is on the first screen of a page. */
  readonly early?: boolean;
}

/** A recording: on the phone a line with a small picture, else a card. */
export const TapeCard = memo(function TapeCard({ tape, named, early = false }: TapeCardProps) {
  const t = useTranslations("home");
  const time = formatDuration(tape.durationSeconds);
  return (
    <article className="group relative flex gap-3 sm:flex-col sm:gap-2">
      <div className="relative w-40 max-sm:max-w-1/2 shrink-0 self-start overflow-hidden rounded-surface border border-line transition-colors duration-150 group-hover:border-edge max-[350px]:w-32 sm:w-full">
        <Cover
          userId={tape.userId}
          name={tape.nickname}
          coverUrl={tape.coverUrl}
          posterUrl={tape.posterUrl}
          early={early}
          className="aspect-video"
        />
        <span className="absolute right-2 bottom-2 rounded-control bg-black/70 px-1.5 text-sm text-white tabular-nums">
          <span className="sr-only">{t("duration", { time })}</span>
          <span aria-hidden>{time}</span>
        </span>
      </div>
      <div className="min-w-0 sm:px-1">
        <h3 className="line-clamp-2 text-pretty font-semibold [overflow-wrap:anywhere]">
          <PageLink href={`/vod/${encodeURIComponent(tape.fileId)}`} className={cardLinkClass}>
            <bdi>{tape.title || tape.nickname}</bdi>
          </PageLink>
        </h3>
        <p className="flex gap-1.5 whitespace-nowrap text-muted text-sm">
          {named && (
            <>
              <bdi className="truncate">{tape.nickname}</bdi>
              <span aria-hidden>·</span>
            </>
          )}
          <span className="shrink-0">
            <TimeAgo atMs={tape.endedAtMs} />
          </span>
        </p>
      </div>
    </article>
  );
});
