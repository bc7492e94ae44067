"use client";

import { useTranslations } from "use-intl";
import { register } from "@/components/data/client";
import { TextField } from "@/components/ui/text-field";
import { AccountForm } from "./account-form";
import { PasswordField } from "./password-field";

/** Makes an account and goes on to `next`. */
export function RegisterForm({ next }: { next: string }) {
  const t = useTranslations("account");
  return (
    <AccountForm
      title={t("registerTitle")}
      submitLabel={t("register")}
      next={next}
      submit={(fields) =>
        register({
          userId: String(fields.get("userId")),
          password: String(fields.get("password")),
          nickname: String(fields.get("nickname")),
        })
      }
      other={{ question: t("haveAccount"), label: t("loginTitle"), href: "/login" }}
      fields={(problem) => {
        const errorOf = (field: "userId" | "password") =>
          problem?.field === field ? t(problem.key, { minutes: problem.minutes }) : undefined;
        return (
          <>
            <TextField
              label={t("userName")}
              name="userId"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              hint={t("userNameRule")}
              error={errorOf("userId")}
            />
            <TextField
              label={t("nickname")}
              name="nickname"
              autoComplete="nickname"
              maxLength={40}
              hint={t("nicknameRule")}
            />
            <PasswordField
              autoComplete="new-password"
              hint={t("passwordRule")}
              error={errorOf("password")}
            />
          </>
        );
      }}
    />
  );
}
