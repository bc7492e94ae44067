"use client";

import { useTranslations } from "use-intl";
import { CopyCode } from "@/components/docs/copy-code";
import { CopyField } from "@/components/ui/copy-field";
import { usePageOrigin } from "@/components/ui/use-page-origin";

/** A token that has just been made, and how it is sent. */
export function MadeToken({ token }: { token: string }) {
  const t = useTranslations("adminTokens");
  const origin = usePageOrigin();
  return (
    <div className="flex flex-col gap-4">
      <p>{t("madeText")}</p>
      <CopyField label={t("tokenField")} value={token} />
      <CopyCode
        isTitled
        label={t("tokenUse")}
        code={`curl -H "Authorization: Bearer $TOKEN" ${origin}/api/admin/lives`}
      />
    </div>
  );
}
