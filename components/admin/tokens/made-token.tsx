"use client";

import { useTranslations } from "use-intl";
import { CopyCode } from "@/components/docs/copy-code";
import { CopyField } from "@/components/ui/copy-field";

/** A token that has just been made, and how it is sent. */
export function MadeToken({ token }: { token: string }) {
  const t = useTranslations("adminTokens");
  const shown = `${token.slice(0, 13)}…`;
  return (
    <div className="flex flex-col gap-4">
      <p>{t("madeText")}</p>
      <CopyField label={t("tokenField")} value={token} />
      <CopyCode isTitled label={t("tokenUse")} code={`Authorization: Bearer ${shown}`} />
    </div>
  );
}
