"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/session/problem-notice";
import { Notice } from "@/components/ui/notice";
import { SectionCard } from "@/components/ui/section-card";
import { Spinner } from "@/components/ui/spinner";
import { SubmitButton } from "@/components/ui/submit-button";
import { changePassword } from "./account-calls";
import { PasswordField } from "./password-field";
import { missingPassword, type PasswordProblem, passwordProblemOf } from "./password-problem";
import { sessionsQuery } from "./sessions-query";

type Outcome =
  | { readonly kind: "field"; readonly problem: PasswordProblem }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "changed" };

/** Another password; whoever knew the old one is out then. */
export function PasswordCard({ userId }: { readonly userId: string }) {
  const t = useTranslations("account");
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [pending, startTransition] = useTransition();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const problem = outcome?.kind === "field" ? outcome.problem : null;
  const errorOf = (field: PasswordProblem["field"]) =>
    problem?.field === field ? t(problem.key) : undefined;
  useEffect(() => {
    const field = problem && form.current?.elements.namedItem(problem.field);
    if (field instanceof HTMLInputElement) field.focus();
  }, [problem]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const oldPassword = String(data.get("oldPassword") ?? "");
    const newPassword = String(data.get("newPassword") ?? "");
    const missing = missingPassword(oldPassword, newPassword);
    setOutcome(missing && { kind: "field", problem: missing });
    if (missing) return;
    startTransition(async () => {
      const next = await change({ oldPassword, newPassword });
      startTransition(() => setOutcome(next));
    });
  };
  const change = async (passwords: Parameters<typeof changePassword>[1]): Promise<Outcome> => {
    try {
      const left = await changePassword(userId, passwords);
      queries.setQueryData(sessionsQuery(userId).queryKey, left);
      form.current?.reset();
      return { kind: "changed" };
    } catch (error) {
      const refused = passwordProblemOf(error);
      return refused ? { kind: "field", problem: refused } : { kind: "failed", error };
    }
  };
  return (
    <SectionCard title={t("passwordTitle")} text={t("passwordText")}>
      <form ref={form} method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
        {/* Tells password managers whose password it is. */}
        <input
          type="text"
          name="userId"
          autoComplete="username"
          value={userId}
          readOnly
          tabIndex={-1}
          aria-hidden
          className="hidden"
        />
        <PasswordField
          label={t("oldPassword")}
          name="oldPassword"
          autoComplete="current-password"
          error={errorOf("oldPassword")}
        />
        <PasswordField
          label={t("newPassword")}
          name="newPassword"
          autoComplete="new-password"
          hint={t("passwordRule")}
          error={errorOf("newPassword")}
        />
        {outcome?.kind === "changed" && <Notice tone="ok">{t("passwordChanged")}</Notice>}
        {outcome?.kind === "failed" && (
          <ProblemNotice error={outcome.error} say={(reason) => reason} />
        )}
        <SubmitButton disabled={pending} className="self-start">
          {pending && <Spinner />}
          {t("changePassword")}
        </SubmitButton>
      </form>
    </SectionCard>
  );
}
