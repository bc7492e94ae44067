import { desc, eq, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { allPlaceholders, prepared } from "../prepared";
import { pruneOldest } from "../prune-oldest";
import { callbackEvent } from "../schema/sqlite";

export type CallbackEventRow = typeof callbackEvent.$inferSelect;

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

export function insertCallbackEvent(db: Connection, row: CallbackEventRow): void {
  insertQuery(db).run({ ...row });
}

/** The newest entries of the ledger. */
export function listCallbackEvents(db: Connection, limit: number): CallbackEventRow[] {
  return db.select().from(callbackEvent).orderBy(desc(callbackEvent.receivedMs)).limit(limit).all();
}

/** Keeps the newest `keep` entries; of those of the same millisecond as the first to go, none. */
export function pruneCallbackEvents(db: Connection, keep: number): void {
  pruneOldest(db, callbackEvent, callbackEvent.receivedMs, keep);
}
