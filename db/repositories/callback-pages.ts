import { and, desc, eq, gte, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Connection } from "../database";
import { callbackEvent } from "../schema/sqlite";
import { type LedgerLine, lineColumns } from "./callback-ledger";
import { countUpTo } from "./count-up-to";

/** Which entries are asked for; what is left out is not asked about. */
export interface LedgerFilter {
  /** Exactly this, or what begins so. */
  readonly effect?: { readonly is: string } | { readonly begins: string } | undefined;
  readonly verification?: string | undefined;
  readonly eventType?: number | undefined;
  /** How the stream's name begins. */
  readonly streamPrefix?: string | undefined;
  readonly origin?: string | undefined;
  /** Unix ms. */
  readonly fromMs?: number | undefined;
  readonly untilMs?: number | undefined;
}

/** An entry's place among all: those after it are older. */
export interface LedgerPlace {
  readonly receivedMs: number;
  readonly id: string;
}

/**
 * The newest first, from behind a place. `isDense`: so many fit that going through all by time finds
 * a page of them soonest; else they are few enough to be sorted.
 */
export function ledgerLines(
  db: Connection,
  filter: LedgerFilter,
  { before, isDense, limit }: LedgerWindow,
): LedgerLine[] {
  const { receivedMs, id } = callbackEvent;
  const behind =
    before &&
    and(
      lte(receivedMs, before.receivedMs),
      or(lt(receivedMs, before.receivedMs), lt(id, before.id)),
    );
  return db
    .select(lineColumns)
    .from(callbackEvent)
    .where(and(matching(filter, isDense && !isExact(filter)), behind ?? undefined))
    .orderBy(desc(receivedMs), desc(id))
    .limit(limit)
    .all();
}

export interface LedgerWindow {
  readonly before: LedgerPlace | null;
  readonly isDense: boolean;
  readonly limit: number;
}

/** How many there are, counted to at most `limit`. */
export function countLedgerLines(db: Connection, filter: LedgerFilter, limit: number): number {
  return countUpTo(db, callbackEvent, matching(filter, false), limit);
}

/** Whether an index has what is asked for in the order of time. */
function isExact({ effect, streamPrefix, eventType, origin }: LedgerFilter): boolean {
  if (streamPrefix !== undefined) return false;
  return effect ? "is" in effect : eventType !== undefined || origin !== undefined;
}

/** Of several conditions the most telling one finds the rows; the database cannot know which it is. */
function matching(filter: LedgerFilter, byTime: boolean): SQL | undefined {
  const { effect, verification, eventType, streamPrefix, origin, fromMs, untilMs } = filter;
  let isFound = byTime;
  const column = (of: SQLiteColumn): SQL => {
    // A sign in front keeps an index from being used (sqlite.org/queryplanner-ng.html).
    const shown = isFound ? sql`+${of}` : sql`${of}`;
    isFound = true;
    return shown;
  };
  return and(
    streamPrefix === undefined ? undefined : begins(column(callbackEvent.streamName), streamPrefix),
    effect &&
      ("is" in effect
        ? eq(column(callbackEvent.effect), effect.is)
        : begins(column(callbackEvent.effect), effect.begins)),
    origin === undefined ? undefined : eq(column(callbackEvent.origin), origin),
    eventType === undefined ? undefined : eq(column(callbackEvent.eventType), eventType),
    verification === undefined ? undefined : eq(callbackEvent.verification, verification),
    fromMs === undefined ? undefined : gte(callbackEvent.receivedMs, fromMs),
    untilMs === undefined ? undefined : lte(callbackEvent.receivedMs, untilMs),
  );
}

/** Behind every text that begins with a text stands that text with the greatest character. */
const greatest = "\u{10ffff}";

function begins(column: SQL, prefix: string): SQL | undefined {
  return and(gte(column, prefix), lt(column, prefix + greatest));
}
