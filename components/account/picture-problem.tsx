"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { openedMaxBytes } from "@/components/crop/open-picture";
import { ActionError } from "@/components/data/client";
import { useProblemText } from "@/components/data/use-problem-text";
import { ProblemNotice } from "@/components/session/problem-notice";
import { coverProblemOf } from "@/components/studio/cover-problem";
import { otherAccount, signedOut } from "@/lib/shared/session-refusal";

const bytesPerMegabyte = 1024 * 1024;

/** Why a picture was not taken. */
export function PictureProblem({ id, error }: { readonly id: string; readonly error: unknown }) {
  const t = useTranslations("account");
  const problemText = useProblemText();
  const reason = error instanceof ActionError ? error.reason : "";
  if (reason === signedOut || reason === otherAccount) return <ProblemNotice error={error} />;
  const { key, minutes } = coverProblemOf(error);
  return (
    <p id={id} role="alert" className="flex gap-1.5 font-medium text-bad text-sm">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {t(key, {
        megabytes: openedMaxBytes / bytesPerMegabyte,
        minutes,
        reason: problemText(error),
      })}
    </p>
  );
}
