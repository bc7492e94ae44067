import { desc } from "drizzle-orm";
import type { Connection } from "../database";
import { callbackEvent } from "../schema/sqlite";

export type CallbackEventRow = typeof callbackEvent.$inferSelect;

export function insertCallbackEvent(db: Connection, row: CallbackEventRow): void {
  db.insert(callbackEvent).values(row).run();
}

/** The newest entries of the ledger. */
export function listCallbackEvents(db: Connection, limit: number): CallbackEventRow[] {
  return db.select().from(callbackEvent).orderBy(desc(callbackEvent.receivedMs)).limit(limit).all();
}
