import { useId } from "react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { inputClass } from "@/components/ui/text-field";
import { reportNoteLength } from "@/lib/shared/reports";

interface NoteFieldProps {
  readonly value: string;
  readonly onChange: (note: string) => void;
}

/** The rest is only told when it gets short. */
const toldFrom = 50;

/** What a viewer says himself. */
export function NoteField({ value, onChange }: NoteFieldProps) {
  const t = useTranslations("report");
  const id = useId();
  const left = reportNoteLength - [...value].length;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-semibold text-sm">
        {t("note")}
      </label>
      <textarea
        id={id}
        rows={3}
        value={value}
        aria-describedby={`${id}-left`}
        onChange={(event) => onChange(firstOf(event.target.value, reportNoteLength))}
        className={classNames(inputClass, "resize-y border-edge")}
      />
      <p id={`${id}-left`} role="status" className="min-h-5 text-muted text-sm tabular-nums">
        {left <= toldFrom && t("noteLeft", { count: left })}
      </p>
    </div>
  );
}

/** As many characters as fit; `maxLength` would count halves of some. */
function firstOf(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : characters.slice(0, most).join("");
}
