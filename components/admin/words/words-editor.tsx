import { CircleAlert } from "lucide-react";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { useHydrated } from "@/components/room/use-hydrated";
import { classNames } from "@/components/ui/class-names";
import { inputClass } from "@/components/ui/text-field";
import { maxServerWords } from "@/lib/shared/server-words";

interface WordsEditorProps {
  readonly value: string;
  readonly count: number;
  /** What is wrong with them, in words; null: nothing. */
  readonly problem: string | null;
  readonly onChange: (value: string) => void;
}

/** One word in each line. */
export function WordsEditor({ value, count, problem, onChange }: WordsEditorProps) {
  const t = useTranslations("adminReports");
  const id = useId();
  const hydrated = useHydrated();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-semibold text-sm">
        {t("words")}
      </label>
      <textarea
        // Whoever types while the page wakes up would find it mixed with the list.
        readOnly={!hydrated}
        id={id}
        rows={14}
        dir="auto"
        value={value}
        spellCheck={false}
        autoCapitalize="none"
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-hint ${id}-problem`}
        onChange={(event) => onChange(event.target.value)}
        className={classNames(inputClass, "resize-y", problem ? "border-bad" : "border-edge")}
      />
      <p id={`${id}-hint`} className="flex justify-between gap-4 text-muted text-sm">
        <span>{t("wordsHint")}</span>
        <span className="shrink-0 tabular-nums">
          {t("wordsCount", { count, most: maxServerWords })}
        </span>
      </p>
      <p id={`${id}-problem`} role="status" className="font-medium text-bad text-sm">
        {problem && (
          <span className="flex gap-1.5">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            {problem}
          </span>
        )}
      </p>
    </div>
  );
}
