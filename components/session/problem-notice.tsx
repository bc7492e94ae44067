"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { ActionError, OtherAccountError } from "@/components/data/client";
import { useProblemText } from "@/components/data/use-problem-text";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { isolated } from "@/lib/shared/isolated";
import { otherAccount, signedOut } from "@/lib/shared/session-refusal";
import { signInPath } from "./sign-in-path";

interface ProblemNoticeProps {
  readonly error: unknown;
  /** What did not succeed, around the reason; without it, a page that keeps itself fresh. */
  readonly say?: (reason: string) => string;
}

/** Why a call did not succeed, with the way out where there is one. */
export function ProblemNotice({ error, say }: ProblemNoticeProps) {
  const t = useTranslations("common");
  const problemText = useProblemText();
  const pathname = usePathname();
  const { code, reason } = error instanceof ActionError ? error : { code: null, reason: "" };
  if (reason === signedOut) {
    return (
      <Notice tone="bad">
        {problemText(error)}{" "}
        {/* A full load: whatever of this page is the former session's goes with it. */}
        <a href={signInPath(pathname)} className="text-accent-text underline underline-offset-2">
          {t("signIn")}
        </a>
      </Notice>
    );
  }
  if (reason === otherAccount) {
    return (
      <Notice tone="bad">
        <p>
          {error instanceof OtherAccountError
            ? t("nowSignedInAs", { name: isolated(error.userId) })
            : problemText(error)}
        </p>
        <Button onClick={() => window.location.reload()} className="mt-2">
          {t("reloadPage")}
        </Button>
      </Notice>
    );
  }
  if (say) return <Notice tone="bad">{say(problemText(error))}</Notice>;
  if (code === 0) return <Notice tone="warn">{t("connectionLost")}</Notice>;
  return <Notice tone="bad">{t("refreshFailed", { reason: problemText(error) })}</Notice>;
}
