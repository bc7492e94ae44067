import { useTranslations } from "use-intl";
import { ActionError } from "@/components/data/client";
import { ProblemNotice } from "@/components/session/problem-notice";
import { Notice } from "@/components/ui/notice";
import { deletedByRetention, deletedByStaff, withheldByStaff } from "@/lib/shared/admin-tapes";
import { blockedWord } from "@/lib/shared/blocked-word";
import { changedSince } from "@/lib/shared/own-tape";

const reasons = {
  diskFull: "failedDiskFull",
  damaged: "failedDamaged",
  tooShort: "failedTooShort",
  trimming: "failedTrimming",
  [changedSince]: "failedChanged",
  [blockedWord]: "titleBlocked",
  [withheldByStaff]: "failedWithheld",
  [deletedByStaff]: "failedDeletedByStaff",
  [deletedByRetention]: "failedDeletedByRetention",
} as const;
/** Our number for what is not there (any more). */
const notFound = 2003;

/** Why an order was not carried out, and what to do. */
export function OrderProblem({ error }: { readonly error: unknown }) {
  const t = useTranslations("recordings");
  const { reason, code } = error instanceof ActionError ? error : { reason: "", code: 0 };
  const known = Object.entries(reasons).find(([name]) => name === reason)?.[1];
  if (known) return <Notice tone="bad">{t(known)}</Notice>;
  if (code === notFound) return <Notice tone="bad">{t("failedGone")}</Notice>;
  return <ProblemNotice error={error} say={(words) => t("failed", { reason: words })} />;
}
