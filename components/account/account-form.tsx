"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { ActionError } from "@/components/data/client";
import { Logo } from "@/components/shell/logo";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type AccountProblem, problemOf } from "./account-problem";

interface AccountFormProps {
  readonly title: string;
  readonly submitLabel: string;
  /** Where to go afterwards; a path of this site. */
  readonly next: string;
  readonly submit: (fields: FormData) => Promise<unknown>;
  /** The fields, given what was wrong with the last try. */
  readonly fields: (problem: AccountProblem | null) => ReactNode;
  readonly other: { readonly question: string; readonly label: string; readonly href: string };
}

/** The frame that signing in and registering share. */
export function AccountForm({ title, submitLabel, next, submit, fields, other }: AccountFormProps) {
  const t = useTranslations("account");
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [problem, setProblem] = useState<AccountProblem | null>(null);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(async () => {
      setProblem(null);
      try {
        await submit(form);
        router.replace(next);
        router.refresh();
      } catch (error) {
        setProblem(problemOf(error instanceof ActionError ? error : new ActionError(0, "")));
      }
    });
  };

  return (
    <div className="mx-auto flex w-full max-w-sm flex-col gap-6 py-8">
      <div className="flex flex-col items-center gap-3">
        <Logo className="size-12" />
        <h1 className="text-2xl">{title}</h1>
      </div>
      <form
        onSubmit={onSubmit}
        className="flex flex-col gap-4 rounded-surface border border-line bg-raised p-6 shadow-lift"
      >
        {fields(problem)}
        {problem && !problem.field && (
          <Notice tone="bad">{t(problem.key, { minutes: problem.minutes })}</Notice>
        )}
        <Button type="submit" variant="primary" disabled={pending}>
          {pending ? t("pending") : submitLabel}
        </Button>
      </form>
      <p className="text-center text-muted">
        {other.question}{" "}
        <Link
          href={next === "/" ? other.href : `${other.href}?next=${encodeURIComponent(next)}`}
          className="font-semibold text-accent-text underline underline-offset-4"
        >
          {other.label}
        </Link>
      </p>
    </div>
  );
}
