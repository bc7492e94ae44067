import { newestCallback } from "@/db/repositories/callback-ledger";
import type { Check } from "@/lib/shared/doctor/check";
import { finding } from "@/lib/shared/doctor/finding";
import type { DoctorServices } from "./doctor-services";

/** The first release is no older than this; an earlier clock was never set. */
const earliestMs = Date.UTC(2026, 0, 1);
const toleratedSeconds = 5;

/** Without a cloud to compare with: the clock is set, and has not gone backwards. */
export function ownClockCheck(services: DoctorServices): Check {
  return {
    ids: ["clock"],
    timeoutSeconds: 5,
    async run() {
      const lastMs = services.database
        ? (newestCallback(services.database.read)?.receivedMs ?? 0)
        : 0;
      const seconds = Math.round((Math.max(lastMs, earliestMs) - services.now()) / 1000);
      if (seconds > toleratedSeconds) return [finding("clock", "clockWentBack", { seconds })];
      return [finding("clock", "clockPlausible", {})];
    },
  };
}
