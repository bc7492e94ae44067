import type { BackupProblem } from "@/lib/shared/admin-system";

/** Why a backup could not be made, or cannot be relied on. */
export class BackupError extends Error {
  override readonly name = "BackupError";

  constructor(
    readonly problem: BackupProblem,
    /** In English, with names of files. */
    readonly detail: string,
  ) {
    super(`${problem}: ${detail}`);
  }
}
