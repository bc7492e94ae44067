import { and, count, desc, eq, gt, gte, lt, lte, type SQL, sql } from "drizzle-orm";
import type { AdminTapeSort, AdminTapeState } from "@/lib/shared/admin-tapes";
import type { Connection } from "../database";
import { mentions } from "../mentions";
import { isAmong, listOf, prepared } from "../prepared";
import { tapeData } from "../schema/sqlite";
import { countUpTo } from "./count-up-to";
import type { TapeRow } from "./tapes";

/** Which recordings the console asks for; what is left out is not asked about. */
export interface TapeFilter {
  /** Each stands in the title, the nickname, the userid or the file id. */
  readonly terms: readonly string[];
  readonly state?: AdminTapeState | undefined;
  readonly userid?: string | undefined;
  /** When they ended, Unix ms, both included. */
  readonly fromMs?: number | undefined;
  readonly untilMs?: number | undefined;
  /** Shorter ones are too short. */
  readonly leastSeconds: number;
}

/** A place in the order: what it goes by (when it ended, or its bytes), and the id within the same. */
export interface TapePlace {
  readonly value: number;
  readonly fileId: string;
}

/** Between two places, the second one included; null: to the end. */
export interface TapeSpan {
  readonly from: TapePlace;
  readonly to: TapePlace | null;
}

const columns = {
  newest: tapeData.endMs,
  largest: tapeData.storedBytes,
} as const satisfies Record<AdminTapeSort, unknown>;

const words = [tapeData.title, tapeData.nickname, tapeData.userid, tapeData.fileId] as const;

/** A plus keeps SQLite from entering by an index that does not fit: this is looked at on the way. */
const seen = {
  listed: sql`+${tapeData.listed}`,
  deletedMs: sql`+${tapeData.deletedMs}`,
  withheldMs: sql`+${tapeData.withheldMs}`,
  endMs: sql`+${tapeData.endMs}`,
  userid: sql`+${tapeData.userid}`,
} as const;

/** What an index is entered by. */
const entry = {
  endMs: sql`${tapeData.endMs}`,
  userid: sql`${tapeData.userid}`,
} as const;

function isInState(state: AdminTapeState, leastSeconds: number): SQL | undefined {
  const there = eq(seen.deletedMs, 0);
  const unlisted = and(there, eq(seen.withheldMs, 0), eq(seen.listed, 0));
  switch (state) {
    case "listed":
      return eq(seen.listed, 1);
    case "deleted":
      return gt(seen.deletedMs, 0);
    case "withheld":
      return and(there, gt(seen.withheldMs, 0));
    case "tooShort":
      return and(unlisted, lt(tapeData.durationS, leastSeconds));
    case "hidden":
      return and(unlisted, gte(tapeData.durationS, leastSeconds));
  }
}

function within(endMs: SQL, { fromMs, untilMs }: TapeFilter) {
  return and(
    fromMs === undefined ? undefined : gte(endMs, fromMs),
    untilMs === undefined ? undefined : lte(endMs, untilMs),
  );
}

/** By what the order's index, or that of one broadcaster, is entered. */
function entered(filter: TapeFilter, sort: AdminTapeSort): SQL | undefined {
  return and(
    filter.userid === undefined ? undefined : eq(tapeData.userid, filter.userid),
    sort === "newest" ? within(entry.endMs, filter) : undefined,
  );
}

/** What is looked at in each row on the way. */
function matching(filter: TapeFilter, sort: AdminTapeSort): SQL | undefined {
  const { terms, state, leastSeconds } = filter;
  return and(
    state && isInState(state, leastSeconds),
    sort === "largest" ? within(seen.endMs, filter) : undefined,
    ...terms.map((term) => mentions(words, term)),
  );
}

function spanned(sort: AdminTapeSort, { from, to }: TapeSpan): SQL | undefined {
  const key = sql`(${columns[sort]}, ${tapeData.fileId})`;
  return and(
    sql`${key} < (${from.value}, ${from.fileId})`,
    to ? sql`${key} >= (${to.value}, ${to.fileId})` : undefined,
  );
}

/** Up to where `rows` recordings go that follow `from`, whether they match or not; null: to the end. */
export function tapePiece(
  db: Connection,
  filter: TapeFilter,
  sort: AdminTapeSort,
  from: TapePlace,
  rows: number,
): TapePlace | null {
  const column = columns[sort];
  const row = db
    .select({ value: column, fileId: tapeData.fileId })
    .from(tapeData)
    .where(and(entered(filter, sort), spanned(sort, { from, to: null })))
    .orderBy(desc(column), desc(tapeData.fileId))
    .limit(1)
    .offset(rows - 1)
    .get();
  return row ?? null;
}

/** Where in the order the matching ones of a span are; an index alone knows that. */
export function tapesWithin(
  db: Connection,
  filter: TapeFilter,
  sort: AdminTapeSort,
  span: TapeSpan,
  limit: number,
): TapePlace[] {
  const column = columns[sort];
  return db
    .select({ value: column, fileId: tapeData.fileId })
    .from(tapeData)
    .where(and(entered(filter, sort), spanned(sort, span), matching(filter, sort)))
    .orderBy(desc(column), desc(tapeData.fileId))
    .limit(limit)
    .all();
}

/** Of the states that few recordings are in. */
export type RareTapeFilter = TapeFilter & { readonly state: "deleted" | "withheld" };

const rareBy = { deleted: tapeData.deletedMs, withheld: tapeData.withheldMs } as const;

/** How many were deleted or withheld, up to `most`; a withheld one may be deleted as well. */
export function countRareTapes(
  db: Connection,
  state: RareTapeFilter["state"],
  most: number,
): number {
  return countUpTo(db, tapeData, gt(rareBy[state], 0), most);
}

/** What rare ones match by, entered by the index of these; it has all but the words. */
function rareMatching(filter: RareTapeFilter): SQL | undefined {
  const { state, userid, terms, leastSeconds } = filter;
  return and(
    gt(rareBy[state], 0),
    isInState(state, leastSeconds),
    within(seen.endMs, filter),
    userid === undefined ? undefined : eq(seen.userid, userid),
    ...terms.map((term) => mentions(words, term)),
  );
}

/** Where in the order the first matching ones after a place are: where they are few. */
export function rareTapes(
  db: Connection,
  filter: RareTapeFilter,
  sort: AdminTapeSort,
  from: TapePlace,
  limit: number,
): TapePlace[] {
  const column = sql<number>`+${columns[sort]}`;
  const after = sql`(${column}, ${tapeData.fileId}) < (${from.value}, ${from.fileId})`;
  return db
    .select({ value: column, fileId: tapeData.fileId })
    .from(tapeData)
    .where(and(rareMatching(filter), after))
    .orderBy(desc(column), desc(tapeData.fileId))
    .limit(limit)
    .all();
}

/** How many match, where they are few. */
export function countMatchingRareTapes(db: Connection, filter: RareTapeFilter): number {
  return db.select({ n: count() }).from(tapeData).where(rareMatching(filter)).get()?.n ?? 0;
}

const tapesQuery = prepared((db) =>
  db.select().from(tapeData).where(isAmong(tapeData.fileId, "ids")).prepare(),
);

/** These recordings in their order; those that are gone meanwhile are left out. */
export function tapesInOrder(db: Connection, places: readonly TapePlace[]): TapeRow[] {
  if (places.length === 0) return [];
  const ids = places.map(({ fileId }) => fileId);
  const found = tapesQuery(db).all({ ids: listOf(ids) });
  const byId = new Map(found.map((row) => [row.fileId, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** How many there are, up to `most`; of states only those that have an index of their own. */
export function countTapesBy(
  db: Connection,
  filter: TapeFilter & { readonly state?: "listed" | "deleted" | "withheld" | undefined },
  most: number,
): number {
  const { state, userid } = filter;
  const byState = {
    listed: eq(tapeData.listed, 1),
    deleted: gt(tapeData.deletedMs, 0),
    withheld: and(gt(tapeData.withheldMs, 0), eq(seen.deletedMs, 0)),
  } as const;
  // What a state's index finds is looked at for the rest.
  const isRare = state === "deleted" || state === "withheld";
  return countUpTo(
    db,
    tapeData,
    and(
      state && byState[state],
      isRare
        ? within(seen.endMs, filter)
        : within(entry.endMs, { ...filter, fromMs: filter.fromMs ?? 0 }),
      userid === undefined ? undefined : eq(isRare ? seen.userid : entry.userid, userid),
    ),
    most,
  );
}
