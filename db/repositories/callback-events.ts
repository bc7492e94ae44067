import { eq, ne, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { allPlaceholders, prepared, wholeRow } from "../prepared";
import { pruneOldest } from "../prune-oldest";
import { callbackEvent } from "../schema/sqlite";

export type CallbackEventRow = typeof callbackEvent.$inferSelect;
/** A row to be: what is left out has the default of its column. */
export type NewCallbackEventRow = typeof callbackEvent.$inferInsert;

const insertQuery = prepared((db) =>
  db.insert(callbackEvent).values(allPlaceholders(callbackEvent)).prepare(),
);

const sameEventQuery = prepared((db) =>
  db
    .select({ id: callbackEvent.id })
    .from(callbackEvent)
    .where(eq(callbackEvent.dedupeKey, sql.placeholder("dedupeKey")))
    .limit(1)
    .prepare(),
);

/** Whether the same event was delivered before. */
export function hasCallbackEvent(db: Connection, dedupeKey: string): boolean {
  return sameEventQuery(db).get({ dedupeKey }) !== undefined;
}

export function insertCallbackEvent(db: Connection, row: NewCallbackEventRow): void {
  insertQuery(db).run({ ...wholeRow(callbackEvent, row) });
}

/**
 * Keeps the newest entries. Accepted and refused ones are counted apart: anybody on the internet
 * can make the latter, and must not push out what Tencent Cloud reported.
 */
export function pruneCallbackEvents(
  db: Connection,
  keep: { readonly accepted: number; readonly refused: number },
): void {
  const { receivedMs, verification } = callbackEvent;
  pruneOldest(db, callbackEvent, receivedMs, keep.accepted, eq(verification, "ok"));
  pruneOldest(db, callbackEvent, receivedMs, keep.refused, ne(verification, "ok"));
}
