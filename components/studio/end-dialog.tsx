"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { endBroadcast } from "@/components/data/client";
import { ProblemNotice } from "@/components/session/problem-notice";
import { Button } from "@/components/ui/button";
import { Modal } from "@/components/ui/modal";
import { useOrder } from "./use-order";

interface EndDialogProps {
  readonly userId: string;
  readonly isPreview: boolean;
  readonly onClose: () => void;
}

/** Asks whether the broadcast is to end, and says so until it has. */
export function EndDialog({ userId, isPreview, onClose }: EndDialogProps) {
  const t = useTranslations("studio");
  const id = useId();
  const { pending, failure, give } = useOrder(userId, () => endBroadcast(userId), onClose);
  return (
    <Modal
      title={isPreview ? t("endPreview") : t("endTitle")}
      closeLabel={t("close")}
      onClose={onClose}
      aria-describedby={id}
      className="w-md"
    >
      <p id={id} className="text-pretty text-muted">
        {isPreview ? t("endPreviewText") : t("endText")}
      </p>
      {failure !== null && (
        <ProblemNotice error={failure} say={(reason) => t("endFailed", { reason })} />
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t("endNo")}</Button>
        <Button variant="primary" disabled={pending} onClick={give}>
          {pending ? t("endPending") : t("endYes")}
        </Button>
      </div>
    </Modal>
  );
}
