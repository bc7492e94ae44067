"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { TextField } from "@/components/ui/text-field";
import { ConfirmDialog } from "../kit/confirm-dialog";
import { WordsField } from "../lives/words-field";
import type { AskedOrder, TapeActions } from "./use-tape-actions";

const longestReason = 300;
const longestTitle = 120;

interface OrderDialogProps {
  readonly asked: AskedOrder;
  readonly actions: TapeActions;
  /** Deleted ones can be restored for so long. */
  readonly undoDays: number;
  /** False: the files are a cloud's. */
  readonly filesAreOurs: boolean;
}

/** Asks for what an order needs, and whether it is meant. */
export function OrderDialog({ asked, ...rest }: OrderDialogProps) {
  if (asked.how === "rename") return <RenameDialog asked={asked} {...rest} />;
  return <TakeAwayDialog asked={asked} {...rest} />;
}

interface DialogProps<How> extends Omit<OrderDialogProps, "asked"> {
  readonly asked: Extract<AskedOrder, { readonly how: How }>;
}

function RenameDialog({ asked: { tape }, actions }: DialogProps<"rename">) {
  const t = useTranslations("adminTapes");
  const [title, setTitle] = useState(tape.title);
  return (
    <ConfirmDialog
      title={t("renameTitle")}
      text={t("renameText")}
      confirmLabel={t("renameSave")}
      pending={actions.rename.pending}
      error={actions.rename.error}
      onConfirm={() => actions.giveTitle(tape, title.trim())}
      onCancel={actions.cancel}
    >
      <TextField
        label={t("renameLabel")}
        value={title}
        required
        dir="auto"
        maxLength={longestTitle}
        onChange={(event) => setTitle(event.target.value)}
      />
    </ConfirmDialog>
  );
}

function TakeAwayDialog(props: DialogProps<"withhold" | "delete">) {
  const { asked, actions, undoDays, filesAreOurs } = props;
  const t = useTranslations("adminTapes");
  const [reason, setReason] = useState("");
  const { how, tapes } = asked;
  const count = tapes.length;
  const [first] = tapes;
  const text =
    how === "withhold"
      ? t(filesAreOurs ? "withholdText" : "withholdCloud")
      : undoDays > 0
        ? t("deleteText", { days: undoDays })
        : t("deleteTextNow");
  return (
    <ConfirmDialog
      title={t(how === "withhold" ? "withholdTitle" : "deleteTitle", { count })}
      text={
        <>
          {first && count === 1 && (
            <p className="text-text">
              <bdi>{first.title || t("untitled")}</bdi>
            </p>
          )}
          <p>{text}</p>
          {how === "delete" && !filesAreOurs && <p>{t("deleteCloud")}</p>}
        </>
      }
      confirmLabel={t(how === "withhold" ? "withholdDo" : "deleteDo")}
      tone="danger"
      pending={actions.order.pending}
      error={actions.order.error}
      onConfirm={() => actions.give(how, tapes, reason.trim())}
      onCancel={actions.cancel}
    >
      <WordsField
        label={t("reasonLabel")}
        hint={t("reasonHint")}
        value={reason}
        most={longestReason}
        onChange={setReason}
      />
    </ConfirmDialog>
  );
}
