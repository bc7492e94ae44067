"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { TextField } from "@/components/ui/text-field";

interface PasswordFieldProps {
  readonly autoComplete: "current-password" | "new-password";
  readonly hint?: string;
  readonly error?: string;
}

/** A password that can be looked at while it is typed. */
export function PasswordField({ autoComplete, hint, error }: PasswordFieldProps) {
  const t = useTranslations("account");
  const [visible, setVisible] = useState(false);
  const Icon = visible ? EyeOff : Eye;
  return (
    <TextField
      label={t("password")}
      name="password"
      type={visible ? "text" : "password"}
      autoComplete={autoComplete}
      required
      hint={hint}
      error={error}
      trailing={
        <button
          type="button"
          onClick={() => setVisible(!visible)}
          aria-label={visible ? t("hidePassword") : t("showPassword")}
          className="absolute inset-y-0 right-0 grid w-11 place-items-center rounded-control text-muted hover:text-text"
        >
          <Icon aria-hidden className="size-4" />
        </button>
      }
    />
  );
}
