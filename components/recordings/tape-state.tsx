"use client";

import { EyeOff, Scissors, ShieldAlert, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useHydrated } from "@/components/room/use-hydrated";
import type { OwnTape } from "@/lib/shared/own-tape";

type Tape = Pick<
  OwnTape,
  "hidden" | "withheldReason" | "deletedBy" | "deletedUntilMs" | "untrimUntilMs"
>;

/** In words, what sets a recording apart from one that everybody can watch as it was made. */
export function TapeState({ tape }: { readonly tape: Tape }) {
  const t = useTranslations("recordings");
  const time = useDay();
  const { hidden, deletedBy, deletedUntilMs, untrimUntilMs } = tape;
  if (deletedUntilMs !== null) {
    return (
      <Line icon={<Trash2 aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />}>
        {t(deletedWords[deletedBy ?? "owner"], { time: time(deletedUntilMs) })}
      </Line>
    );
  }
  return (
    <>
      <WithheldState reason={tape.withheldReason} />
      {hidden && (
        <Line icon={<EyeOff aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />}>
          {t("stateHidden")}
        </Line>
      )}
      {untrimUntilMs !== null && (
        <Line icon={<Scissors aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />}>
          {t("stateTrimmed", { time: time(untrimUntilMs) })}
        </Line>
      )}
    </>
  );
}

const deletedWords = {
  owner: "stateDeleted",
  staff: "stateDeletedByStaff",
  retention: "stateDeletedByRetention",
} as const;

/** Staff keeps it from everybody else, and says why or not. */
function WithheldState({ reason }: { readonly reason: string | null }) {
  const t = useTranslations("recordings");
  if (reason === null) return null;
  return (
    <Line icon={<ShieldAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />}>
      {t("stateWithheld")}
      {reason !== "" && (
        <>
          {" "}
          <bdi className="[overflow-wrap:anywhere]">{reason}</bdi>
        </>
      )}
    </Line>
  );
}

function Line({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <p className="flex items-start gap-1.5 text-sm">
      {icon}
      <span>{children}</span>
    </p>
  );
}

/** A day and its time as the reader's clock has them; the server knows no time zone of his. */
function useDay(): (atMs: number) => string {
  const format = useFormatter();
  const hydrated = useHydrated();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (atMs) =>
    format.dateTime(new Date(atMs), {
      ...{ month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" },
      timeZone: hydrated ? timeZone : "UTC",
    });
}
