import Link from "next/link";
import { useTranslations } from "use-intl";
import { Cover } from "@/components/cover/cover";
import { LinkButton } from "@/components/ui/button";
import { TimeAgo } from "@/components/ui/time-ago";
import { formatDuration } from "@/lib/shared/format/duration";
import { homePageSize } from "@/lib/shared/home-page-size";
import type { Tape } from "@/lib/shared/models";

interface TapeGridProps {
  readonly tapes: readonly Tape[];
  readonly total: number;
  readonly page: number;
}

/** Recordings, newest first, with links to older and newer pages. */
export function TapeGrid({ tapes, total, page }: TapeGridProps) {
  const t = useTranslations("home");
  const pages = Math.ceil(total / homePageSize);
  return (
    <>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {tapes.map((tape) => (
          <li key={tape.fileId}>
            <TapeCard tape={tape} />
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <nav aria-label={t("pages")} className="flex items-center justify-center gap-4">
          {page > 1 && (
            <LinkButton href={`/?page=${page - 1}#tapes`}>{t("previousPage")}</LinkButton>
          )}
          <span className="text-muted tabular-nums">{t("pageOf", { page, pages })}</span>
          {page < pages && (
            <LinkButton href={`/?page=${page + 1}#tapes`}>{t("nextPage")}</LinkButton>
          )}
        </nav>
      )}
    </>
  );
}

function TapeCard({ tape }: { tape: Tape }) {
  const t = useTranslations("home");
  return (
    <Link
      href={`/vod/${encodeURIComponent(tape.fileId)}`}
      className="group flex flex-col gap-2 rounded-surface"
    >
      <div className="relative overflow-hidden rounded-surface border border-line group-hover:border-edge">
        <Cover
          userId={tape.userId}
          name={tape.nickname}
          coverUrl={tape.coverUrl}
          posterUrl={tape.posterUrl}
          className="aspect-video"
        />
        <span
          title={t("duration", { time: formatDuration(tape.durationSeconds) })}
          className="absolute right-2 bottom-2 rounded-control bg-black/70 px-1.5 py-0.5 text-sm text-white tabular-nums"
        >
          {formatDuration(tape.durationSeconds)}
        </span>
      </div>
      <div className="px-1">
        <p className="truncate font-semibold">{tape.title}</p>
        <p className="truncate text-muted text-sm">
          {tape.nickname} · <TimeAgo atMs={tape.endedAtMs} />
        </p>
      </div>
    </Link>
  );
}
