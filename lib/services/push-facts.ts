import type { PushRow } from "@/db/repositories/live-pushes";

/** One push activity as it really was, as far as anybody knows. */
export interface PushFact {
  readonly id: string;
  readonly streamName: string;
  readonly sequence: string;
  /** Unix ms. */
  readonly startedMs: number;
  /** Null while it runs. */
  readonly endedMs: number | null;
  /** Whether its publisher may come back after this end. */
  readonly resumable: boolean;
  /** How the end is known: it was reported, the next push has begun, or it was seen to be gone. */
  readonly endedBy: "report" | "next" | "sight" | null;
  /** What the broadcast that it begins gets its id from; stays when the report of a start comes. */
  readonly seed: string;
}

/**
 * A source says when a publisher began both in its report and in its list of running streams; the
 * two differ by no more than this, in milliseconds.
 */
const samePublishMs = 10_000;
/** Times in whole seconds: this close together it is the same second, in milliseconds. */
const sameSecondMs = 2000;
/** LVB errcodes of a push that was not let in: by signature, or by a third party, which we are. */
export const refusedErrorCode = 18;
export const refusedErrorCodes: readonly number[] = [refusedErrorCode, 19];

/**
 * Whether what was seen running since `seenMs` is the push that began at `startedMs`. One that had
 * ended by then is another, however close together they are: an encoder is back within seconds.
 */
export function isSamePush(
  { startedMs, endedMs }: Pick<PushRow, "startedMs" | "endedMs">,
  seenMs: number,
): boolean {
  if (startedMs === null) return false;
  const apartMs = Math.abs(startedMs - seenMs);
  if (apartMs <= sameSecondMs) return true;
  return apartMs <= samePublishMs && (endedMs === null || seenMs < endedMs);
}

/** Whether this push was not let in. */
export function isRefused({ errorCode }: Pick<PushRow, "errorCode">): boolean {
  return errorCode !== null && refusedErrorCodes.includes(errorCode);
}

/**
 * What happened, from what was reported and what was seen, in the order of the starts. A reported
 * end counts more than what was concluded. A push without an end is over when the next one begins,
 * because a stream name carries one publisher at a time. What was not let in never happened.
 */
export function pushFacts(rows: readonly PushRow[]): PushFact[] {
  const begun = rows
    .filter((row) => !isRefused(row))
    .flatMap((row) => (row.startedMs === null ? [] : [{ row, startedMs: row.startedMs }]))
    .sort((a, b) => a.startedMs - b.startedMs || a.row.sequence.localeCompare(b.row.sequence));
  return begun.map(({ row, startedMs }, index) => {
    const nextMs = begun[index + 1]?.startedMs ?? null;
    const { id, streamName, sequence } = row;
    const seed = row.seed || sequence;
    return { id, streamName, sequence, seed, startedMs, ...endOf(row, startedMs, nextMs) };
  });
}

function endOf(
  row: PushRow,
  startedMs: number,
  nextMs: number | null,
): Pick<PushFact, "endedMs" | "resumable" | "endedBy"> {
  if (row.endedMs !== null) {
    return { endedMs: row.endedMs, resumable: row.resumable === 1, endedBy: "report" };
  }
  if (row.gone === 1) {
    const lastMs = Math.max(startedMs, row.seenMs ?? startedMs);
    const endedMs = nextMs === null ? lastMs : Math.min(lastMs, nextMs);
    return { endedMs, resumable: true, endedBy: "sight" };
  }
  if (nextMs === null) return { endedMs: null, resumable: false, endedBy: null };
  return { endedMs: nextMs, resumable: true, endedBy: "next" };
}
