"use client";

import { useTranslations } from "use-intl";
import { EmptyScene } from "@/components/ui/empty-scene";

/** What somebody sees who is signed in without being an administrator. */
export function AdminOnly() {
  const t = useTranslations("adminKit");
  return (
    <div className="m-auto">
      <EmptyScene level="h1" title={t("forbiddenTitle")} text={t("forbiddenText")} />
    </div>
  );
}
