import { desc, lte } from "drizzle-orm";
import type { Connection } from "../database";
import { allPlaceholders, prepared } from "../prepared";
import { callbackEvent } from "../schema/sqlite";

export type CallbackEventRow = typeof callbackEvent.$inferSelect;

const insertQuery = prepared((db) =>
  db.insert(callbackEvent).values(allPlaceholders(callbackEvent)).prepare(),
);

export function insertCallbackEvent(db: Connection, row: CallbackEventRow): void {
  insertQuery(db).run({ ...row });
}

/** The newest entries of the ledger. */
export function listCallbackEvents(db: Connection, limit: number): CallbackEventRow[] {
  return db.select().from(callbackEvent).orderBy(desc(callbackEvent.receivedMs)).limit(limit).all();
}

/** Keeps the newest `keep` entries; of those of the same millisecond as the first to go, none. */
export function pruneCallbackEvents(db: Connection, keep: number): void {
  const oldest = db
    .select({ receivedMs: callbackEvent.receivedMs })
    .from(callbackEvent)
    .orderBy(desc(callbackEvent.receivedMs))
    .limit(1)
    .offset(keep)
    .get();
  if (!oldest) return;
  db.delete(callbackEvent).where(lte(callbackEvent.receivedMs, oldest.receivedMs)).run();
}
