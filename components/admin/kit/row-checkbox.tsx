"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { chosenOf, type Selection, toggled, toggledAll } from "./table-columns";

const boxClass = "size-4 accent-(--accent-text)";
const targetClass = "grid size-8 cursor-pointer place-items-center pointer-coarse:size-11";

interface RowCheckboxProps {
  readonly selection: Selection;
  readonly rowKey: string;
  /** The element that names the row. */
  readonly titleId: string;
}

/** Chooses one row; it is called "Select" and what names the row. */
export function RowCheckbox({ selection, rowKey, titleId }: RowCheckboxProps) {
  const t = useTranslations("adminKit");
  const id = useId();
  return (
    <label className={targetClass}>
      <input
        id={id}
        type="checkbox"
        aria-label={t("selectRow")}
        aria-labelledby={`${id} ${titleId}`}
        checked={selection.selected.has(rowKey)}
        onChange={() => selection.onChange(toggled(selection.selected, rowKey))}
        className={boxClass}
      />
    </label>
  );
}

interface AllCheckboxProps {
  readonly selection: Selection;
  readonly keys: readonly string[];
  /** Where there is room for them. */
  readonly showsWords?: boolean;
}

/** Chooses all rows of a page; half chosen where some of them are. */
export function AllCheckbox({ selection, keys, showsWords = false }: AllCheckboxProps) {
  const t = useTranslations("adminKit");
  const chosen = chosenOf(selection.selected, keys);
  return (
    <label
      className={
        showsWords ? "inline-flex min-h-11 cursor-pointer items-center gap-3" : targetClass
      }
    >
      <input
        type="checkbox"
        ref={(box) => {
          if (box) box.indeterminate = chosen === "some";
        }}
        checked={chosen === "all"}
        disabled={keys.length === 0}
        onChange={() => selection.onChange(toggledAll(selection.selected, keys))}
        className={boxClass}
      />
      <span className={classNames(!showsWords && "sr-only")}>{t("selectAll")}</span>
    </label>
  );
}
