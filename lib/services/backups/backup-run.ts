import type { BackupRunRow } from "@/db/repositories/backups";
import { type BackupRun, backupProblems } from "@/lib/shared/admin-system";

/** A row in the words of the console. */
export function runOf({ kind, problem: noted, ...row }: BackupRunRow): BackupRun {
  const [word = "", ...rest] = noted.split(": ");
  const problem = backupProblems.find((known) => known === word) ?? (noted === "" ? "" : "failed");
  const detail = problem === word ? rest.join(": ") : noted;
  return { ...row, kind: kind === "verify" ? "verify" : "backup", problem, detail };
}
