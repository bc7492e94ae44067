"use client";

import { useLocale, useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button";
import { preferenceFormId } from "./preference-form";

/** Changes to the other language; its name is written in that language. */
export function LanguageSwitch() {
  const t = useTranslations("common");
  const other = useLocale() === "en" ? "zh-CN" : "en";
  return (
    <button
      type="submit"
      form={preferenceFormId}
      name="locale"
      value={other}
      lang={other}
      aria-label={t("otherLanguage")}
      className={buttonClass("ghost", "min-w-10 px-1.5 text-sm sm:px-2")}
    >
      {t("otherLanguageShort")}
    </button>
  );
}
