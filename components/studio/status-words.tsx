"use client";

import { useTranslations } from "use-intl";
import { formatDuration } from "@/lib/shared/format/duration";
import { isolated } from "@/lib/shared/isolated";
import type { StudioView } from "@/lib/shared/studio";
import { programName } from "./key-program";
import { useMoment } from "./use-moment";
import { useServerNow } from "./use-server-now";

/** What the state means for the broadcaster, one sentence; moves by itself and is never announced. */
export function StatusWords({ studio }: { readonly studio: StudioView }) {
  const t = useTranslations("studio");
  const { state, settings, publicAtMs, nowMs } = studio;
  switch (state) {
    case "offline":
      return t("stateOfflineText");
    case "waiting":
      return t(waitingWordsOf(settings));
    case "preview":
      return t(settings.keepsPreviews ? "statePreviewText" : "statePreviewUnlisted");
    case "live":
      return <OnAirFor sinceMs={publicAtMs ?? nowMs} nowMs={nowMs} />;
    case "reconnecting":
      return <GraceWords studio={studio} />;
    case "ended":
      if (studio.endedBy) return <EndedByStaff {...studio.endedBy} />;
      return t(publicAtMs === null ? "stateEndedPreviewText" : "stateEndedText");
    case "forbidden":
      return <BanWords ban={studio.ban} />;
  }
}

function waitingWordsOf({ manualPublic, keepsPreviews }: StudioView["settings"]) {
  if (!manualPublic) return "stateWaitingText";
  return keepsPreviews ? "stateWaitingManual" : "stateWaitingUnlisted";
}

/** Who of the staff ended it, and why. */
function EndedByStaff({ by, reason }: NonNullable<StudioView["endedBy"]>) {
  const t = useTranslations("studio");
  return (
    <span className="whitespace-pre-line [overflow-wrap:anywhere]">
      {t("stateEndedByStaff", { by })}{" "}
      {reason === "" ? t("noticeNoReason") : t("staffReason", { reason: isolated(reason) })}
    </span>
  );
}

/** Until when nothing may be broadcast, and why. */
function BanWords({ ban }: Pick<StudioView, "ban">) {
  const t = useTranslations("studio");
  const moment = useMoment();
  const { untilMs = null, reason = "" } = ban ?? {};
  return (
    <span className="whitespace-pre-line [overflow-wrap:anywhere]">
      {untilMs === null
        ? t("stateForbiddenText")
        : t("stateForbiddenUntil", { time: moment(untilMs) })}{" "}
      {reason !== "" && t("staffReason", { reason: isolated(reason) })}
    </span>
  );
}

/** The timer of the broadcast. */
function OnAirFor({ sinceMs, nowMs }: { readonly sinceMs: number; readonly nowMs: number }) {
  const t = useTranslations("studio");
  const serverNowMs = useServerNow(nowMs);
  return t("onAirFor", { duration: formatDuration((serverNowMs - sinceMs) / 1000) });
}

/** "OBS stopped sending 8 s ago. Waiting up to 52 s more…" */
function GraceWords({ studio }: { readonly studio: StudioView }) {
  const t = useTranslations("studio");
  const serverNowMs = useServerNow(studio.nowMs);
  const graceMs = studio.reconnectGraceSeconds * 1000;
  const untilMs = studio.graceUntilMs ?? serverNowMs;
  const left = Math.ceil((untilMs - serverNowMs) / 1000);
  const seconds = Math.max(0, Math.floor((serverNowMs - (untilMs - graceMs)) / 1000));
  const agent = studio.key.lastUsed?.agent ?? "";
  const program = programName(agent) === "OBS" ? "obs" : "other";
  if (left <= 0) return t("stateReconnectingOver", { program });
  return t("stateReconnectingText", { program, seconds, left });
}
