import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
} from "node:fs";
import path from "node:path";
import type { Config } from "@/lib/config";
import { readBack } from "./backups";

/** What SQLite keeps beside a database that was not closed in order. */
const besides = ["", "-wal", "-shm"] as const;

/**
 * Puts a backup in the place of the database, whose server must not run. The backup is read back
 * before; what was there is kept beside it. Answers its name, empty when there was none.
 * @throws BackupError when the backup cannot be relied on; then everything is as it was.
 */
export async function restoreBackup(
  config: Pick<Config, "dataDir">,
  file: string,
  nowMs: number,
): Promise<string> {
  await readBack(config, file);
  const place = path.join(config.dataDir, "mini-lvb.db");
  const aside = `${place}.new`;
  copyFileSync(file, aside, constants.COPYFILE_FICLONE);
  chmodSync(aside, 0o600);
  sync(aside);
  const kept = moveAway(place, nowMs);
  renameSync(aside, place);
  sync(config.dataDir);
  return kept;
}

/** Under a name of its own, with its log, so that what was committed last is in it. */
function moveAway(place: string, nowMs: number): string {
  if (!existsSync(place)) {
    // A log without its database would be taken for that of the new one.
    for (const end of besides) rmSync(place + end, { force: true });
    return "";
  }
  const kept = `${place}.replaced-${new Date(nowMs).toISOString().replace(/[:.]/g, "-")}`;
  for (const end of besides) {
    if (existsSync(place + end)) renameSync(place + end, kept + end);
  }
  return kept;
}

function sync(file: string): void {
  const handle = openSync(file, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
