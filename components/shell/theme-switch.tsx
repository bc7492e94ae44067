"use client";

import { Moon, Sun } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button";
import { themeCookieName } from "@/lib/shared/i18n/locales";
import { writePreference } from "./preference-cookie";

/** Switches between paper and ink. Style sheets choose the words and the icon, so that they are
 * right before hydration, when only the style sheet knows what the system prefers. */
export function ThemeSwitch() {
  const t = useTranslations("common");
  const router = useRouter();
  return (
    <button
      type="button"
      onClick={() => {
        const theme = isDark() ? "light" : "dark";
        document.documentElement.dataset.theme = theme;
        writePreference(themeCookieName, theme);
        // The colour of the browser's own bars comes from the server.
        router.refresh();
      }}
      className={buttonClass("ghost", "min-w-10 px-2")}
    >
      <Sun aria-hidden className="hidden size-4 shrink-0 dark:block" />
      <Moon aria-hidden className="size-4 shrink-0 dark:hidden" />
      <span className="sr-only">
        <span className="hidden dark:inline">{t("themeToLight")}</span>
        <span className="dark:hidden">{t("themeToDark")}</span>
      </span>
    </button>
  );
}

function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}
