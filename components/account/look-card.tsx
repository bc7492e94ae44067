"use client";

import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { preferenceFormId } from "@/components/shell/preference-form";
import { classNames } from "@/components/ui/class-names";
import { SectionCard } from "@/components/ui/section-card";
import type { Theme } from "@/lib/shared/preference-cookie";

const languages = [
  ["en", "English"],
  ["zh-CN", "中文"],
] as const;
const looks = [
  ["system", "themeSystem"],
  ["light", "themeLight"],
  ["dark", "themeDark"],
] as const;

/** The reader's language and look in this browser; works before our scripts are there. */
export function LookCard({ theme }: { readonly theme: Theme }) {
  const t = useTranslations("account");
  const locale = useLocale();
  return (
    <SectionCard title={t("lookTitle")}>
      <Choice label={t("language")}>
        {languages.map(([value, name]) => (
          <ChoiceButton key={value} name="locale" value={value} lang={value} on={value === locale}>
            {name}
          </ChoiceButton>
        ))}
      </Choice>
      <Choice label={t("theme")}>
        {looks.map(([value, key]) => (
          <ChoiceButton key={value} name="theme" value={value} on={value === theme}>
            {t(key)}
          </ChoiceButton>
        ))}
      </Choice>
    </SectionCard>
  );
}

function Choice({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <fieldset>
      <legend className="mb-1 font-semibold text-sm">{label}</legend>
      <div className="flex w-fit max-w-full flex-wrap gap-1 rounded-control border border-edge p-1">
        {children}
      </div>
    </fieldset>
  );
}

interface ChoiceButtonProps {
  readonly name: "locale" | "theme";
  readonly value: string;
  readonly on: boolean;
  readonly lang?: string;
  readonly children: ReactNode;
}

function ChoiceButton({ on, children, ...rest }: ChoiceButtonProps) {
  return (
    <button
      type="submit"
      form={preferenceFormId}
      aria-pressed={on}
      className={classNames(
        "min-h-9 rounded-control px-3 pointer-coarse:min-h-11",
        on ? "bg-text font-semibold text-ground" : "text-text hover:bg-sunken",
      )}
      {...rest}
    >
      {children}
    </button>
  );
}
