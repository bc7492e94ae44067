import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { callJson } from "@/components/data/client";
import { rootKey } from "@/components/data/queries";
import type {
  BackupRun,
  BackupRuns,
  Configuration,
  NotedProblems,
  SystemState,
  SystemSummary,
} from "@/lib/shared/admin-system";

const intervalMs = 10_000;
/** Root of everything that is asked about the system. */
export const systemKey = [...rootKey, "admin-system"] as const;

export function systemQuery() {
  return queryOptions({
    queryKey: [...systemKey, "state"],
    queryFn: () => callJson<SystemState>("/api/admin/system"),
    refetchInterval: intervalMs,
  });
}

/** The few figures of the console's first page. */
export function summaryQuery() {
  return queryOptions({
    queryKey: [...systemKey, "summary"],
    queryFn: () => callJson<SystemSummary>("/api/admin/system/summary"),
    refetchInterval: intervalMs,
  });
}

export function problemsQuery(level: string) {
  return queryOptions({
    queryKey: [...systemKey, "problems", level],
    queryFn: () =>
      callJson<NotedProblems>(`/api/admin/system/problems?level=${encodeURIComponent(level)}`),
    refetchInterval: intervalMs,
    placeholderData: keepPreviousData,
  });
}

export function backupsQuery() {
  return queryOptions({
    queryKey: [...systemKey, "backups"],
    queryFn: () => callJson<BackupRuns>("/api/admin/system/backups"),
    refetchInterval: intervalMs,
  });
}

export function configurationQuery() {
  return queryOptions({
    queryKey: [...systemKey, "configuration"],
    queryFn: () => callJson<Configuration>("/api/admin/system/configuration"),
  });
}

/** Makes a backup, or reads one back; without a file the newest. @throws ActionError */
export async function orderBackup(order: {
  readonly kind: BackupRun["kind"];
  readonly file?: string;
}): Promise<BackupRun> {
  const { kind, file = "" } = order;
  const answer =
    kind === "backup"
      ? callJson<{ run: BackupRun }>("/api/admin/system/backup", {})
      : callJson<{ run: BackupRun }>("/api/admin/system/verify-backup", { file });
  return (await answer).run;
}
