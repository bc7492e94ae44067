import {
  type LedgerTally,
  lastPhoneMessageMs,
  tallyCallbacks,
} from "@/db/repositories/callback-ledger";
import type { Check } from "@/lib/shared/doctor/check";
import { finding } from "@/lib/shared/doctor/finding";
import { imCallbackUrl } from "./callback-address";
import type { DoctorServices } from "./doctor-services";
import { ledgerTime, ledgerWindowMs } from "./ledger-window";

/** Whether phones are heard on the web: the token is set, and IM's callbacks are accepted. */
export function imCallbacksCheck(services: DoctorServices, token: string | null): Check {
  const url = imCallbackUrl(services.config);
  return {
    ids: ["imCallbacks"],
    timeoutSeconds: 5,
    async run() {
      if (token === null) return [finding("imCallbacks", "imCallbackTokenUnset", { url })];
      const db = services.database?.read;
      if (!db) return [finding("imCallbacks", "ledgerNeeded", {})];
      const tallies = tallyCallbacks(db, "im", services.now() - ledgerWindowMs);
      const heardMs = lastPhoneMessageMs(db);
      const refusals = tallies.filter(({ verification }) => verification !== "ok");
      const worst = newestOf(refusals);
      if (worst && worst.last.receivedMs > heardMs) {
        return [
          finding("imCallbacks", "imCallbackTokenWrong", {
            refused: refusals.reduce((sum, it) => sum + it.count, 0),
            reason: worst.verification,
            last: ledgerTime(worst.last.receivedMs),
          }),
        ];
      }
      return [
        heardMs > 0
          ? finding("imCallbacks", "imCallbacksArrive", { last: ledgerTime(heardMs) })
          : finding("imCallbacks", "imCallbacksNotYetSeen", { url }),
      ];
    },
  };
}

function newestOf(tallies: readonly LedgerTally[]): LedgerTally | undefined {
  return [...tallies].sort((a, b) => b.last.receivedMs - a.last.receivedMs)[0];
}
