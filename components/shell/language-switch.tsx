"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button";
import { localeCookieName } from "@/lib/shared/i18n/locales";
import { writePreference } from "./preference-cookie";

/** Changes to the other language; its name is written in that language. */
export function LanguageSwitch() {
  const t = useTranslations("common");
  const locale = useLocale();
  const router = useRouter();
  const other = locale === "en" ? "zh-CN" : "en";
  return (
    <button
      type="button"
      lang={other}
      aria-label={t("otherLanguage")}
      onClick={() => {
        writePreference(localeCookieName, other);
        router.refresh();
      }}
      className={buttonClass("ghost", "min-w-10 px-1.5 text-sm sm:px-2")}
    >
      {t("otherLanguageShort")}
    </button>
  );
}
