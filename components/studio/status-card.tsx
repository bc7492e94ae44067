"use client";

import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { formatDuration } from "@/lib/shared/format/duration";
import type { StudioView } from "@/lib/shared/models";

const titleKeys = {
  idle: "stateIdle",
  waiting: "stateWaiting",
  live: "stateLive",
  reconnecting: "stateReconnecting",
  ended: "stateEnded",
  forbidden: "stateForbidden",
} as const;

const lights = {
  idle: "bg-line",
  waiting: "bg-warn motion-safe:animate-breathe",
  live: "bg-accent motion-safe:animate-breathe",
  reconnecting: "bg-warn motion-safe:animate-breathe",
  ended: "bg-line",
  forbidden: "bg-bad",
} as const;

/** The state of the broadcast, in words, at the top of the studio. */
export function StatusCard({ studio }: { studio: StudioView }) {
  const t = useTranslations("studio");
  const { state, stream } = studio;
  return (
    <section
      data-studio-state={state}
      className="flex items-start gap-4 rounded-surface border border-line bg-raised p-4 shadow-lift"
    >
      <span aria-hidden className={classNames("mt-2 size-3 rounded-full", lights[state])} />
      <div className="min-w-0 flex-1">
        <div role="status">
          <h2 className="text-lg">{t(titleKeys[state])}</h2>
        </div>
        <p className="text-muted tabular-nums">
          <StatusWords studio={studio} />
        </p>
        {(state === "live" || state === "reconnecting") && stream && (
          <p className="text-sm">
            {stream.recordingError ? (
              <span className="font-medium text-bad">
                {t("recordingProblem", { reason: stream.recordingError })}
              </span>
            ) : (
              <span className="text-muted">
                {stream.recording ? t("recordingOn") : t("recordingOff")}
              </span>
            )}
          </p>
        )}
      </div>
    </section>
  );
}

function StatusWords({ studio }: { studio: StudioView }) {
  const t = useTranslations("studio");
  const { state, stream, nowMs, startedAtMs, reconnectGraceSeconds } = studio;
  if (state === "idle") return t("stateIdleText");
  if (state === "waiting") return t("stateWaitingText");
  if (state === "ended") return t("stateEndedText");
  if (state === "forbidden") return t("stateForbiddenText");
  if (state === "reconnecting") {
    const grace = reconnectGraceSeconds;
    // Not every media source says when the last picture came.
    if (!stream) return t("stateReconnectingUnmeasured", { grace });
    const seconds = Math.max(0, Math.round((nowMs - stream.lastMediaAtMs) / 1000));
    return t("stateReconnectingText", { seconds, grace });
  }
  const words = [t("stateLiveText", { duration: formatDuration((nowMs - startedAtMs) / 1000) })];
  if (stream && stream.width > 0) words.push(`${stream.width}×${stream.height}`);
  if (stream && stream.framesPerSecond > 0) {
    words.push(t("valueFps", { value: Math.round(stream.framesPerSecond) }));
  }
  return words.join(" · ");
}
