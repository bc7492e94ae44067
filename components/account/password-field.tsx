"use client";

import { Eye, EyeOff } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { TextField } from "@/components/ui/text-field";

interface PasswordFieldProps {
  readonly autoComplete: "current-password" | "new-password";
  /** Default: the one password of the form. */
  readonly label?: string;
  readonly name?: string;
  readonly hint?: string;
  readonly error?: string;
}

/** A password that can be looked at while it is typed, and that says when Caps Lock is on. */
export function PasswordField({ label, name = "password", hint, ...rest }: PasswordFieldProps) {
  const t = useTranslations("account");
  const [visible, setVisible] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const Icon = visible ? EyeOff : Eye;
  const watchCapsLock = (event: KeyboardEvent) =>
    setCapsLock(event.getModifierState("CapsLock") && !visible);
  return (
    <div>
      <TextField
        label={label ?? t("password")}
        name={name}
        type={visible ? "text" : "password"}
        autoCapitalize="none"
        spellCheck={false}
        required
        hint={hint}
        {...rest}
        onKeyDown={watchCapsLock}
        onKeyUp={watchCapsLock}
        onBlur={() => setCapsLock(false)}
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
      <p role="status" className="mt-1 text-sm text-warn empty:hidden">
        {capsLock && t("capsLock")}
      </p>
    </div>
  );
}
