import { useTranslations } from "use-intl";
import { Cover } from "@/components/cover/cover";
import { LinkButton } from "@/components/ui/button";
import type { Room } from "@/lib/shared/models";

/** The stage while nobody is on it; the room turns live by itself. */
export function OfflineRoom({ room, ended }: { room: Room; ended: boolean }) {
  const t = useTranslations("room");
  return (
    <div
      role="status"
      className="relative h-72 w-full overflow-hidden text-white sm:aspect-video sm:h-auto sm:rounded-surface"
    >
      <div className="absolute inset-0">
        <Cover
          userId={room.userId}
          name={room.nickname}
          coverUrl={room.coverUrl}
          posterUrl={null}
          glyph={false}
          className="size-full"
        />
      </div>
      <div className="absolute inset-0 flex flex-col items-center justify-center gap-3 bg-black/65 px-6 text-center">
        <p className="font-bold text-lg">
          {ended ? t("endedTitle") : t("offlineTitle", { name: room.nickname })}
        </p>
        <p className="max-w-md text-base text-white/85">
          {ended ? t("endedText") : t("offlineText")}
        </p>
        <LinkButton href="/#tapes">{t("toRecordings")}</LinkButton>
      </div>
    </div>
  );
}
