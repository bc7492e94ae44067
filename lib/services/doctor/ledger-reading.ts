import { setImmediate } from "node:timers/promises";
import type { Connection } from "@/db/database";
import {
  imCallbackPath,
  type LedgerLine,
  ownProbePrefix,
  pageOfCallbacks,
} from "@/db/repositories/callback-ledger";
import {
  callbackEffects,
  ignoredEffect,
  ignoredReasons,
  reasonOf,
} from "@/lib/shared/callback-effect";
import { streamPurpose } from "../publish-authorization";
import { isTestStreamName } from "./test-stream";

/** How often something was found in the ledger, and the newest of it. */
export interface LedgerCount {
  readonly count: number;
  readonly last: LedgerLine;
}

/** What the ledger shows of LVB's callbacks; null where there is nothing of the kind. */
export interface LedgerReading {
  readonly accepted: LedgerCount | null;
  /** Accepted, and about a live, a recording or a picture of this server. */
  readonly used: LedgerCount | null;
  /** Accepted, about streams that nobody here asked for; the doctor's own are not counted. */
  readonly unasked: LedgerCount | null;
  /** Accepted, about streams of ours that were pushed under another AppName. */
  readonly otherApp: LedgerCount | null;
  /** Pushes that the source let in and this server did not. */
  readonly notLetIn: LedgerCount | null;
  /** Refused for their time; their sign was right, which proves where they come from. */
  readonly untimely: LedgerCount | null;
  /** Refused for their sign; they name our streams, as LVB's would. */
  readonly wrongSign: LedgerCount | null;
  /** Refused without a sign, although LVB signs these events; they name our streams. */
  readonly unsigned: LedgerCount | null;
  /** Refused events that LVB never signs; they name our streams. */
  readonly neverSigned: LedgerCount | null;
  /** All that were refused, and how many of them show nothing that only LVB would know. */
  readonly refused: number;
  readonly foreign: number;
}
type Kind = Exclude<keyof LedgerReading, "refused" | "foreign">;

/** Entries that are read before others get their turn. */
const pageRows = 1000;
/** Relay, push exception and monitoring (cloud.md §2.2). */
const neverSignedTypes = [314, 321, 328];
/** Every event of LVB (cloud.md §2.2). */
const knownTypes = [0, 1, 8, 100, 200, 315, 317, 332, 338, 341, 348, ...neverSignedTypes];
const usedEffects: readonly string[] = [callbackEffects.applied, callbackEffects.known];

/**
 * Reads the ledger back to a moment (Unix ms). Anybody can have refused entries written, so that
 * one counts as LVB's only where it is signed or names an event of LVB and a stream of ours.
 * @param testStream the doctor's own, about which LVB alone can report.
 */
export async function readLedger(
  db: Connection,
  sinceMs: number,
  testStream: string | null,
): Promise<LedgerReading> {
  const found = new Map<Kind, { count: number; last: LedgerLine }>();
  const totals = { refused: 0, foreign: 0 };
  const isOurs = ownershipIn(db, testStream);
  const note = (kind: Kind, line: LedgerLine) => {
    const known = found.get(kind);
    if (known) known.count += 1;
    // Newest first.
    else found.set(kind, { count: 1, last: line });
  };
  for await (const line of linesSince(db, sinceMs)) {
    if (line.source === imCallbackPath || line.streamName.startsWith(ownProbePrefix)) continue;
    if (line.verification === "ok") {
      note("accepted", line);
      const kind = effectKind(line, isOurs);
      if (kind && !isTestStreamName(line.streamName)) note(kind, line);
      continue;
    }
    totals.refused += 1;
    const kind = refusalKind(line, isOurs);
    if (kind) note(kind, line);
    else totals.foreign += 1;
  }
  const of = (kind: Kind) => found.get(kind) ?? null;
  return {
    accepted: of("accepted"),
    used: of("used"),
    unasked: of("unasked"),
    otherApp: of("otherApp"),
    notLetIn: of("notLetIn"),
    untimely: of("untimely"),
    wrongSign: of("wrongSign"),
    unsigned: of("unsigned"),
    neverSigned: of("neverSigned"),
    ...totals,
  };
}

function effectKind(line: LedgerLine, isOurs: (streamName: string) => boolean): Kind | null {
  const { effect, streamName } = line;
  if (effect === ignoredEffect(ignoredReasons.unasked)) return "unasked";
  if (effect === ignoredEffect(ignoredReasons.otherApp))
    return isOurs(streamName) ? "otherApp" : "unasked";
  if (reasonOf(effect)?.kind === "notLetIn") return "notLetIn";
  return usedEffects.includes(effect) ? "used" : null;
}

function refusalKind(line: LedgerLine, isOurs: (streamName: string) => boolean): Kind | null {
  const { verification, eventType, streamName } = line;
  if (isUntimely(line)) return "untimely";
  if (eventType === null || !knownTypes.includes(eventType) || !isOurs(streamName)) return null;
  if (verification === "wrong sign") return "wrongSign";
  if (verification !== "no t or sign") return null;
  return neverSignedTypes.includes(eventType) ? "neverSigned" : "unsigned";
}

/** Whether LVB's callback was refused for its time alone: its sign has been found right before. */
export function isUntimely({ verification }: LedgerLine): boolean {
  return verification === "expired" || verification === "t too far";
}

/** Whether a stream is one that somebody here asked for; each is looked up once. */
function ownershipIn(db: Connection, testStream: string | null): (streamName: string) => boolean {
  const known = new Map<string, boolean>();
  return (streamName) => {
    if (streamName === testStream) return true;
    const before = known.get(streamName);
    if (before !== undefined) return before;
    const isOurs = streamPurpose(db, streamName) !== null;
    known.set(streamName, isOurs);
    return isOurs;
  };
}

/** Newest first. What is written in the meantime shifts the pages, and nothing is read twice. */
async function* linesSince(db: Connection, sinceMs: number): AsyncGenerator<LedgerLine> {
  let before = new Set<string>();
  for (let offset = 0; ; offset += pageRows) {
    const page = pageOfCallbacks(db, { refusedOnly: false, offset, limit: pageRows });
    for (const line of page) {
      if (line.receivedMs <= sinceMs) return;
      // The others say nothing about the cloud.
      if (line.origin === "received" && !before.has(line.id)) yield line;
    }
    if (page.length < pageRows) return;
    before = new Set(page.map(({ id }) => id));
    await setImmediate();
  }
}
