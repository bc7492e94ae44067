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

/** The one refusal of `lib/protocol/im-callback-verification.ts` that comes after the sign. */
const untimely = "RequestTime is more than 60 s off";

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
      const phoneMs = lastPhoneMessageMs(db);
      const acceptedMs = lastAcceptedMs(services, phoneMs);
      const isNewer = ({ last }: LedgerTally) => last.receivedMs > acceptedMs;
      const all = tallies.filter(({ verification }) => verification !== "ok");
      const refusals = all.filter(isNewer);
      const late = refusals.find(({ verification }) => verification === untimely);
      // Its sign was right, so that it is IM's; anything else anybody can have sent.
      if (late) return [finding("imCallbacks", "imCallbacksUntimely", factsOf([late], late))];
      const heard =
        phoneMs > 0
          ? finding("imCallbacks", "imCallbacksArrive", { last: ledgerTime(phoneMs) })
          : finding("imCallbacks", "imCallbacksNotYetSeen", { url });
      const worst = newestOf(refusals);
      if (worst) {
        return [heard, finding("imCallbacks", "imCallbackTokenWrong", factsOf(refusals, worst))];
      }
      const before = newestOf(all);
      if (!before) return [heard];
      const { last: until, ...facts } = factsOf(all, before);
      const last = ledgerTime(acceptedMs);
      const corrected = finding("imCallbacks", "imCallbacksCorrected", { ...facts, until, last });
      return phoneMs > 0 ? [corrected] : [corrected, heard];
    },
  };
}

/**
 * When a callback was last accepted, as far as it is known (Unix ms): the server remembers every
 * one, the database what phones said.
 */
function lastAcceptedMs({ relay }: DoctorServices, phoneMs: number): number {
  return Math.max(phoneMs, relay?.state.heardMs ?? 0);
}

function factsOf(refusals: readonly LedgerTally[], { verification, last }: LedgerTally) {
  return {
    refused: refusals.reduce((sum, it) => sum + it.count, 0),
    reason: verification,
    last: ledgerTime(last.receivedMs),
  };
}

function newestOf(tallies: readonly LedgerTally[]): LedgerTally | undefined {
  return [...tallies].sort((a, b) => b.last.receivedMs - a.last.receivedMs)[0];
}
