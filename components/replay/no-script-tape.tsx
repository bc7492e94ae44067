import { useTranslations } from "use-intl";
import type { Tape } from "@/lib/shared/models";

/** The recording for a browser that runs no scripts: its file, or the way to its playlist. */
export function NoScriptTape({ tape }: { readonly tape: Tape }) {
  const t = useTranslations("replay");
  const { mp4Url, hlsUrl, coverUrl, title } = tape;
  return (
    <noscript>
      {mp4Url ? (
        // What was said stands in no file; there are no captions to offer.
        <video
          controls
          preload="metadata"
          src={mp4Url}
          poster={coverUrl || undefined}
          aria-label={title}
          className="absolute inset-0 z-10 size-full bg-black object-contain"
        />
      ) : (
        <div className="absolute inset-x-0 bottom-0 z-10 bg-black/80 p-4 text-center text-white">
          <p>{t("noScript")}</p>
          <a href={hlsUrl} className="underline underline-offset-2">
            {t("noScriptPlaylist")}
          </a>
        </div>
      )}
    </noscript>
  );
}
