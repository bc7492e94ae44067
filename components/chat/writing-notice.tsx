"use client";

import { useFormatter, useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import { useWaitText } from "@/components/ui/use-wait-text";
import { useRoomChat } from "./chat-context";
import type { Held } from "./held";
import { useCountdown } from "./use-countdown";

/** Why one cannot write at the moment, or not at once, and until when. */
export function WritingNotice() {
  const t = useTranslations("chat");
  const wait = useWaitText();
  const { lost, writing, rules, rights, held } = useRoomChat();
  const slow = writing === "open" && rules.slowSeconds > 0 && !rights.moderate;
  return (
    <>
      {lost && <Notice tone="warn">{t("reconnecting")}</Notice>}
      {writing === "mutedAll" && (
        <p role="status" className="text-muted text-sm">
          {t("mutedAllNotice")}
        </p>
      )}
      {writing === "open" && held && <HeldNotice held={held} />}
      {slow && (
        <p className="text-muted text-sm">{t("slowNotice", { wait: wait(rules.slowSeconds) })}</p>
      )}
    </>
  );
}

/** Says once until when, and lets the rest of the time run without announcing it. */
function HeldNotice({ held }: { readonly held: Held }) {
  const t = useTranslations("chat");
  const wait = useWaitText();
  const format = useFormatter();
  const seconds = useCountdown(held.untilMs);
  if (seconds === 0 || (held.reason !== "muted" && held.reason !== "banned")) return null;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const isLong = held.untilMs - Date.now() > 12 * 3_600_000;
  const time = format.dateTime(new Date(held.untilMs), {
    ...{ timeZone, timeStyle: "short" },
    ...(isLong ? { dateStyle: "medium" } : {}),
  });
  return (
    <Notice tone="warn">
      {t(held.reason === "muted" ? "heldMuted" : "heldBanned", { time })}{" "}
      {/* A timer is off for screen readers (ARIA role timer: aria-live off). */}
      <span role="timer" aria-live="off" className="whitespace-nowrap text-muted tabular-nums">
        {t("heldLeft", { wait: wait(seconds) })}
      </span>
    </Notice>
  );
}
