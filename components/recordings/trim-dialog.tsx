"use client";

import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { Modal } from "@/components/ui/modal";
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
      {error && <OrderProblem error={error} />}
      {!cuts && !error && (
        <p role="status" className="flex items-center gap-2 text-muted">
          <Spinner />
          {t("trimLoading")}
        </p>
      )}
      {cuts && cuts.length < 3 && <p>{t("trimNoCuts")}</p>}
      {cuts && cuts.length >= 3 && (
        <TrimForm tape={tape} cuts={cuts} orders={orders} onClose={onClose} />
      )}
    </Modal>
  );
}
