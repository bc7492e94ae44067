"use client";

import { useTranslations } from "use-intl";
import { register } from "@/components/data/client";
import { TextField } from "@/components/ui/text-field";
import { AccountForm } from "./account-form";
import { PasswordField } from "./password-field";
import { UserNameField } from "./user-name-field";

/** Makes an account and goes on to `next`. */
export function RegisterForm({ next }: { next: string }) {
  const t = useTranslations("account");
  return (
    <AccountForm
      title={t("registerTitle")}
      submitLabel={t("register")}
      next={next}
      submit={register}
      other={{ question: t("haveAccount"), label: t("loginTitle"), href: "/login" }}
      fields={(errorOf) => (
        <>
          <UserNameField hint={t("userNameRule")} error={errorOf("userId")} />
          <TextField
            label={t("nickname")}
            name="nickname"
            autoComplete="nickname"
            maxLength={40}
            hint={t("nicknameRule")}
            error={errorOf("nickname")}
          />
          <PasswordField
            autoComplete="new-password"
            hint={t("passwordRule")}
            error={errorOf("password")}
          />
        </>
      )}
    />
  );
}
