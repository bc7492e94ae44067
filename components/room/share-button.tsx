"use client";

import { Check, Link2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useCopy } from "@/components/ui/use-copy";
import { usePageOrigin } from "@/components/ui/use-page-origin";

/** Copies the address of a page of this site. */
export function ShareButton({ path }: { path: string }) {
  const t = useTranslations("room");
  const { copied, copy } = useCopy(usePageOrigin() + path);
  const Icon = copied ? Check : Link2;
  return (
    <Button onClick={copy} className="self-start">
      <Icon aria-hidden className="size-4" />
      <span aria-live="polite">{copied ? t("shared") : t("share")}</span>
    </Button>
  );
}
