"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { ReportDetail } from "@/lib/shared/admin-reports";
import { ActionOutcome } from "../kit/action-outcome";
import { useAdminAction } from "../kit/use-admin-action";
import { ActDialog, type AskedAct } from "./act-dialog";
import { adminReportsKey, carryOut, type ReportAct } from "./queries";

const doneWords = {
  hide: "hideDone",
  mute: "muteDone",
  unmute: "unmuteDone",
  ban: "banDone",
  stop: "stopDone",
  withhold: "withholdDone",
} as const;
const muteSeconds = 600;

/** What can be done at once about what a complaint is about; the decision is apart from it. */
export function ReportActs({ detail }: { readonly detail: ReportDetail }) {
  const t = useTranslations("adminReports");
  const [asked, setAsked] = useState<AskedAct | null>(null);
  const action = useAdminAction({
    call: carryOut,
    invalidates: [adminReportsKey],
    onDone: () => setAsked(null),
  });
  const { report, message, person, place } = detail;
  const { id, reported, room } = report;
  const canMute = !person.isStaff && reported.userId !== room && room !== "";
  const direct: readonly (ReportAct | false)[] = [
    message?.state === "shown" && { what: "hide", id },
    canMute && person.mutedUntilMs === 0 && { what: "mute", id, seconds: muteSeconds },
    person.mutedUntilMs > 0 && { what: "unmute", id },
  ];
  const needWords: readonly (AskedAct | false)[] = [
    !person.isStaff && person.bannedUntilMs === 0 && "ban",
    person.isOnAir && "stop",
    place?.kind === "tape" && !place.isWithheld && !place.isDeleted && "withhold",
  ];
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold">{t("act")}</h3>
      <div className="flex flex-wrap gap-2">
        {direct.map(
          (act) =>
            act && (
              <Button
                key={act.what}
                disabled={action.pending}
                onClick={() => action.run(act)}
                className="pointer-coarse:min-h-11"
              >
                {t(act.what)}
              </Button>
            ),
        )}
        {needWords.map(
          (what) =>
            what && (
              <Button
                key={what}
                disabled={action.pending}
                onClick={() => {
                  action.reset();
                  setAsked(what);
                }}
                className="pointer-coarse:min-h-11"
              >
                {t(what)}
              </Button>
            ),
        )}
      </div>
      {!asked && <ActionOutcome action={action} say={(_done, { what }) => t(doneWords[what])} />}
      {asked && (
        <ActDialog
          what={asked}
          detail={detail}
          action={action}
          onCancel={() => {
            action.reset();
            setAsked(null);
          }}
        />
      )}
    </section>
  );
}
