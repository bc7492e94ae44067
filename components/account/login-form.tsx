"use client";

import { useTranslations } from "use-intl";
import { signIn } from "@/components/data/client";
import { AccountForm } from "./account-form";
import { PasswordField } from "./password-field";
import { UserNameField } from "./user-name-field";

/** Signs in and goes on to `next`. */
export function LoginForm({ next }: { next: string }) {
  const t = useTranslations("account");
  return (
    <AccountForm
      title={t("loginTitle")}
      submitLabel={t("login")}
      next={next}
      submit={({ userId, password }) => signIn({ userId, password })}
      other={{ question: t("noAccountYet"), label: t("registerTitle"), href: "/register" }}
      fields={(errorOf) => (
        <>
          <UserNameField error={errorOf("userId")} />
          <PasswordField autoComplete="current-password" error={errorOf("password")} />
        </>
      )}
    />
  );
}
