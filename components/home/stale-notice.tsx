"use client";

import { useFormatter, useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/session/problem-notice";
import { Button } from "@/components/ui/button";

interface StaleNoticeProps {
  /** Why the newest answer did not come. */
  readonly error: unknown;
  /** When what is shown was true, Unix ms. */
  readonly shownAtMs: number;
  readonly onRetry: () => void;
}

/** Says why the page does not keep itself fresh, as of when it is, and offers to try at once. */
export function StaleNotice({ error, shownAtMs, onRetry }: StaleNoticeProps) {
  const t = useTranslations("home");
  const format = useFormatter();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const time = format.dateTime(new Date(shownAtMs), {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZone,
  });
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <ProblemNotice error={error} />
      <p className="text-muted text-sm tabular-nums">{t("shownAsOf", { time })}</p>
      <Button onClick={onRetry}>{t("retryNow")}</Button>
    </div>
  );
}
