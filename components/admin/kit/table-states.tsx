"use client";

import { useTranslations } from "use-intl";
import { StaleNotice as ShownStaleNotice } from "@/components/home/stale-notice";
import { ProblemNotice } from "@/components/session/problem-notice";
import { Button } from "@/components/ui/button";

interface StaleNoticeProps {
  /** Why the newest answer did not come; nothing is shown without. */
  readonly error: unknown;
  /** When what is shown was true, Unix ms (`dataUpdatedAt` of the query); 0 when nothing is shown. */
  readonly shownAtMs: number;
  readonly onRetry: () => void;
}

/** Says that a list could not be refreshed, as of when it is, and offers to try at once. */
export function StaleNotice({ error, shownAtMs, onRetry }: StaleNoticeProps) {
  const t = useTranslations("adminKit");
  if (!error) return null;
  if (shownAtMs > 0) return <ShownStaleNotice {...{ error, shownAtMs, onRetry }} />;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <ProblemNotice error={error} />
      <Button onClick={onRetry}>{t("tryAgain")}</Button>
    </div>
  );
}
