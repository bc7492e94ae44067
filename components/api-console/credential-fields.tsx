"use client";

import { useTranslations } from "use-intl";
import { TextField } from "@/components/ui/text-field";
import { type CallableOperation, queryFields } from "./console-call";
import { type Credentials, useCredentials } from "./credentials";

/** Where the reader says who calls. */
export function CredentialFields({ operation }: { operation: CallableOperation }) {
  const t = useTranslations("api");
  const { credentials, change } = useCredentials();
  const inputOf = (name: keyof Credentials) => ({
    value: credentials[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      change({ [name]: event.currentTarget.value }),
    autoComplete: "off",
    autoCapitalize: "none",
    spellCheck: false,
  });
  const names = queryFields(operation);
  if (operation.protocol !== "room") {
    return (
      <TextField
        label={t("bearerLabel")}
        hint={t("bearerHint")}
        className="w-full"
        {...inputOf("bearer")}
      />
    );
  }
  if (names.length === 0) return null;
  return (
    <div className="flex w-full flex-col gap-1">
      <div className="grid gap-3 sm:grid-cols-2">
        {names.map((name) => (
          <TextField key={name} label={name} {...inputOf(name)} />
        ))}
      </div>
      <p className="text-muted text-sm">{t("roomHint")}</p>
    </div>
  );
}
