"use client";

import { useTranslations } from "use-intl";
import { TextField } from "@/components/ui/text-field";
import { SelectFilter } from "../kit/select-filter";
import type { BanSpan } from "./ban-span";

const spans = [
  ["hour", "untilHour"],
  ["day", "untilDay"],
  ["week", "untilWeek"],
  ["ever", "untilEver"],
  ["moment", "untilMoment"],
] as const;

interface BanFieldsProps {
  readonly span: BanSpan;
  readonly moment: string;
  /** What was typed cannot be the end of a ban. */
  readonly isWrong: boolean;
  readonly onSpan: (span: BanSpan) => void;
  readonly onMoment: (moment: string) => void;
}

/** How long somebody may not broadcast: one of some spans, or until a moment. */
export function BanFields({ span, moment, isWrong, onSpan, onMoment }: BanFieldsProps) {
  const t = useTranslations("adminLives");
  return (
    <>
      <SelectFilter
        label={t("until")}
        value={span}
        options={spans.map(([value, word]) => ({ value, label: t(word) }))}
        onChange={(value) => onSpan(spans.find(([name]) => name === value)?.[0] ?? span)}
      />
      {span === "moment" && (
        <TextField
          label={t("moment")}
          type="datetime-local"
          value={moment}
          error={isWrong ? t("momentPast") : undefined}
          required
          onChange={({ target }) => onMoment(target.value)}
        />
      )}
    </>
  );
}
