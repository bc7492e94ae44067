import { Eye } from "lucide-react";
import { memo } from "react";
import { useTranslations } from "use-intl";
import { Cover } from "@/components/cover/cover";
import { Avatar } from "@/components/ui/avatar";
import { classNames } from "@/components/ui/class-names";
import { LivePill } from "@/components/ui/live-pill";
import { PageLink } from "@/components/ui/page-link";
import { surfaceClass } from "@/components/ui/surface-class";
import type { Room } from "@/lib/shared/models";
import { cardLinkClass } from "./card-link-class";
import { RunningTime } from "./running-time";

interface LiveCardProps {
  readonly room: Room;
  /** Another number asks for a new still picture. */
  readonly period: number;
  /** How long it has been running. */
  readonly minutes: number;
  /** From large on, the picture fills the whole card and the words lie over it. */
  readonly size: "small" | "large" | "alone";
  /** Its picture is what the page is waited for. */
  readonly first: boolean;
  readonly heading: "h2" | "h3";
}

/** A running live: its picture, that it is live, who watches and who broadcasts. */
export const LiveCard = memo(function LiveCard(props: LiveCardProps) {
  const { room, period, minutes, size, first, heading: Heading } = props;
  const t = useTranslations("common");
  const large = size !== "small";
  return (
    <article
      className={surfaceClass(
        classNames(
          "group relative h-full overflow-hidden transition-colors duration-150 hover:border-edge",
          large ? "grid grid-cols-1" : "flex flex-col",
        ),
      )}
    >
      <div
        className={classNames(
          "relative grid flex-1",
          // At least that high: beside two rows of small cards it fills what they take.
          large
            ? "min-h-52 [grid-area:1/1] before:[grid-area:1/1] sm:before:aspect-video"
            : "aspect-video",
          size === "alone" && "lg:before:aspect-[21/9]",
        )}
      >
        <Cover
          userId={room.userId}
          name={room.nickname}
          coverUrl={room.coverUrl}
          posterUrl={room.posterUrl && `${room.posterUrl}?t=${period}`}
          eager={first}
          className="[grid-area:1/1]"
        />
        <p className="absolute inset-x-3 top-3 flex flex-wrap items-center gap-1.5 text-sm">
          <LivePill />
          {room.viewerCount > 0 && (
            <span className="inline-flex items-center gap-1.5 rounded-full bg-black/70 px-2.5 py-0.5 text-white tabular-nums">
              <Eye aria-hidden className="size-3.5" />
              {t("viewers", { count: room.viewerCount })}
            </span>
          )}
          {room.category !== "" && (
            <span className="rounded-full bg-black/70 px-2.5 py-0.5 text-white">
              {t(`category-${room.category}`)}
            </span>
          )}
        </p>
      </div>
      <div
        className={classNames(
          "flex items-center gap-3",
          large
            ? // In one cell with the picture and not positioned, so that the link covers the whole card.
              "z-10 self-end bg-linear-to-t from-black/90 via-55% via-black/60 to-transparent px-4 pt-24 pb-4 text-white [grid-area:1/1] sm:px-5"
            : "p-3 sm:p-4",
        )}
      >
        <Avatar userId={room.userId} name={room.nickname} url={room.avatarUrl} />
        <div className="min-w-0 flex-1">
          <Heading
            className={classNames(
              "font-bold [overflow-wrap:anywhere]",
              large ? "line-clamp-2 text-lg" : "line-clamp-1",
            )}
          >
            <PageLink href={`/live/${encodeURIComponent(room.userId)}`} className={cardLinkClass}>
              <bdi>{room.title || room.nickname}</bdi>
            </PageLink>
          </Heading>
          <p
            className={classNames(
              "flex gap-1.5 whitespace-nowrap text-sm",
              large ? "text-white/85" : "text-muted",
            )}
          >
            <bdi className="truncate">{room.nickname}</bdi>
            <span aria-hidden>·</span>
            <RunningTime minutes={minutes} />
          </p>
        </div>
      </div>
    </article>
  );
});
