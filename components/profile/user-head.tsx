import { Pencil } from "lucide-react";
import { useTranslations } from "use-intl";
import { Cover } from "@/components/cover/cover";
import { Avatar } from "@/components/ui/avatar";
import { LinkButton } from "@/components/ui/button";
import { LivePill } from "@/components/ui/live-pill";
import { surfaceClass } from "@/components/ui/surface-class";
import { TimeAgo } from "@/components/ui/time-ago";
import type { UserPage } from "@/lib/shared/user-page";

interface UserHeadProps {
  readonly user: UserPage;
  /** Whether this is the page of who looks at it. */
  readonly isOwn: boolean;
}

/** The band with the cover, then the picture, the name and what there is. */
export function UserHead({ user, isOwn }: UserHeadProps) {
  const t = useTranslations("profile");
  return (
    <header className={surfaceClass("overflow-hidden")}>
      <Cover
        userId={user.userId}
        name={user.nickname}
        coverUrl={user.coverUrl}
        posterUrl={null}
        glyph={false}
        eager
        className="h-28 sm:h-44 lg:h-56"
      />
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3 px-4 pb-4 sm:px-6 sm:pb-5">
        <Avatar
          userId={user.userId}
          name={user.nickname}
          url={user.avatarUrl}
          className="-mt-8 relative size-20 text-2xl ring-4 ring-raised sm:-mt-10 sm:size-24"
        />
        <div className="min-w-0 flex-1 basis-52 pt-3">
          <h1 className="line-clamp-2 text-2xl [overflow-wrap:anywhere]">
            <bdi>{user.nickname}</bdi>
          </h1>
          {user.nickname !== user.userId && (
            <p className="truncate text-muted text-sm">
              <bdi>{user.userId}</bdi>
            </p>
          )}
          <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted tabular-nums">
            {user.live ? (
              <LivePill />
            ) : (
              <span>
                {user.lastLiveAtMs === null
                  ? t("neverLive")
                  : t.rich("lastLive", { ago: () => <TimeAgo atMs={user.lastLiveAtMs ?? 0} /> })}
              </span>
            )}
            <span>{t("counts", { tapes: user.tapes.total, likes: user.likeCount })}</span>
          </p>
        </div>
        <div className="flex flex-wrap gap-2 pt-3">
          {user.hasRoom && !user.live && (
            <LinkButton href={`/live/${encodeURIComponent(user.userId)}`}>{t("toRoom")}</LinkButton>
          )}
          {isOwn && (
            <LinkButton href="/account">
              <Pencil aria-hidden className="size-4" />
              {t("edit")}
            </LinkButton>
          )}
        </div>
      </div>
    </header>
  );
}
