import { reasonOf } from "@/lib/shared/callback-effect";
import { type Finding, finding } from "@/lib/shared/doctor/finding";
import type { LedgerReading } from "./ledger-reading";
import { ledgerTime } from "./ledger-window";

/**
 * What came of callbacks that were accepted, where that is not what an operator expects. All of
 * them are signed, so that they are LVB's word.
 */
export function effectFindings({ used, unasked, otherApp, notLetIn }: LedgerReading): Finding[] {
  const found: Finding[] = [];
  if (notLetIn) {
    const { count, last } = notLetIn;
    const reason = reasonOf(last.effect)?.reason ?? "";
    const facts = { count, stream: last.streamName, last: ledgerTime(last.receivedMs), reason };
    found.push(finding("callbacks", "pushesNotLetIn", facts));
  }
  if (otherApp) {
    const { count, last } = otherApp;
    const facts = { count, stream: last.streamName, last: ledgerTime(last.receivedMs) };
    found.push(finding("callbacks", "callbacksOfOtherApp", facts));
  }
  // Beside lives of ours they are another product's, and nobody need care.
  if (unasked && !used && !notLetIn && !otherApp) {
    const { count, last } = unasked;
    const facts = { count, stream: last.streamName, last: ledgerTime(last.receivedMs) };
    found.push(finding("callbacks", "callbacksUnasked", facts));
  }
  return found;
}
