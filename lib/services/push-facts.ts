import type { PushRow } from "@/db/repositories/live";

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
  /** Row that has the reported end: its own, or that of an end whose start was lost. */
  readonly endId: string | null;
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
const refusedErrorCodes: readonly (number | null)[] = [refusedErrorCode, 19];

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
  return refusedErrorCodes.includes(errorCode);
}

/**
 * What happened, from what was reported and what was seen, in the order of the starts. A report
 * always counts more than what was seen: a stream that was found running without one is dropped once
 * its report arrives, and a push that was seen to be gone ends when its late report says. A push
 * without an end is over when the next one begins, because a stream name carries one publisher at a
 * time. What was not let in never happened.
 */
export function pushFacts(all: readonly PushRow[]): PushFact[] {
  const rows = all.filter((row) => !isRefused(row));
  const reported = rows.filter((row) => row.seen === 0);
  const orphanEnds = reported
    .filter((row) => row.startedMs === null && row.endedMs !== null)
    .sort((a, b) => (a.endedMs ?? 0) - (b.endedMs ?? 0));
  const begun = rows
    .flatMap((row) => (row.startedMs === null ? [] : [{ row, startedMs: row.startedMs }]))
    .filter(
      ({ row, startedMs }) => row.seen === 0 || !reported.some((it) => isSamePush(it, startedMs)),
    )
    .sort((a, b) => a.startedMs - b.startedMs || a.row.sequence.localeCompare(b.row.sequence));
  return begun.map(({ row, startedMs }, index) => {
    const nextMs = begun[index + 1]?.startedMs ?? null;
    const { id, streamName, sequence } = row;
    return { id, streamName, sequence, startedMs, ...endOf(row, startedMs, nextMs, orphanEnds) };
  });
}

type End = Pick<PushFact, "endedMs" | "resumable" | "endedBy" | "endId">;

function endOf(
  row: PushRow,
  startedMs: number,
  nextMs: number | null,
  orphanEnds: readonly PushRow[],
): End {
  if (row.endedMs !== null) return reportedEnd(row);
  if (row.seen === 1) {
    // The end of a push whose start was lost belongs to what was seen running then.
    const end = orphanEnds.find(
      ({ endedMs }) => (endedMs ?? 0) >= startedMs && (endedMs ?? 0) <= (nextMs ?? Infinity),
    );
    if (end) return reportedEnd(end);
  }
  if (row.gone === 1) {
    const lastMs = Math.max(startedMs, row.seenMs ?? startedMs);
    const endedMs = nextMs === null ? lastMs : Math.min(lastMs, nextMs);
    return { endedMs, resumable: true, endedBy: "sight", endId: null };
  }
  if (nextMs === null) return { endedMs: null, resumable: false, endedBy: null, endId: null };
  return { endedMs: nextMs, resumable: true, endedBy: "next", endId: null };
}

function reportedEnd({ id, endedMs, resumable }: PushRow): End {
  return { endedMs, resumable: resumable === 1, endedBy: "report", endId: id };
}
