"use client";

import { useTranslations } from "use-intl";
import { signIn } from "@/components/data/client";
import { TextField } from "@/components/ui/text-field";
import { AccountForm } from "./account-form";
import { PasswordField } from "./password-field";

/** Signs in and goes on to `next`. */
export function LoginForm({ next }: { next: string }) {
  const t = useTranslations("account");
  return (
    <AccountForm
      title={t("loginTitle")}
      submitLabel={t("login")}
      next={next}
      submit={(fields) =>
        signIn({ userId: String(fields.get("userId")), password: String(fields.get("password")) })
      }
      other={{ question: t("noAccountYet"), label: t("registerTitle"), href: "/register" }}
      fields={() => (
        <>
          <TextField
            label={t("userName")}
            name="userId"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
          <PasswordField autoComplete="current-password" />
        </>
      )}
    />
  );
}
