import { useTranslations } from "use-intl";
import { ActionError } from "@/components/data/client";
import { type BackupProblem, backupProblems } from "@/lib/shared/admin-system";

const problemWords = {
  diskFull: "problemDiskFull",
  notWritable: "problemNotWritable",
  unreadable: "problemUnreadable",
  damaged: "problemDamaged",
  incomplete: "problemIncomplete",
  newer: "problemNewer",
  failed: "problemFailed",
} as const satisfies Record<BackupProblem, string>;

/** Says why a backup, or reading one back, did not succeed. */
export function useBackupProblem(): (problem: BackupProblem) => string {
  const t = useTranslations("adminSystem");
  return (problem) => t(problemWords[problem]);
}

/** The reason that a door gives; null when it is none of ours, such as a lost connection. */
export function problemOf(error: unknown): BackupProblem | null {
  if (!(error instanceof ActionError)) return null;
  return backupProblems.find((problem) => problem === error.reason) ?? null;
}
