import type { Connection } from "@/db/database";
import { lastCallback, unreportedPushes } from "@/db/repositories/callback-ledger";
import type { Check } from "@/lib/shared/doctor/check";
import { type Finding, finding } from "@/lib/shared/doctor/finding";
import { liveCallbackUrl } from "./callback-address";
import { effectFindings } from "./callback-effects";
import type { DoctorServices } from "./doctor-services";
import { type LedgerCount, type LedgerReading, readLedger } from "./ledger-reading";
import { ledgerTime, ledgerWindowMs } from "./ledger-window";

const id = "callbacks";

/**
 * Reads from the ledger what came of LVB's callbacks, and why they were refused. The cause comes
 * first; what is less certain, because strangers can have brought it about, stands beside it.
 * @param testStream the stream of this run's test push.
 */
export function callbacksCheck(
  services: DoctorServices,
  expected: boolean,
  testStream: string | null = null,
): Check {
  return {
    ids: [id],
    timeoutSeconds: 10,
    async run() {
      const db = services.database?.read;
      if (!db) return [finding(id, "ledgerNeeded", {})];
      const sinceMs = services.now() - ledgerWindowMs;
      const reading = await readLedger(db, sinceMs, testStream);
      if (!expected) return [whenNotUsed(reading)];
      const url = liveCallbackUrl(services.config);
      const { accepted } = reading;
      if (!accepted) return whenNoneIsAccepted(db, reading, sinceMs, url);
      return [...whenAccepted(db, reading, accepted, url), ...effectFindings(reading)];
    },
  };
}

function whenNotUsed({ wrongSign, unsigned, untimely, refused }: LedgerReading): Finding {
  const worst = [wrongSign, unsigned, untimely]
    .filter((found) => found !== null)
    .sort((a, b) => b.count - a.count)[0];
  if (!worst && refused === 0) return finding(id, "callbacksNotUsed", {});
  if (!worst) return finding(id, "callbacksStray", { refused });
  return finding(id, "callbacksRefused", { ...seen(worst), reason: worst.last.verification });
}

function whenNoneIsAccepted(
  db: Connection,
  reading: LedgerReading,
  sinceMs: number,
  url: string,
): Finding[] {
  const { untimely, wrongSign, unsigned, foreign } = reading;
  const causes: Finding[] = [];
  if (untimely) causes.push(expired(untimely));
  if (wrongSign) causes.push(finding(id, "callbackKeyWrong", seen(wrongSign)));
  if (unsigned) causes.push(finding(id, "callbackKeyNotSet", { ...seen(unsigned), url }));
  const { count: lives, streamName: stream } = unreportedPushes(db, sinceMs);
  if (lives > 0 && causes.length === 0) {
    causes.push(finding(id, "callbackUrlUnreachable", { lives, stream, url, foreign }));
  } else if (lives > 0 && !untimely) {
    causes.push(finding(id, "callbackUrlDoubtful", { lives, stream, url }));
  } else if (causes.length === 0) {
    const last = lastCallback(db, "lvb", "ok");
    causes.push(
      last
        ? finding(id, "callbacksQuiet", { last: ledgerTime(last.receivedMs), foreign })
        : finding(id, "callbacksNotYetSeen", { url, foreign }),
    );
  }
  return [...causes, ...whenNeverSigned(reading, 0, url)];
}

function whenAccepted(
  db: Connection,
  reading: LedgerReading,
  accepted: LedgerCount,
  url: string,
): Finding[] {
  const { untimely, wrongSign, unsigned, refused, foreign } = reading;
  const { count } = accepted;
  const acceptedMs = accepted.last.receivedMs;
  const wrong = newest(wrongSign, unsigned);
  const isNewer = (it: LedgerCount | null) => it !== null && it.last.receivedMs > acceptedMs;
  const causes: Finding[] = [];
  if (untimely && isNewer(untimely)) {
    causes.push(expired(untimely));
  } else if (wrong && !isNewer(wrong)) {
    const { refused, last: until } = seen(wrong);
    causes.push(finding(id, "callbackKeyCorrected", { refused, until, count }));
  } else {
    const facts = { ...seen(accepted), count, refused, foreign };
    causes.push(finding(id, "callbacksArrive", facts));
  }
  if (wrong && isNewer(wrong)) {
    causes.push(finding(id, "callbackSignsMixed", { ...seen(wrong), count }));
  }
  const { count: lives, streamName: stream } = unreportedPushes(db, acceptedMs);
  if (lives > 0) {
    const last = ledgerTime(acceptedMs);
    causes.push(finding(id, "callbacksStopped", { lives, stream, last, url }));
  }
  return [...causes, ...whenNeverSigned(reading, count, url)];
}

function whenNeverSigned({ neverSigned }: LedgerReading, count: number, url: string): Finding[] {
  if (!neverSigned) return [];
  const type = neverSigned.last.eventType ?? "?";
  return [finding(id, "callbacksUnsigned", { ...seen(neverSigned), count, type, url })];
}

function expired(untimely: LedgerCount): Finding {
  const reason = untimely.last.verification;
  return finding(id, "callbacksExpired", { ...seen(untimely), reason });
}

function newest(...counts: readonly (LedgerCount | null)[]): LedgerCount | null {
  const found = counts.filter((count) => count !== null);
  return found.sort((a, b) => b.last.receivedMs - a.last.receivedMs)[0] ?? null;
}

/** What the words of several causes name. */
function seen({ count: refused, last: { receivedMs, source, streamName } }: LedgerCount) {
  return { refused, last: ledgerTime(receivedMs), path: source, stream: streamName || "?" };
}
