"use client";

import { EyeOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { Player } from "@/components/player/player";
import { classNames } from "@/components/ui/class-names";
import { StageDrawing } from "@/components/ui/stage-drawing";
import type { StudioView } from "@/lib/shared/studio";
import { PreviewSteps } from "./preview-steps";

/** The broadcaster's own picture, muted; while there is none, what to do about it. */
export function PreviewStage({ studio }: { readonly studio: StudioView }) {
  const t = useTranslations("studio");
  const { state, hlsUrl, broadcastId, publicAtMs, settings } = studio;
  if (hlsUrl && broadcastId) {
    return (
      <section aria-label={t("preview")}>
        <Player
          // Another broadcast is another stream, even under the same address. Going live is none.
          key={broadcastId}
          live
          title={settings.title}
          hlsUrl={hlsUrl}
          startMuted
          overlay={
            <>
              {state === "reconnecting" && <NothingArrives />}
              {publicAtMs === null && <OnlyYou isSecret={settings.keepsPreviews} />}
            </>
          }
          className={classNames(
            "aspect-video w-full rounded-surface bg-black",
            // They would say LIVE of a preview, and blame the line of who looks at the studio.
            (state !== "live" || publicAtMs === null) &&
              "[&_:is([data-player-status],[data-latency-pill])]:invisible",
          )}
        />
      </section>
    );
  }
  const hasSteps = state === "offline" || state === "waiting";
  return (
    <section
      aria-label={t("preview")}
      className="grid min-h-56 w-full grid-cols-[minmax(0,1fr)] place-items-center gap-4 rounded-surface border border-line border-dashed bg-sunken px-4 py-6 text-center sm:aspect-video"
    >
      <div className="flex w-full flex-col items-center gap-4">
        <StageDrawing className="w-full max-w-60" />
        {hasSteps ? (
          <PreviewSteps waits={state === "waiting"} />
        ) : (
          <p className="text-muted">{t("previewNothing")}</p>
        )}
      </div>
    </section>
  );
}

/** Over the last picture while a lost publisher is waited for. */
function NothingArrives() {
  const t = useTranslations("studio");
  return (
    <p className="absolute inset-0 grid animate-appear place-items-center bg-black/60 p-4 text-center font-semibold text-white">
      {t("previewLost")}
    </p>
  );
}

function OnlyYou({ isSecret }: { readonly isSecret: boolean }) {
  const t = useTranslations("studio");
  return (
    <p className="absolute top-3 right-3 flex items-center gap-1.5 rounded-full bg-black/75 px-3 py-1 font-semibold text-sm text-white">
      <EyeOff aria-hidden className="size-4" />
      {t(isSecret ? "previewOnlyYou" : "previewUnlisted")}
    </p>
  );
}
