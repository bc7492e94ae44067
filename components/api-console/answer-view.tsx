"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ConsoleAnswer } from "./console-call";
import { ScrollRegion } from "./scroll-region";

interface AnswerViewProps {
  /** `lost` when the server was not reached, null before the first call. */
  readonly answer: ConsoleAnswer | "lost" | null;
}

/** What the server said: a line that is read out, and the body. */
export function AnswerView({ answer }: AnswerViewProps) {
  const t = useTranslations("api");
  const shown = answer === "lost" ? null : answer;
  const verdict = shown?.verdict;
  const ok = verdict ? verdict.ok : shown !== null && shown.status < 400;
  const Icon = ok ? CircleCheck : CircleAlert;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <h4 className="font-semibold text-sm">{t("answer")}</h4>
      <div aria-live="polite" data-console-status className="text-sm tabular-nums">
        {answer === null && <p className="text-muted">{t("answerEmpty")}</p>}
        {answer === "lost" && <p className="font-medium text-bad">{t("answerLost")}</p>}
        {shown && (
          <p className="flex flex-wrap items-center gap-x-1.5">
            <Icon aria-hidden className={`size-4 shrink-0 ${ok ? "text-ok" : "text-bad"}`} />
            <span>
              {t("answerSummary", {
                status: String(shown.status),
                duration: String(shown.durationMs),
              })}
              {verdict && " ·"}
            </span>
            {verdict && (
              <span className={ok ? undefined : "font-medium text-bad"}>
                {t(ok ? "answerOk" : "answerFailed", {
                  field: verdict.field,
                  value: verdict.value,
                })}
              </span>
            )}
          </p>
        )}
      </div>
      {shown && <ScrollRegion label={t("answerBody")} text={shown.text} />}
    </div>
  );
}
