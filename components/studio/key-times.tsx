"use client";

import { useState, useTransition } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/session/problem-notice";
import { useWaitText } from "@/components/ui/use-wait-text";
import type { StudioKey } from "@/lib/shared/studio";
import { programName } from "./key-program";
import { useMoment } from "./use-moment";
import type { PushKey } from "./use-push-key";

interface KeyTimesProps {
  readonly pushKey: PushKey;
  readonly studioKey: StudioKey;
  readonly nowMs: number;
}

/** Less than this is said as a duration, because it matters now, in milliseconds. */
const soonMs = 60 * 60_000;

/** Until when the key works, with its renewal, and who used it last. */
export function KeyTimes({ pushKey, studioKey, nowMs }: KeyTimesProps) {
  const t = useTranslations("studioAddress");
  const moment = useMoment();
  const waitText = useWaitText();
  const [pending, startTransition] = useTransition();
  const [renewed, setRenewed] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const { server, expiresAtMs, previousUntilMs, lastUsed } = studioKey;
  const renew = () =>
    startTransition(async () => {
      setFailure(null);
      try {
        await pushKey.renew();
        setRenewed(true);
      } catch (error) {
        setFailure(error);
      }
    });
  if (server === "") return null;
  const leftMs = (expiresAtMs ?? nowMs) - nowMs;
  return (
    <div className="flex flex-col gap-1 text-muted text-sm">
      {expiresAtMs === null ? (
        <p>{t("expired")}</p>
      ) : (
        <p>
          {leftMs < soonMs
            ? t("endsSoon", { wait: waitText(Math.max(60, leftMs / 1000)) })
            : t("validUntil", { time: moment(expiresAtMs) })}{" "}
          <button
            type="button"
            disabled={pending}
            onClick={renew}
            className="inline-flex min-h-6 items-center text-accent-text pointer-coarse:min-h-11 underline underline-offset-2"
          >
            {t("renew")}
          </button>
        </p>
      )}
      <p aria-live="polite" className="empty:hidden">
        {renewed && expiresAtMs !== null ? t("renewed") : ""}
      </p>
      {previousUntilMs !== null && <p>{t("previousUntil", { time: moment(previousUntilMs) })}</p>}
      {lastUsed && <LastUsed lastUsed={lastUsed} nowMs={nowMs} />}
      {failure !== null && (
        <ProblemNotice error={failure} say={(reason) => t("failed", { reason })} />
      )}
    </div>
  );
}

function LastUsed({
  lastUsed: { atMs, clientIp, agent },
  nowMs,
}: {
  readonly lastUsed: NonNullable<StudioKey["lastUsed"]>;
  readonly nowMs: number;
}) {
  const t = useTranslations("studioAddress");
  const format = useFormatter();
  const ago = format.relativeTime(new Date(Math.min(atMs, nowMs)), new Date(nowMs));
  const program = programName(agent) || t("unknownProgram");
  return (
    <p className="[overflow-wrap:anywhere]">
      {clientIp
        ? t("lastUsed", { ago, program, address: clientIp })
        : t("lastUsedNowhere", { ago, program })}
    </p>
  );
}
