import { type BackupState, type DiskState, staleBackupMs } from "@/lib/shared/admin-system";
import type { Judgement } from "./condition";

/** Whether there is room to go on recording: twice the reserve is the time to look. */
export function judgeDisk({ freeBytes, reserveBytes }: DiskState): Judgement {
  if (freeBytes < reserveBytes) return "bad";
  return freeBytes < reserveBytes * 2 ? "attention" : "good";
}

/** A backup that is old, was never read back, or did not succeed asks for attention. */
export function judgeBackups(
  { lastBackup, lastVerified, failure }: BackupState,
  nowMs: number,
): Judgement {
  if (failure) return "bad";
  const isFresh = (run: typeof lastBackup) =>
    run !== null && nowMs - run.finishedMs < staleBackupMs;
  return isFresh(lastBackup) && isFresh(lastVerified) ? "good" : "attention";
}
