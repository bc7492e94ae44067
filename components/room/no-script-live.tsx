import { useTranslations } from "use-intl";
import type { Room } from "@/lib/shared/models";

/** The way to the picture of a running live for a browser that runs no scripts. */
export function NoScriptLive({ room }: { readonly room: Room }) {
  const t = useTranslations("room");
  if (!room.online) return null;
  return (
    <noscript>
      <div className="absolute inset-x-0 bottom-0 z-10 bg-black/80 p-4 text-center text-white">
        <p>{t("noScript")}</p>
        <a href={room.hlsUrl} className="underline underline-offset-2">
          {t("noScriptPlaylist")}
        </a>
      </div>
    </noscript>
  );
}
