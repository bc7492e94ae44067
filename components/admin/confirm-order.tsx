"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { surfaceClass } from "@/components/ui/surface-class";
import { useModal } from "@/components/ui/use-modal";
import { isolated } from "@/lib/shared/isolated";
import type { AskedOrder } from "./use-live-orders";

const questions = {
  stop: { title: "confirmStop", text: "confirmStopText" },
  forbid: { title: "confirmForbid", text: "confirmForbidText" },
  allow: { title: "confirmAllow", text: "confirmAllowText" },
} as const;

interface ConfirmOrderProps {
  readonly asked: AskedOrder;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before an order is carried out; the browser keeps the focus inside and gives it back. */
export function ConfirmOrder({ asked, onConfirm, onCancel }: ConfirmOrderProps) {
  const t = useTranslations("admin");
  const id = useId();
  const dialog = useModal(onCancel, { ignoresBeside: true });
  const { order, name } = asked;
  return (
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      className={surfaceClass(
        "m-auto w-[min(28rem,calc(100vw-2rem))] p-5 text-text backdrop:bg-black/50",
      )}
    >
      <h2 id={`${id}-title`} className="text-lg [overflow-wrap:anywhere]">
        {t(questions[order].title, { name: isolated(name) })}
      </h2>
      <p id={`${id}-text`} className="mt-1 text-muted">
        {t(questions[order].text)}
      </p>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{t("cancel")}</Button>
        <Button variant="primary" onClick={onConfirm}>
          {t(order)}
        </Button>
      </div>
    </dialog>
  );
}
