import { and, asc, desc, eq, inArray, lt, notInArray } from "drizzle-orm";
import type { Connection } from "../database";
import { picture } from "../schema/sqlite";

export type PictureRow = typeof picture.$inferSelect;

/**
 * `ticket`: may be uploaded; `copying`: one confirmation looks at it; `fresh`: found good and shown,
 * but its form may still bring something; `stored`: nothing comes any more; `condemned`: to be
 * removed once its form has expired, first its objects and then this row, so that nothing is left in
 * the store that nobody knows of.
 */
export type PictureState = "ticket" | "copying" | "fresh" | "stored" | "condemned";

/** What a picture that everybody may see is in. */
const shownStates: PictureState[] = ["fresh", "stored"];

/** Whether it was found good, so that its address may be given out. */
export function isShown({ state }: PictureRow): boolean {
  return shownStates.some((shown) => shown === state);
}

export function insertTicket(db: Connection, row: Omit<PictureRow, "state">): void {
  const state: PictureState = "ticket";
  db.insert(picture)
    .values({ ...row, state })
    .run();
}

export function findPicture(db: Connection, key: string): PictureRow | null {
  return db.select().from(picture).where(eq(picture.key, key)).get() ?? null;
}

/** @returns false when it was not in the state `from` any more. */
export function movePicture(
  db: Connection,
  key: string,
  from: PictureState,
  change: { readonly state: PictureState; readonly sizeBytes?: number },
): boolean {
  const where = and(eq(picture.key, key), eq(picture.state, from));
  return db.update(picture).set(change).where(where).run().changes > 0;
}

/** Condemns what was asked for before `beforeMs` and never came, or was left while looked at. */
export function condemnAbandoned(db: Connection, beforeMs: number): void {
  const state: PictureState = "condemned";
  const unfinished: PictureState[] = ["ticket", "copying"];
  db.update(picture)
    .set({ state })
    .where(and(inArray(picture.state, unfinished), lt(picture.createdMs, beforeMs)))
    .run();
}

/** Condemns all but the newest `keep` pictures of a user, and never those of `used`. */
export function condemnOldest(
  db: Connection,
  userid: string,
  keep: number,
  used: readonly string[],
): void {
  const state: PictureState = "condemned";
  const surplus = db
    .select({ key: picture.key })
    .from(picture)
    .where(
      and(
        eq(picture.userid, userid),
        inArray(picture.state, shownStates),
        notInArray(picture.key, [...used]),
      ),
    )
    .orderBy(desc(picture.createdMs), desc(picture.key))
    // SQL has no OFFSET without a LIMIT; uploads come one by one, so that the surplus is small.
    .limit(keep)
    .offset(keep)
    .all();
  const keys = surplus.map(({ key }) => key);
  if (keys.length > 0) db.update(picture).set({ state }).where(inArray(picture.key, keys)).run();
}

/** Those of one state that were asked for before `beforeMs`, the oldest first. */
export function picturesFrom(
  db: Connection,
  state: PictureState,
  beforeMs: number,
  limit: number,
): PictureRow[] {
  return db
    .select()
    .from(picture)
    .where(and(eq(picture.state, state), lt(picture.createdMs, beforeMs)))
    .orderBy(asc(picture.createdMs))
    .limit(limit)
    .all();
}

export function deletePicture(db: Connection, key: string): void {
  db.delete(picture).where(eq(picture.key, key)).run();
}
