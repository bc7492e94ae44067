"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { inputClass } from "@/components/ui/text-field";

interface WordsFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  /** Characters that fit. */
  readonly most: number;
  readonly required?: boolean;
  readonly onChange: (value: string) => void;
}

/** From here on it is said how many characters are left. */
const shownFrom = 50;

/** Some lines of somebody's own words, and how many more fit. */
export function WordsField({ label, hint, value, most, required, onChange }: WordsFieldProps) {
  const t = useTranslations("adminLives");
  const id = useId();
  const left = most - [...value].length;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-semibold text-sm">
        {label}
      </label>
      <textarea
        id={id}
        rows={3}
        dir="auto"
        value={value}
        required={required}
        // In UTF-16 units, of which a character has at most two.
        maxLength={most * 2}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => onChange([...target.value].slice(0, most).join(""))}
        className={classNames(inputClass, "resize-y border-edge")}
      />
      <p id={`${id}-hint`} className="flex flex-wrap justify-between gap-x-4 text-muted text-sm">
        {hint}
        {left <= shownFrom && <span className="tabular-nums">{t("left", { count: left })}</span>}
      </p>
    </div>
  );
}
