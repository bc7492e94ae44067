"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Modal } from "@/components/ui/modal";
import { Notice } from "@/components/ui/notice";
import { isolated } from "@/lib/shared/isolated";
import type { ReportedThing, ReportReason } from "@/lib/shared/reports";
import { NoteField } from "./note-field";
import { ReasonFields } from "./reason-fields";
import { sendReport } from "./report-calls";
import { useReportProblem } from "./use-report-problem";

interface ReportDialogProps {
  readonly thing: ReportedThing;
  /** Who is behind it. */
  readonly name: string;
  /** What is reported, where that are words. */
  readonly words?: string;
  readonly onClose: () => void;
}

/** Asks what is wrong and sends it, open as long as it is mounted. */
export function ReportDialog({ thing, name, words, onClose }: ReportDialogProps) {
  const t = useTranslations("report");
  const problemText = useReportProblem();
  const [reason, setReason] = useState<ReportReason | null>(null);
  const [note, setNote] = useState("");
  const [isMissing, setMissing] = useState(false);
  const sending = useMutation({
    mutationFn: (chosen: ReportReason) => sendReport(thing, chosen, note.trim()),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(reason === null);
    if (reason !== null && !sending.isPending) sending.mutate(reason);
  };
  return (
    <Modal
      title={t(`${thing.kind}Title`)}
      closeLabel={t("close")}
      onClose={onClose}
      ignoresBeside
      className="w-112"
    >
      {sending.isSuccess ? (
        <>
          <Notice tone="ok">{t("sent")}</Notice>
          {/* The button that sent it is gone. */}
          <Button autoFocus onClick={onClose} className="self-end pointer-coarse:min-h-11">
            {t("close")}
          </Button>
        </>
      ) : (
        <form onSubmit={submit} noValidate className="flex flex-col gap-4">
          {words && (
            <blockquote className="max-h-24 overflow-y-auto border-edge border-s-2 ps-3 [overflow-wrap:anywhere]">
              <bdi className="font-semibold text-muted">{name}</bdi> <bdi>{words}</bdi>
            </blockquote>
          )}
          <p className="text-muted text-sm">{t("lead", { name: isolated(name) })}</p>
          <ReasonFields
            value={reason}
            isMissing={isMissing && reason === null}
            onChange={setReason}
          />
          <NoteField value={note} onChange={setNote} />
          {sending.error && (
            <Notice tone="bad">{t("failed", { reason: problemText(sending.error) })}</Notice>
          )}
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={onClose} className="pointer-coarse:min-h-11">
              {t("cancel")}
            </Button>
            <Button
              type="submit"
              variant="primary"
              disabled={sending.isPending}
              className="pointer-coarse:min-h-11"
            >
              {t(sending.isPending ? "sending" : "send")}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}
