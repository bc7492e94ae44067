"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { ActionError } from "@/components/data/client";
import { ProblemNotice } from "@/components/session/problem-notice";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { SubmitButton } from "@/components/ui/submit-button";
import type { SettingsDraft } from "./settings-draft";

interface SettingsFieldsProps {
  readonly section: Pick<SettingsDraft<object>, "unsaved" | "pending" | "error" | "saved" | "save">;
  /** The error is told beside its field. */
  readonly isTold: boolean;
  readonly children: ReactNode;
}

/** The fields of a part that is saved by a button, and what became of that. */
export function SettingsFields({ section, isTold, children }: SettingsFieldsProps) {
  const t = useTranslations("studioRoom");
  const { unsaved, pending, error, saved, save } = section;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error === null) return;
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [error]);
  const isKept = error instanceof ActionError && error.reason === "recordingUnconfirmed";
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      className="flex flex-col gap-4"
    >
      {children}
      {isKept && <Notice tone="warn">{t("recordingUnconfirmed")}</Notice>}
      {error !== null && !isTold && !isKept && (
        <ProblemNotice error={error} say={(reason) => t("failed", { reason })} />
      )}
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton
          variant={unsaved ? "primary" : "secondary"}
          disabled={pending}
          className="pointer-coarse:min-h-11"
        >
          {pending && <Spinner />}
          {pending ? t("saving") : t("save")}
        </SubmitButton>
        <p role="status" className="text-sm empty:hidden">
          {saved && <span className="text-ok">{t("saved")}</span>}
          {unsaved && !pending && <span className="text-muted">{t("unsaved")}</span>}
        </p>
      </div>
    </form>
  );
}
