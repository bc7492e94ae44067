import { Eye } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Cover } from "@/components/cover/cover";
import { Avatar } from "@/components/ui/avatar";
import { classNames } from "@/components/ui/class-names";
import { LivePill } from "@/components/ui/live-pill";
import { TimeAgo } from "@/components/ui/time-ago";
import type { Room } from "@/lib/shared/models";

/** Still pictures of running lives are taken anew this often. */
const posterRefreshMs = 20_000;

interface LiveRowProps {
  readonly rooms: readonly Room[];
  readonly refreshedAtMs: number;
}

/** Large cards, the most watched first and wider; on the phone a strip to swipe. */
export function LiveRow({ rooms, refreshedAtMs }: LiveRowProps) {
  const ordered = [...rooms].sort(
    (a, b) => b.viewerCount - a.viewerCount || b.startedAtMs - a.startedAtMs,
  );
  const period = Math.floor(refreshedAtMs / posterRefreshMs);
  return (
    <ul
      className={classNames(
        "-mx-4 flex snap-x snap-mandatory scroll-px-4 gap-4 overflow-x-auto px-4 pb-2 sm:mx-0 sm:grid sm:grid-cols-2 sm:overflow-visible sm:px-0",
        // Three cards fill a grid of three columns, one large and two beside it.
        ordered.length === 3 ? "lg:grid-cols-3" : "lg:grid-cols-4",
      )}
    >
      {ordered.map((room, index) => (
        <li
          key={room.userId}
          className={classNames(
            "min-w-[85%] snap-start sm:min-w-0",
            (index === 0 || ordered.length === 2) && "sm:col-span-2 sm:row-span-2",
          )}
        >
          <LiveCard room={room} period={period} large={index === 0} />
        </li>
      ))}
    </ul>
  );
}

function LiveCard({ room, period, large }: { room: Room; period: number; large: boolean }) {
  const t = useTranslations("common");
  return (
    <Link
      href={`/live/${encodeURIComponent(room.userId)}`}
      className="group flex h-full flex-col overflow-hidden rounded-surface border border-line bg-raised shadow-lift transition-colors duration-150 hover:border-edge"
    >
      <div className="relative">
        <Cover
          userId={room.userId}
          name={room.nickname}
          coverUrl={room.coverUrl}
          posterUrl={room.posterUrl && `${room.posterUrl}?t=${period}`}
          className="aspect-video"
        />
        <LivePill className="absolute top-3 left-3" />
        {room.viewerCount > 0 && (
          <span className="absolute right-3 bottom-3 inline-flex items-center gap-1.5 rounded-control bg-black/70 px-2 py-0.5 text-sm text-white tabular-nums">
            <Eye aria-hidden className="size-3.5" />
            {t("viewers", { count: room.viewerCount })}
          </span>
        )}
      </div>
      <div className="flex items-center gap-3 p-4">
        <Avatar userId={room.userId} name={room.nickname} url={room.avatarUrl} />
        <div className="min-w-0">
          <p className={classNames("truncate font-bold", large && "sm:text-lg")}>{room.title}</p>
          <p className="truncate text-muted text-sm">
            {room.nickname} · <TimeAgo atMs={room.startedAtMs} />
          </p>
        </div>
      </div>
    </Link>
  );
}
