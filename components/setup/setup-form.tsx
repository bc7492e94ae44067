"use client";

import { useTranslations } from "use-intl";
import { AccountForm, type Credentials } from "@/components/account/account-form";
import { PasswordField } from "@/components/account/password-field";
import { UserNameField } from "@/components/account/user-name-field";
import { callJson } from "@/components/data/client";
import { TextField } from "@/components/ui/text-field";

/** Makes the first administrator and goes on to the console. */
export function SetupForm() {
  const t = useTranslations("setup");
  const account = useTranslations("account");
  return (
    <AccountForm
      title={t("title")}
      lead={t("lead")}
      submitLabel={t("submit")}
      next="/admin"
      submit={makeFirstAdmin}
      other={{ question: t("noLink"), label: t("howElse"), href: "/docs/operations#first-start" }}
      fields={(errorOf) => (
        <>
          <UserNameField hint={account("userNameRule")} error={errorOf("userId")} />
          <TextField
            label={account("nickname")}
            name="nickname"
            autoComplete="nickname"
            maxLength={40}
            hint={account("nicknameRule")}
            error={errorOf("nickname")}
          />
          <PasswordField
            autoComplete="new-password"
            hint={account("passwordRule")}
            error={errorOf("password")}
          />
        </>
      )}
    />
  );
}

/** The token stands behind the `#` of the address, which no server and no log has seen. */
async function makeFirstAdmin(credentials: Credentials): Promise<void> {
  await callJson("/api/setup", { ...credentials, token: window.location.hash.slice(1) });
}
