import { ServiceError } from "@/lib/errors";
import type { Runtime } from "@/lib/runtime";
import type { BackupProblem, BackupRun } from "@/lib/shared/admin-system";
import { type Caller, requireStaff } from "../acting";
import { isBackupName } from "../backups/backup-folder";
import type { RunReport } from "../backups/backups";

const words: Readonly<Record<BackupProblem, string>> = {
  diskFull: "The disk has not enough room for it.",
  notWritable: "The folder for backups cannot be written.",
  unreadable: "There is no such backup, or it is none.",
  damaged: "This backup is damaged: it cannot be relied on.",
  incomplete: "This backup is not complete: it cannot be relied on.",
  newer: "This backup was made by a later version.",
  failed: "It did not succeed; the log of backups has the reason.",
};

/** Makes a backup now. @throws ServiceError `unverified`, or `updateFailed` with the reason. */
export async function orderBackup(
  { system }: Pick<Runtime, "system">,
  caller: Caller,
): Promise<BackupRun> {
  requireStaff(caller, "admin");
  return wentWell(await system.backups.backUp());
}

/** Reads a backup back; without a name the newest. @throws ServiceError as above. */
export async function orderVerification(
  { system }: Pick<Runtime, "system">,
  caller: Caller,
  file: string,
): Promise<BackupRun> {
  requireStaff(caller, "admin");
  // A name alone: nobody looks into other folders by it.
  if (file !== "" && !isBackupName(file)) {
    throw new ServiceError("invalidParameter", "This is no name of a backup.");
  }
  return wentWell(await system.backups.verify(file || undefined));
}

function wentWell({ run }: RunReport): BackupRun {
  const { problem } = run;
  if (problem === "") return run;
  throw new ServiceError("updateFailed", words[problem], { data: { reason: problem } });
}
