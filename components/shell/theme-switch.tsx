"use client";

import { Moon, Sun } from "lucide-react";
import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button";
import { preferenceFormId } from "./preference-form";

/**
 * Switches between paper and ink. There is a button for each, and style sheets choose which is seen:
 * they alone know what the system prefers, also before our scripts are there.
 */
export function ThemeSwitch() {
  const t = useTranslations("common");
  const look = { type: "submit", form: preferenceFormId, name: "theme" } as const;
  return (
    <div className="flex">
      <button
        {...look}
        value="dark"
        aria-label={t("themeToDark")}
        className={buttonClass("ghost", "min-w-10 px-2 dark:hidden!")}
      >
        <Moon aria-hidden className="size-4 shrink-0" />
      </button>
      <button
        {...look}
        value="light"
        aria-label={t("themeToLight")}
        className={buttonClass("ghost", "hidden! min-w-10 px-2 dark:inline-flex!")}
      >
        <Sun aria-hidden className="size-4 shrink-0" />
      </button>
    </div>
  );
}
