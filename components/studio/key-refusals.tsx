"use client";

import { useFormatter, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { StudioKey } from "@/lib/shared/studio";
import { programName } from "./key-program";
import { openRefusals, type ShownRefusal } from "./open-refusals";

interface KeyRefusalsProps {
  readonly refused: readonly ShownRefusal[];
  readonly lastUsed: StudioKey["lastUsed"];
  readonly nowMs: number;
  readonly onChangeKey: () => void;
}

/** Pushes that did not come through: what happened, why, and what to do. */
export function KeyRefusals({ refused, lastUsed, nowMs, onChangeKey }: KeyRefusalsProps) {
  const t = useTranslations("studioAddress");
  const format = useFormatter();
  const reasonOf = useReason();
  return openRefusals(refused, lastUsed).map((refusal) => {
    const { why, atMs, clientIp, agent } = refusal;
    const isAlarm = why === "taken";
    const ago = format.relativeTime(new Date(Math.min(atMs, nowMs)), new Date(nowMs));
    const program = programName(agent) || t("unknownProgram");
    return (
      <Notice key={why} tone={isAlarm ? "bad" : "warn"}>
        <p className="font-semibold" data-refused={why}>
          {t(isAlarm ? "refusedTitleTaken" : "refusedTitle")}
        </p>
        <p className="text-pretty">{reasonOf(refusal)}</p>
        <p className="text-muted text-sm [overflow-wrap:anywhere]">
          {clientIp
            ? t("refusedFrom", { ago, program, address: clientIp })
            : t("refusedFromNowhere", { ago, program })}
        </p>
        {isAlarm && (
          <Button onClick={onChangeKey} className="mt-2">
            {t("change")}
          </Button>
        )}
      </Notice>
    );
  });
}

/** Those that need no word of the publisher's. */
const plain = {
  unsigned: "whyUnsigned",
  wrongKey: "whyWrongKey",
  expired: "whyExpired",
  rotated: "whyRotated",
  oldAddress: "whyOldAddress",
  endedHere: "whyEndedHere",
  endedByStaff: "whyEndedByStaff",
  taken: "whyTaken",
  tooOften: "whyTooOften",
  serverFull: "whyServerFull",
  damaged: "whyDamaged",
  nothing: "whyNothing",
  clockStands: "whyClockStands",
  serverFault: "whyServerFault",
} as const satisfies Partial<Record<ShownRefusal["why"], string>>;

function useReason(): (refusal: ShownRefusal) => string {
  const t = useTranslations("studioAddress");
  return ({ why, detail }) => {
    switch (why) {
      case "unsupportedVideo":
        return detail ? t("whyUnsupportedVideo", { detail }) : t("whyUnsupportedVideoUnnamed");
      case "unsupportedAudio":
        return detail ? t("whyUnsupportedAudio", { detail }) : t("whyUnsupportedAudioUnnamed");
      case "tooMuch":
        return t("whyTooMuch", { mbps: detail });
      case "other":
        return detail ? t("whyOtherDetail", { detail }) : t("whyOther");
      default:
        return t(plain[why]);
    }
  };
}
