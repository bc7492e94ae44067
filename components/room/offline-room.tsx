import { useTranslations } from "use-intl";
import { Cover } from "@/components/cover/cover";
import { LinkButton } from "@/components/ui/button";
import { TimeAgo } from "@/components/ui/time-ago";
import type { Room } from "@/lib/shared/models";

/** The stage while nobody is on it; the room turns live by itself. */
export function OfflineRoom({ room, ended }: { room: Room; ended: boolean }) {
  const t = useTranslations("room");
  return (
    <div
      role="status"
      className="relative aspect-video min-h-64 w-full overflow-hidden text-white sm:rounded-surface"
    >
      <Cover
        userId={room.userId}
        name=" "
        coverUrl={room.coverUrl}
        posterUrl={null}
        className="absolute inset-0"
      />
      <div className="absolute inset-0 flex flex-col items-center justify-center gap-3 bg-black/70 px-6 text-center">
        <p className="font-bold text-lg">
          {ended ? t("endedTitle") : t("offlineTitle", { name: room.nickname })}
        </p>
        <p className="max-w-md text-base text-white/85">
          {ended ? t("endedText") : t("offlineText")}
        </p>
        {!ended && room.startedAtMs > 0 && (
          <p className="text-sm text-white/85">
            <TimeAgo atMs={room.startedAtMs} />
          </p>
        )}
        <LinkButton href="/#tapes">{t("toRecordings")}</LinkButton>
      </div>
    </div>
  );
}
