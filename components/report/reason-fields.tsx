import { CircleAlert } from "lucide-react";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { type ReportReason, reportReasons } from "@/lib/shared/reports";

interface ReasonFieldsProps {
  readonly value: ReportReason | null;
  /** It was sent without. */
  readonly isMissing: boolean;
  readonly onChange: (reason: ReportReason) => void;
}

/** One of the reasons for which somebody complains. */
export function ReasonFields({ value, isMissing, onChange }: ReasonFieldsProps) {
  const t = useTranslations("report");
  const id = useId();
  return (
    <fieldset
      aria-describedby={isMissing ? `${id}-error` : undefined}
      className="grid gap-x-4 sm:grid-cols-2"
    >
      <legend className="mb-1 font-semibold text-sm">{t("why")}</legend>
      {reportReasons.map((reason) => (
        <label key={reason} className="flex min-h-9 items-center gap-2 pointer-coarse:min-h-11">
          <input
            type="radio"
            name={id}
            checked={reason === value}
            onChange={() => onChange(reason)}
            className="size-4 shrink-0 accent-accent"
          />
          {t(reason)}
        </label>
      ))}
      {isMissing && (
        <p
          id={`${id}-error`}
          role="alert"
          className="col-span-full flex gap-1.5 font-medium text-bad text-sm"
        >
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t("chooseReason")}
        </p>
      )}
    </fieldset>
  );
}
