"use client";

import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { Modal } from "@/components/ui/modal";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import type { OwnTape } from "@/lib/shared/own-tape";
import { OrderProblem } from "./order-problem";
import { cutsQuery } from "./recording-calls";
import { TrimForm } from "./trim-form";
import type { TapeOrders } from "./use-tape-orders";

interface TrimDialogProps {
  readonly tape: OwnTape;
  readonly orders: TapeOrders;
  readonly onClose: () => void;
}

/** Chooses the part of a recording that stays. Loaded apart from the page. */
export function TrimDialog({ tape, orders, onClose }: TrimDialogProps) {
  const t = useTranslations("recordings");
  const lead = useId();
  const [opened] = useState(tape.revision);
  // Its own trim is shown before its order counts as done, which closes the dialog.
  const isChanged = tape.revision !== opened && !orders.isPending;
  const { data: cuts, error } = useQuery(cutsQuery(tape));
  return (
    <Modal
      title={t("trimTitle")}
      closeLabel={t("close")}
      onClose={onClose}
      ignoresBeside
      aria-describedby={lead}
      className="w-[44rem]"
    >
      <p id={lead} className="text-pretty text-muted">
        {t("trimLead")}
      </p>
      {isChanged && <Notice tone="warn">{t("failedChanged")}</Notice>}
      {error && <OrderProblem error={error} />}
      {!cuts && !error && (
        <p role="status" className="flex items-center gap-2 text-muted">
          <Spinner />
          {t("trimLoading")}
        </p>
      )}
      {cuts && cuts.length < 3 && <p>{t("trimNoCuts")}</p>}
      {cuts && cuts.length >= 3 && (
        // What was chosen on other files means nothing on these.
        <TrimForm key={tape.revision} tape={tape} cuts={cuts} orders={orders} onClose={onClose} />
      )}
    </Modal>
  );
}
