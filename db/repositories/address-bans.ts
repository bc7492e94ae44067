import { and, desc, eq, gt, lte, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { prepared } from "../prepared";
import { addressBan } from "../schema/sqlite-admin";
import { countUpTo } from "./count-up-to";

export type AddressBanRow = typeof addressBan.$inferSelect;

const byHashQuery = prepared((db) =>
  db
    .select()
    .from(addressBan)
    .where(
      and(
        eq(addressBan.addressHash, sql.placeholder("addressHash")),
        gt(addressBan.untilMs, sql.placeholder("nowMs")),
      ),
    )
    .prepare(),
);

/** The ban of an address that holds now; null: there is none. */
export function findAddressBan(
  db: Connection,
  addressHash: string,
  nowMs: number,
): AddressBanRow | null {
  return byHashQuery(db).get({ addressHash, nowMs }) ?? null;
}

/** Bans an address, or takes the place of its ban, which keeps its id. Returns the row. */
export function putAddressBan(db: Connection, row: AddressBanRow): AddressBanRow {
  const { id: _kept, addressHash, ...rest } = row;
  return db
    .insert(addressBan)
    .values(row)
    .onConflictDoUpdate({ target: addressBan.addressHash, set: rest })
    .returning()
    .get();
}

/** True when there was one. */
export function deleteAddressBan(db: Connection, id: string): boolean {
  return db.delete(addressBan).where(eq(addressBan.id, id)).run().changes > 0;
}

export function deleteExpiredAddressBans(db: Connection, nowMs: number): void {
  db.delete(addressBan).where(lte(addressBan.untilMs, nowMs)).run();
}

/** Bans that hold now, the newest first, from below a place in that order. */
export function listAddressBans(
  db: Connection,
  nowMs: number,
  below: { readonly createdMs: number; readonly id: string },
  limit: number,
): AddressBanRow[] {
  return db
    .select()
    .from(addressBan)
    .where(
      and(
        gt(addressBan.untilMs, nowMs),
        sql`(${addressBan.createdMs}, ${addressBan.id}) < (${below.createdMs}, ${below.id})`,
      ),
    )
    .orderBy(desc(addressBan.createdMs), desc(addressBan.id))
    .limit(limit)
    .all();
}

/** How many hold now, counted up to `most`. */
export function countAddressBans(db: Connection, nowMs: number, most: number): number {
  return countUpTo(db, addressBan, gt(addressBan.untilMs, nowMs), most);
}
