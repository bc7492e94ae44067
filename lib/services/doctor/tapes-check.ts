import path from "node:path";
import { EmbeddedTapeFiles } from "@/lib/providers/embedded/tape-files";
import type { Check } from "@/lib/shared/doctor/check";
import { type Finding, finding } from "@/lib/shared/doctor/finding";
import { tapeInventory } from "../tape-inventory";
import type { DoctorServices } from "./doctor-services";

const bytesPerMb = 1024 * 1024;

/** Compares the recordings of the database with the files on the disk. */
export function tapesCheck({ config, database }: DoctorServices): Check {
  return {
    ids: ["tapes"],
    timeoutSeconds: 60,
    async run() {
      if (!database) return [finding("tapes", "databaseMissing", { folder: config.dataDir })];
      const tapeFiles = new EmbeddedTapeFiles({
        recordingsDir: path.join(config.dataDir, "recordings"),
        minFreeBytes: config.recordingMinFreeBytes,
      });
      const { strays, missingCount: missing } = await tapeInventory({ database, tapeFiles });
      const found: Finding[] = [];
      if (strays.length > 0) {
        const bytes = strays.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
        const mb = Math.ceil(bytes / bytesPerMb);
        found.push(finding("tapes", "tapesStray", { count: strays.length, mb }));
      }
      if (missing > 0) found.push(finding("tapes", "tapesMissing", { count: missing }));
      return found.length > 0 ? found : [finding("tapes", "tapesMatch", {})];
    },
  };
}
