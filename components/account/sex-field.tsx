"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import type { Sex } from "@/lib/shared/account";

interface SexFieldProps {
  readonly value: Sex;
  readonly onChange: (value: Sex) => void;
}

const choices = [
  [-1, "sexUnknown"],
  [1, "sexFemale"],
  [0, "sexMale"],
] as const;

/** What the apps call the sex of a user; to say nothing is the first choice. */
export function SexField({ value, onChange }: SexFieldProps) {
  const t = useTranslations("account");
  const id = useId();
  return (
    <fieldset aria-describedby={id}>
      <legend className="font-semibold text-sm">{t("sex")}</legend>
      <div className="flex flex-wrap gap-x-5">
        {choices.map(([sex, key]) => (
          <label key={key} className="flex min-h-10 items-center gap-2 pointer-coarse:min-h-11">
            <input
              type="radio"
              name="sex"
              value={sex}
              checked={value === sex}
              onChange={() => onChange(sex)}
              className="size-4 accent-accent"
            />
            {t(key)}
          </label>
        ))}
      </div>
      <p id={id} className="text-muted text-sm">
        {t("sexHint")}
      </p>
    </fieldset>
  );
}
