"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { isolated } from "@/lib/shared/isolated";
import { longestNotice } from "@/lib/shared/staff-notice";
import { ConfirmDialog } from "../kit/confirm-dialog";
import { BanFields } from "./ban-fields";
import { type BanSpan, banSpans, hasEnd, longestReason } from "./ban-span";
import type { AskedOrder, LiveOrders } from "./use-live-orders";
import { WordsField } from "./words-field";

interface OrderDialogProps {
  readonly asked: AskedOrder;
  readonly orders: LiveOrders;
}

const words = {
  stop: { title: "stopTitle", text: "stopText", confirm: "stop" },
  forbid: { title: "forbidTitle", text: "forbidText", confirm: "forbid" },
  allow: { title: "allowTitle", text: "allowText", confirm: "allow" },
  message: { title: "messageTitle", text: "messageText", confirm: "messageSend" },
} as const;

/** Asks for what an order needs, and whether it is meant. */
export function OrderDialog({ asked: { order, live }, orders }: OrderDialogProps) {
  const t = useTranslations("adminLives");
  const [reason, setReason] = useState("");
  const [span, setSpan] = useState<BanSpan>("day");
  const [moment, setMoment] = useState("");
  const [isWrong, setWrong] = useState(false);
  const { title, text, confirm } = words[order];
  const { action } = orders;

  const give = () => {
    if (order === "allow") return orders.give({});
    if (order === "message") return orders.give({ text: reason.trim() });
    if (order === "stop") return orders.give({ reason: reason.trim() });
    const ends = banSpans[span](moment);
    setWrong(!hasEnd(ends));
    if (hasEnd(ends)) orders.give({ ...ends, reason: reason.trim() });
  };
  return (
    <ConfirmDialog
      title={t(title, { name: isolated(live.nickname) })}
      text={t(text)}
      confirmLabel={t(confirm)}
      {...(order === "stop" || order === "forbid" ? { tone: "danger" } : {})}
      pending={action.pending}
      error={action.error}
      onConfirm={give}
      onCancel={orders.cancel}
    >
      {order === "forbid" && (
        <BanFields {...{ span, moment, isWrong }} onSpan={setSpan} onMoment={setMoment} />
      )}
      {order === "message" && (
        <WordsField
          label={t("messageField")}
          value={reason}
          most={longestNotice}
          required
          onChange={setReason}
        />
      )}
      {(order === "stop" || order === "forbid") && (
        <WordsField
          label={t("reason")}
          hint={t("reasonHint")}
          value={reason}
          most={longestReason}
          onChange={setReason}
        />
      )}
    </ConfirmDialog>
  );
}
