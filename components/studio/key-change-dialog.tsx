"use client";

import { useId, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/session/problem-notice";
import { Button } from "@/components/ui/button";
import { Modal } from "@/components/ui/modal";
import type { KeyChange } from "./use-key-change";
import type { PushKey } from "./use-push-key";

interface KeyChangeDialogProps {
  readonly pushKey: PushKey;
  /** Somebody else has it: chosen beforehand is what helps against that. */
  readonly leaked: boolean;
  readonly onDone: (change: KeyChange) => void;
  readonly onClose: () => void;
}

const ways = ["later", "now"] as const;
const texts = {
  later: ["changeLater", "changeLaterText"],
  now: ["changeNow", "changeNowText"],
} as const;

/** Asks once whether and how the key is to be changed, and says what that does. */
export function KeyChangeDialog({ pushKey, leaked, onDone, onClose }: KeyChangeDialogProps) {
  const t = useTranslations("studioAddress");
  const id = useId();
  const [way, setWay] = useState<(typeof ways)[number]>(leaked ? "now" : "later");
  const [pending, startTransition] = useTransition();
  const [failure, setFailure] = useState<unknown>(null);
  const change = () =>
    startTransition(async () => {
      setFailure(null);
      try {
        const disconnected = await pushKey.change(way === "now");
        onDone(way === "later" ? "changedLater" : outcomeOf(disconnected));
      } catch (error) {
        setFailure(error);
      }
    });
  return (
    <Modal
      title={t("changeTitle")}
      closeLabel={t("close")}
      onClose={onClose}
      aria-describedby={id}
      className="w-112"
    >
      <p id={id} className="text-pretty text-muted">
        {t("changeIntro")}
      </p>
      <fieldset className="flex flex-col gap-2">
        <legend className="sr-only">{t("changeTitle")}</legend>
        {ways.map((one) => (
          <label
            key={one}
            className="flex min-h-11 cursor-pointer items-start gap-3 rounded-control border border-edge p-3 has-checked:border-accent has-checked:bg-sunken"
          >
            <input
              type="radio"
              name={id}
              checked={way === one}
              onChange={() => setWay(one)}
              className="mt-1 size-4 shrink-0 accent-accent"
            />
            <span className="flex flex-col gap-1">
              <span className="font-semibold">{t(texts[one][0])}</span>
              <span className="text-pretty text-muted text-sm">{t(texts[one][1])}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {failure !== null && (
        <ProblemNotice error={failure} say={(reason) => t("failed", { reason })} />
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t("changeNo")}</Button>
        <Button variant="primary" disabled={pending} onClick={change}>
          {pending ? t("changePending") : t("changeYes")}
        </Button>
      </div>
    </Modal>
  );
}

function outcomeOf(disconnected: boolean | null): KeyChange {
  if (disconnected === null) return "changedNow";
  return disconnected ? "changedDisconnected" : "changedStillOn";
}
