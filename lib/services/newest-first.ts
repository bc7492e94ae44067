import { setImmediate as nextTurn } from "node:timers/promises";

/** Rows of an index that are looked through before everybody else has a turn: some milliseconds. */
export const rowsAtOnce = 10_000;

/** A list that is looked through piece by piece, the newest first. */
export interface PiecewiseList<Row> {
  /** Since when about as many rows are as one turn bears, of those before a moment; 0: since ever. */
  windowBelow(belowMs: number): number;
  /** Rows of a piece, from below where the page begins. */
  rowsOf(piece: Piece, limit: number): readonly Row[];
  /** How many match in a piece, or in what of it follows a row, counted up to `most`. */
  countOf(piece: Piece, after: Row | null, most: number): number;
}

/** From a moment (with it) to another (without it), Unix ms. */
export interface Piece {
  readonly fromMs: number;
  readonly belowMs: number;
}

/** A page and how many there are in all. */
export interface FoundPage<Row> {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
  readonly total: number;
  readonly isTotalCut: boolean;
}

/**
 * One page of such a list, which begins at `startMs`, and the number of all that match, counted up to
 * `counted`. A word that is nowhere needs every row, and viewers of a chat must not wait for that.
 */
export async function pageOfPieces<Row>(
  list: PiecewiseList<Row>,
  { startMs, perPage, counted }: { startMs: number; perPage: number; counted: number },
): Promise<FoundPage<Row>> {
  const rows: Row[] = [];
  let total = 0;
  let belowMs = Number.MAX_SAFE_INTEGER;
  while (belowMs > 0 && (rows.length <= perPage || total <= counted)) {
    const piece = { fromMs: list.windowBelow(belowMs), belowMs };
    const wanted = piece.fromMs <= startMs ? perPage + 1 - rows.length : 0;
    const found = wanted > 0 ? list.rowsOf(piece, wanted) : [];
    rows.push(...found);
    // What was seen of a piece on the way to the end of the page is counted with that.
    const isSeen = wanted > 0 && belowMs <= startMs;
    const seenTo = isSeen ? (found.at(-1) ?? null) : null;
    if (isSeen) total += found.length;
    const isSeenWhole = isSeen && found.length < wanted;
    if (!isSeenWhole && total <= counted) total += list.countOf(piece, seenTo, counted + 1 - total);
    belowMs = piece.fromMs;
    if (belowMs > 0) await nextTurn();
  }
  return {
    rows: rows.slice(0, perPage),
    hasMore: rows.length > perPage,
    total: Math.min(total, counted),
    isTotalCut: total > counted,
  };
}
