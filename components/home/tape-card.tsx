import Link from "next/link";
import { useTranslations } from "use-intl";
import { Cover } from "@/components/cover/cover";
import { TimeAgo } from "@/components/ui/time-ago";
import { formatDuration } from "@/lib/shared/format/duration";
import type { Tape } from "@/lib/shared/models";

/** A recording: on the phone a line with a small picture, else a card. */
export function TapeCard({ tape }: { tape: Tape }) {
  const t = useTranslations("home");
  const time = formatDuration(tape.durationSeconds);
  return (
    <article className="group relative flex gap-3 sm:flex-col sm:gap-2">
      <div className="relative w-40 shrink-0 overflow-hidden rounded-surface border border-line transition-colors duration-150 group-hover:border-edge sm:w-full">
        <Cover
          userId={tape.userId}
          name={tape.nickname}
          coverUrl={tape.coverUrl}
          posterUrl={tape.posterUrl}
          className="aspect-video"
        />
        <span className="absolute right-2 bottom-2 rounded-control bg-black/70 px-1.5 text-sm text-white tabular-nums">
          <span className="sr-only">{t("duration", { time })}</span>
          <span aria-hidden>{time}</span>
        </span>
      </div>
      <div className="min-w-0 sm:px-1">
        <h3 className="line-clamp-2 text-pretty font-semibold">
          <Link
            href={`/vod/${encodeURIComponent(tape.fileId)}`}
            className="outline-none after:absolute after:inset-0 after:rounded-surface focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:outline-offset-2"
          >
            {tape.title}
          </Link>
        </h3>
        <p className="truncate text-muted text-sm">
          {tape.nickname} · <TimeAgo atMs={tape.endedAtMs} />
        </p>
      </div>
    </article>
  );
}
