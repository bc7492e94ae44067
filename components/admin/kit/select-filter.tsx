"use client";

import { useId } from "react";
import { classNames } from "@/components/ui/class-names";
import { inputClass } from "@/components/ui/text-field";

interface SelectFilterProps {
  readonly label: string;
  readonly value: string;
  /** The first one should have the empty value: everything. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

/** One of several, chosen from the browser's own list. */
export function SelectFilter({ label, value, options, onChange }: SelectFilterProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="font-semibold text-sm">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={classNames(
          inputClass,
          value === "" ? "border-edge" : "border-accent-text",
          "h-10 pr-8 pointer-coarse:h-11",
        )}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
