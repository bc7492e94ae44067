"use client";

import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/session/problem-notice";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import {
  type AccountProfile,
  nicknameMaxLength,
  type ProfileChange,
  type Sex,
} from "@/lib/shared/account";
import { problemOf } from "./account-problem";
import { SexField } from "./sex-field";

interface ProfileFormProps {
  readonly profile: AccountProfile;
  readonly onChange: (change: ProfileChange) => Promise<void>;
}

/** What of the profile is words. */
export function ProfileForm({ profile, onChange }: ProfileFormProps) {
  const t = useTranslations("account");
  const input = useRef<HTMLFormElement>(null);
  const [nickname, setNickname] = useState(profile.nickname);
  const [sex, setSex] = useState<Sex>(profile.sex);
  const [pending, startTransition] = useTransition();
  const [outcome, setOutcome] = useState<{ readonly error: unknown } | null>(null);
  const isBlocked = outcome !== null && problemOf(outcome.error).key === "nicknameBlocked";
  // The server may have kept it otherwise than it was typed.
  useEffect(() => setNickname(profile.nickname), [profile.nickname]);
  useEffect(() => {
    const field = isBlocked && input.current?.elements.namedItem("nickname");
    if (field instanceof HTMLInputElement) field.focus();
  }, [isBlocked]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    startTransition(async () => {
      let error: unknown = null;
      try {
        await onChange({ nickname, sex });
      } catch (problem) {
        error = problem;
      }
      startTransition(() => setOutcome({ error }));
    });
  };
  return (
    <form ref={input} method="post" onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label={t("nickname")}
        name="nickname"
        autoComplete="nickname"
        value={nickname}
        onChange={(event) => {
          setNickname(event.currentTarget.value);
          setOutcome(null);
        }}
        maxLength={nicknameMaxLength}
        hint={t("nicknameRule")}
        error={isBlocked ? t("nicknameBlocked") : undefined}
      />
      <SexField
        value={sex}
        onChange={(value) => {
          setSex(value);
          setOutcome(null);
        }}
      />
      {outcome?.error === null && <Notice tone="ok">{t("saved")}</Notice>}
      {outcome?.error != null && !isBlocked && (
        <ProblemNotice error={outcome.error} say={(reason) => reason} />
      )}
      <SubmitButton variant="primary" disabled={pending} className="self-start">
        {pending && <Spinner />}
        {t("save")}
      </SubmitButton>
    </form>
  );
}
