import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { open, rm, statfs } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/db/database";
import { insertCallbackEvent } from "@/db/repositories/callback-events";
import { ownProbePrefix } from "@/db/repositories/callback-ledger";
import type { Check } from "@/lib/shared/doctor/check";
import { type Finding, finding } from "@/lib/shared/doctor/finding";
import { failureReason } from "@/lib/shared/failure-reason";
import type { DoctorServices } from "./doctor-services";

const bytesPerMb = 1024 * 1024;
/** The server commits within milliseconds; whoever holds the lock longer is somebody else. */
const busyAttempts = 20;
const busyWaitMs = 100;

/** Thrown by the test write to be taken back. */
class TakeBack extends Error {}

/** Writes for real into the data folder and the database, and takes both back. */
export function databaseCheck(services: DoctorServices): Check {
  const { dataDir: folder } = services.config;
  return {
    ids: ["database"],
    timeoutSeconds: 10,
    async run() {
      try {
        await writeFileOnce(folder);
      } catch (error) {
        const reason = failureReason(error);
        if (reason === "ENOENT") return [finding("database", "folderMissing", { folder })];
        return [finding("database", "folderNotWritable", { folder, reason })];
      }
      const { database, databaseProblem: reason } = services;
      if (reason) return [finding("database", "databaseNotWritable", { folder, reason })];
      if (!database) return [finding("database", "databaseMissing", { folder })];
      return [await writeRowOnce(database, services.now(), folder)];
    },
  };
}

async function writeFileOnce(folder: string): Promise<void> {
  const name = path.join(folder, `.doctor-${randomUUID()}`);
  const file = await open(name, "wx", 0o600);
  try {
    await file.writeFile("doctor");
    await file.sync();
  } finally {
    await file.close();
    await rm(name, { force: true });
  }
}

async function writeRowOnce(database: Database, nowMs: number, folder: string): Promise<Finding> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await database.write((db) => {
        insertCallbackEvent(db, {
          id: randomUUID(),
          receivedMs: nowMs,
          source: "doctor",
          eventType: null,
          streamName: `${ownProbePrefix}write`,
          verification: "ok",
          effect: "",
          dedupeKey: "",
          body: "",
        });
        throw new TakeBack();
      });
    } catch (error) {
      if (error instanceof TakeBack) return finding("database", "databaseWritable", {});
      const reason = failureReason(error);
      const isBusy = reason.startsWith("SQLITE_BUSY");
      if (!isBusy) return writeFailure(folder, reason);
      if (attempt === busyAttempts) return finding("database", "databaseBusy", { folder });
    }
    await sleep(busyWaitMs);
  }
}

function writeFailure(folder: string, reason: string): Finding {
  // A missing table or column: SQLite has no code of its own for it.
  if (reason === "SQLITE_ERROR") return finding("database", "databaseOutdated", { folder });
  return finding("database", "databaseNotWritable", { folder, reason });
}

/** The folder itself, or the one in which it would be made: the disk is the same. */
function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(path.dirname(folder));
}

/** Compares the free space with what recording needs. */
export function diskCheck({ config }: DoctorServices): Check {
  return {
    ids: ["disk"],
    timeoutSeconds: 5,
    async run() {
      const { dataDir: folder, recordingMinFreeBytes } = config;
      const { bavail, bsize } = await statfs(nearestExisting(folder));
      const freeMb = Math.floor((bavail * bsize) / bytesPerMb);
      const minMb = Math.ceil(recordingMinFreeBytes / bytesPerMb);
      if (freeMb < minMb) return [finding("disk", "diskFull", { freeMb, minMb, folder })];
      if (freeMb < minMb * 2) return [finding("disk", "diskLow", { freeMb, minMb, folder })];
      return [finding("disk", "diskEnough", { freeMb })];
    },
  };
}
