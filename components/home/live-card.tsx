import { Eye } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Cover } from "@/components/cover/cover";
import { Avatar } from "@/components/ui/avatar";
import { classNames } from "@/components/ui/class-names";
import { LivePill } from "@/components/ui/live-pill";
import { surfaceClass } from "@/components/ui/surface-class";
import { TimeAgo } from "@/components/ui/time-ago";
import type { Room } from "@/lib/shared/models";

interface LiveCardProps {
  readonly room: Room;
  /** Another number asks for a new still picture. */
  readonly period: number;
  /** From large on, the picture fills the whole card and the words lie over it. */
  readonly size: "small" | "large" | "alone";
}

/** A running live: its picture, that it is live, who watches and who broadcasts. */
export function LiveCard({ room, period, size }: LiveCardProps) {
  const t = useTranslations("common");
  const large = size !== "small";
  return (
    <article
      className={surfaceClass(
        "group relative flex h-full flex-col overflow-hidden transition-colors duration-150 hover:border-edge",
      )}
    >
      <div
        className={classNames(
          "relative grid flex-1",
          large ? "min-h-52 sm:aspect-video" : "aspect-video",
          size === "alone" && "lg:aspect-[21/9]",
        )}
      >
        <Cover
          userId={room.userId}
          name={room.nickname}
          coverUrl={room.coverUrl}
          posterUrl={room.posterUrl && `${room.posterUrl}?t=${period}`}
        />
        <p className="absolute top-3 left-3 flex items-center gap-1.5 text-sm">
          <LivePill />
          {room.viewerCount > 0 && (
            <span className="inline-flex items-center gap-1.5 rounded-full bg-black/70 px-2.5 py-0.5 text-white tabular-nums">
              <Eye aria-hidden className="size-3.5" />
              {t("viewers", { count: room.viewerCount })}
            </span>
          )}
        </p>
      </div>
      <div
        className={classNames(
          "flex items-center gap-3",
          large
            ? "absolute inset-x-0 bottom-0 bg-linear-to-t from-black/90 via-65% via-black/65 to-transparent px-4 pt-14 pb-4 text-white sm:px-5"
            : "p-3 sm:p-4",
        )}
      >
        <Avatar userId={room.userId} name={room.nickname} url={room.avatarUrl} />
        <div className="min-w-0">
          <h2 className={classNames("font-bold", large ? "line-clamp-2 text-lg" : "truncate")}>
            <Link
              href={`/live/${encodeURIComponent(room.userId)}`}
              className="outline-none after:absolute after:inset-0 after:rounded-surface focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2"
            >
              {room.title}
            </Link>
          </h2>
          <p className={classNames("truncate text-sm", large ? "text-white/85" : "text-muted")}>
            {room.nickname} · <TimeAgo atMs={room.startedAtMs} />
          </p>
        </div>
      </div>
    </article>
  );
}
