"use client";

import { useTranslations } from "use-intl";
import { TextField } from "@/components/ui/text-field";

interface UserNameFieldProps {
  readonly hint?: string;
  readonly error?: string;
}

/** The name that a broadcaster signs in with. */
export function UserNameField({ hint, error }: UserNameFieldProps) {
  const t = useTranslations("account");
  return (
    <TextField
      label={t("userName")}
      name="userId"
      autoComplete="username"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      required
      hint={hint}
      error={error}
    />
  );
}
