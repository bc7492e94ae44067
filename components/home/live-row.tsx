import { classNames } from "@/components/ui/class-names";
import type { Room } from "@/lib/shared/models";
import { LiveCard } from "./live-card";

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
        "-mx-4 -mb-6 flex snap-x snap-mandatory scroll-px-4 gap-3 overflow-x-auto px-4 pb-8",
        "sm:mx-0 sm:mb-0 sm:grid sm:grid-cols-2 sm:gap-4 sm:overflow-visible sm:px-0 sm:pb-0",
        columnsFor(ordered.length),
      )}
    >
      {ordered.map((room, index) => (
        <li
          key={room.userId}
          className={classNames(
            "shrink-0 snap-start",
            ordered.length === 1 ? "w-full" : index === 0 ? "w-[86%]" : "w-[64%]",
            "sm:w-auto",
            index === 0 && "sm:col-span-2",
            index === 0 && ordered.length === 2 && "lg:col-span-3",
            index === 0 && ordered.length > 2 && "lg:row-span-2",
            index === 1 && ordered.length === 2 && "max-lg:sm:col-span-2 lg:col-span-2",
          )}
        >
          <LiveCard
            room={room}
            period={period}
            size={index > 0 ? "small" : ordered.length > 1 ? "large" : "alone"}
          />
        </li>
      ))}
    </ul>
  );
}

/** As many columns as leave no hole beside the wide card, which takes two and two rows. */
function columnsFor(count: number): string {
  if (count === 1) return "lg:grid-cols-2";
  if (count === 2) return "lg:grid-cols-5";
  return count === 3 ? "lg:grid-cols-3" : "lg:grid-cols-4";
}
