"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ReportDetail } from "@/lib/shared/admin-reports";
import { isolated } from "@/lib/shared/isolated";
import { ConfirmDialog } from "../kit/confirm-dialog";
import type { AdminAction } from "../kit/use-admin-action";
import { WordsField } from "../lives/words-field";
import type { ReportAct } from "./queries";

const banSeconds = 86_400;
const longestReason = 300;
const texts = {
  ban: ["banTitle", "banText", "banConfirm"],
  stop: ["stopTitle", "stopText", "stopConfirm"],
  withhold: ["withholdTitle", "withholdText", "withholdConfirm"],
} as const;

/** What is not done before somebody has said why. */
export type AskedAct = keyof typeof texts;

interface ActDialogProps {
  readonly what: AskedAct;
  readonly detail: ReportDetail;
  readonly action: AdminAction<ReportAct, void>;
  readonly onCancel: () => void;
}

/** Asks why, and whether it is meant. */
export function ActDialog({ what, detail, action, onCancel }: ActDialogProps) {
  const t = useTranslations("adminReports");
  const [reason, setReason] = useState("");
  const { place, report } = detail;
  const { reported } = report;
  const [title, text, confirm] = texts[what];
  const isAboutTape = what === "withhold" && place?.kind === "tape";
  const name = isolated((isAboutTape && place.title) || reported.nickname || reported.userId);
  const act = (): ReportAct => {
    const why = { reason: reason.trim() };
    if (what === "ban") return { what, userid: reported.userId, seconds: banSeconds, ...why };
    if (what === "stop") return { what, userid: reported.userId, ...why };
    return { what, fileid: place?.kind === "tape" ? place.fileId : "", ...why };
  };
  return (
    <ConfirmDialog
      title={t(title, { name })}
      text={t(text)}
      confirmLabel={t(confirm)}
      tone="danger"
      pending={action.pending}
      error={action.error}
      onConfirm={() => action.run(act())}
      onCancel={onCancel}
    >
      <WordsField label={t("why")} value={reason} most={longestReason} onChange={setReason} />
    </ConfirmDialog>
  );
}
