"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";
import { Spinner } from "@/components/ui/spinner";
import { StageDrawing } from "@/components/ui/stage-drawing";
import { SubmitButton } from "@/components/ui/submit-button";
import { surfaceClass } from "@/components/ui/surface-class";
import { isolated } from "@/lib/shared/isolated";
import { type AccountProblem, missingField, problemOf } from "./account-problem";

export interface Credentials {
  readonly userId: string;
  readonly password: string;
  /** Empty where the form does not ask for it. */
  readonly nickname: string;
}

type FieldName = NonNullable<AccountProblem["field"]>;

interface AccountFormProps {
  readonly title: string;
  /** What the form is for, where its title does not say it. */
  readonly lead?: string;
  readonly submitLabel: string;
  /** Where to go afterwards; a path of this site. */
  readonly next: string;
  readonly submit: (credentials: Credentials) => Promise<unknown>;
  /** The fields, given what was wrong with each of them. */
  readonly fields: (errorOf: (field: FieldName) => string | undefined) => ReactNode;
  readonly other: { readonly question: string; readonly label: string; readonly href: string };
}

/** The frame that signing in and registering share. */
export function AccountForm(props: AccountFormProps) {
  const { title, lead, submitLabel, next, submit, fields, other } = props;
  const t = useTranslations("account");
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [pending, startTransition] = useTransition();
  const [problem, setProblem] = useState<AccountProblem | null>(null);
  const errorOf = (field: FieldName) =>
    problem?.field === field ? t(problem.key, { minutes: problem.minutes, words: "" }) : undefined;

  // Whoever must correct something is taken there.
  useEffect(() => {
    const input = problem?.field && form.current?.elements.namedItem(problem.field);
    if (input instanceof HTMLInputElement) input.focus();
  }, [problem]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const textOf = (name: string) => String(data.get(name) ?? "");
    const credentials = {
      userId: textOf("userId").trim(),
      password: textOf("password"),
      nickname: textOf("nickname").trim(),
    };
    const missing = missingField(credentials.userId, credentials.password);
    setProblem(missing);
    if (missing) return;
    startTransition(async () => {
      try {
        await submit(credentials);
      } catch (error) {
        startTransition(() => setProblem(problemOf(error)));
        return;
      }
      // Pending until the next page is there.
      startTransition(() => {
        router.replace(next);
        router.refresh();
      });
    });
  };

  return (
    <div className="mx-auto grid w-full max-w-sm items-center gap-x-16 sm:my-auto sm:py-8 lg:max-w-5xl lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="hidden text-center lg:block">
        <StageDrawing className="mx-auto w-full max-w-md" />
        <p className="mt-4 font-bold text-lg">{t("welcomeTitle")}</p>
        <p className="mx-auto mt-1 max-w-sm text-balance text-muted">{t("welcomeText")}</p>
      </div>
      <div className="flex flex-col gap-5">
        <h1 className="text-2xl">{title}</h1>
        {lead && <p className="text-muted">{lead}</p>}
        <form
          ref={form}
          onSubmit={onSubmit}
          noValidate
          className={surfaceClass("flex flex-col gap-5 p-5 sm:p-6")}
        >
          {fields(errorOf)}
          {problem && !problem.field && (
            <Notice tone="bad">
              {t(problem.key, { minutes: problem.minutes, words: isolated(problem.words ?? "") })}
            </Notice>
          )}
          <SubmitButton variant="primary" disabled={pending}>
            {pending && <Spinner />}
            {pending ? t("pending") : submitLabel}
          </SubmitButton>
        </form>
        <p className="text-muted">
          {other.question}{" "}
          <PageLink
            href={next === "/" ? other.href : `${other.href}?next=${encodeURIComponent(next)}`}
            className="inline-flex min-h-10 items-center rounded-control font-semibold text-accent-text underline underline-offset-4"
          >
            {other.label}
          </PageLink>
        </p>
      </div>
    </div>
  );
}
