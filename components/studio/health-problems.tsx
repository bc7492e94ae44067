import { CircleAlert, Lightbulb, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import type { IngestProblem } from "@/lib/shared/ingest-problems";

const looks = {
  bad: { icon: CircleAlert, colour: "text-bad", word: "levelBad" },
  warn: { icon: TriangleAlert, colour: "text-warn", word: "levelWarn" },
  hint: { icon: Lightbulb, colour: "text-muted", word: "levelHint" },
} as const;

/** What is wrong, most serious first, each with what to do about it. */
export function HealthProblems({ problems }: { problems: readonly IngestProblem[] }) {
  const t = useTranslations("studioHealth");
  return (
    <ul aria-label={t("problems")} className="flex flex-col gap-3">
      {problems.map(({ code, level, values }) => {
        const { icon: Icon, colour, word } = looks[level];
        return (
          <li key={code} data-problem={code} className="flex items-start gap-2">
            <Icon aria-hidden className={`mt-1 size-4 shrink-0 ${colour}`} />
            <p className="min-w-0 tabular-nums [overflow-wrap:anywhere]">
              <span className="sr-only">{`${t(word)}: `}</span>
              <strong className="font-semibold">{t(code, values)}</strong>{" "}
              <span className="text-muted">{t(`${code}Fix`, values)}</span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
