import type { Connection } from "@/db/database";
import {
  type LedgerTally,
  lastCallback,
  tallyCallbacks,
  unreportedPushes,
} from "@/db/repositories/callback-ledger";
import type { Check } from "@/lib/shared/doctor/check";
import { type Finding, finding } from "@/lib/shared/doctor/finding";
import { liveCallbackUrl } from "./callback-address";
import type { DoctorServices } from "./doctor-services";
import { ledgerTime, ledgerWindowMs } from "./ledger-window";

/** Reads from the ledger what came of LVB's callbacks, and why they were refused. */
export function callbacksCheck(services: DoctorServices, expected: boolean): Check {
  return {
    ids: ["callbacks"],
    timeoutSeconds: 5,
    async run() {
      const db = services.database?.read;
      if (!db) return [finding("callbacks", "ledgerNeeded", {})];
      const sinceMs = services.now() - ledgerWindowMs;
      const tallies = tallyCallbacks(db, "lvb", sinceMs);
      const url = liveCallbackUrl(services.config);
      if (!expected) {
        const refused = tallies.filter(({ verification }) => verification !== "ok");
        return [
          refused.length > 0 ? mostRefused(refused) : finding("callbacks", "callbacksNotUsed", {}),
        ];
      }
      if (tallies.length > 0) return [judge(tallies, url)];
      return [silence(db, sinceMs, url)];
    },
  };
}

function silence(db: Connection, sinceMs: number, url: string): Finding {
  const unreported = unreportedPushes(db, sinceMs);
  if (unreported.count > 0) {
    const { count: lives, streamName: stream } = unreported;
    return finding("callbacks", "callbackUrlUnreachable", { lives, stream, url });
  }
  const last = lastCallback(db, "lvb", "ok");
  return last
    ? finding("callbacks", "callbacksQuiet", { last: ledgerTime(last.receivedMs) })
    : finding("callbacks", "callbacksNotYetSeen", { url });
}

/** The gravest thing that the verdicts of a day show. */
function judge(tallies: readonly LedgerTally[], url: string): Finding {
  const of = (verification: string) => tallies.find((it) => it.verification === verification);
  const accepted = of("ok");
  const wrong = of("wrong sign");
  const untimely = [of("expired"), of("t too far")].find((it) => it !== undefined);
  const unsigned = of("no t or sign");
  if (!accepted) {
    if (wrong) return finding("callbacks", "callbackKeyWrong", { ...seen(wrong) });
    if (untimely) {
      return finding("callbacks", "callbacksExpired", {
        ...seen(untimely),
        reason: untimely.verification,
      });
    }
    if (unsigned) return finding("callbacks", "callbackKeyNotSet", { ...seen(unsigned), url });
    return mostRefused(tallies);
  }
  const isNewer = (it: LedgerTally) => it.last.receivedMs > accepted.last.receivedMs;
  const { count } = accepted;
  if (untimely && isNewer(untimely)) {
    return finding("callbacks", "callbacksExpired", {
      ...seen(untimely),
      reason: untimely.verification,
    });
  }
  if (wrong && isNewer(wrong)) {
    return finding("callbacks", "callbackSignsMixed", { ...seen(wrong), count });
  }
  if (unsigned) {
    const type = unsigned.last.eventType ?? "?";
    return finding("callbacks", "callbacksUnsigned", { ...seen(unsigned), count, type, url });
  }
  if (wrong) {
    const { refused, last: until } = seen(wrong);
    return finding("callbacks", "callbackKeyCorrected", { refused, until, count });
  }
  const refused = tallies.reduce((sum, it) => sum + it.count, 0) - count;
  return finding("callbacks", "callbacksArrive", { ...seen(accepted), count, refused });
}

function mostRefused(tallies: readonly LedgerTally[]): Finding {
  const [most] = [...tallies].sort((a, b) => b.count - a.count);
  if (!most) throw new Error("Nobody judges an empty ledger.");
  return finding("callbacks", "callbacksRefused", { ...seen(most), reason: most.verification });
}

/** What the words of several causes name. */
function seen({ count: refused, last: { receivedMs, source, streamName } }: LedgerTally) {
  return { refused, last: ledgerTime(receivedMs), path: source, stream: streamName || "?" };
}
