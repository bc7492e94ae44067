"use client";

import { Moon, Sun } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button";
import { themeCookieName } from "@/lib/shared/i18n/locales";
import { writePreference } from "./preference-cookie";

const darkSystem = "(prefers-color-scheme: dark)";

/** Switches between paper and ink. */
export function ThemeSwitch() {
  const t = useTranslations("common");
  const dark = useSyncExternalStore(subscribe, isDark, () => false);
  const Icon = dark ? Sun : Moon;
  return (
    <button
      type="button"
      aria-label={dark ? t("themeToLight") : t("themeToDark")}
      onClick={() => {
        const theme = dark ? "light" : "dark";
        document.documentElement.dataset.theme = theme;
        writePreference(themeCookieName, theme);
      }}
      className={buttonClass("ghost", "px-2.5")}
    >
      <Icon aria-hidden className="size-4" />
    </button>
  );
}

function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === "dark" : matchMedia(darkSystem).matches;
}

function subscribe(onChange: () => void): () => void {
  const system = matchMedia(darkSystem);
  const chosen = new MutationObserver(onChange);
  system.addEventListener("change", onChange);
  chosen.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => {
    system.removeEventListener("change", onChange);
    chosen.disconnect();
  };
}
