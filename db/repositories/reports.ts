import { and, desc, eq, gte, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { pruneOldest } from "../prune-oldest";
import { report } from "../schema/sqlite";

export type ReportRow = typeof report.$inferSelect;
/** A row to be: what is left out has the default of its column. */
export type NewReportRow = typeof report.$inferInsert;

/** In the place of `status`: nobody has looked at it yet. */
export const openReport = "open";

export function insertReport(db: Connection, row: NewReportRow): void {
  db.insert(report).values(row).run();
}

/** The newest complaints. */
export function listReports(db: Connection, limit: number): ReportRow[] {
  return db.select().from(report).orderBy(desc(report.createdMs)).limit(limit).all();
}

/** Keeps the newest `keep` complaints; of those of the same millisecond as the first to go, none. */
export function pruneReports(db: Connection, keep: number): void {
  pruneOldest(db, report, report.createdMs, keep);
}

/** What makes two complaints the same: who complains, and about what. */
export type SameReport = Pick<
  ReportRow,
  "reporter" | "addressHash" | "reported" | "sessionId" | "tapeFileId" | "messageId"
>;

/** Whether somebody has complained of the same since then; the nameless are known by their address. */
export function hasReportedSince(db: Connection, same: SameReport, sinceMs: number): boolean {
  const { reporter, addressHash, reported, sessionId, tapeFileId, messageId } = same;
  const found = db
    .select({ id: report.id })
    .from(report)
    .where(
      and(
        eq(report.reported, reported),
        gte(report.createdMs, sinceMs),
        eq(report.reporter, reporter),
        reporter === "" ? eq(report.addressHash, addressHash) : undefined,
        eq(report.sessionId, sessionId),
        eq(report.tapeFileId, tapeFileId),
        eq(report.messageId, messageId),
      ),
    )
    .limit(1)
    .get();
  return found !== undefined;
}

export function findReport(db: Connection, id: string): ReportRow | null {
  return db.select().from(report).where(eq(report.id, id)).get() ?? null;
}

/** Which complaints are asked for; what is left out is not asked about. */
export interface ReportFilter {
  readonly status?: string | undefined;
  readonly reason?: string | undefined;
  /** About whom. */
  readonly reported?: string | undefined;
}

/** Where a page of complaints begins: after this one. */
export interface ReportPlace {
  readonly createdMs: number;
  readonly id: string;
}

/** The newest complaints after a place, or from the newest on. */
export function reportsAfter(
  db: Connection,
  filter: ReportFilter,
  place: ReportPlace | null,
  limit: number,
): ReportRow[] {
  const { createdMs, id } = report;
  return db
    .select()
    .from(report)
    .where(and(matching(filter), place ? isAfter(place) : undefined))
    .orderBy(desc(createdMs), desc(id))
    .limit(limit)
    .all();
}

function isAfter(place: ReportPlace): SQL | undefined {
  // The first condition is the index's, the others are of one millisecond.
  return and(
    sql`${report.createdMs} <= ${place.createdMs}`,
    or(lt(report.createdMs, place.createdMs), lt(report.id, place.id)),
  );
}

/** Their number, counted up to `most`. */
export function countReports(db: Connection, filter: ReportFilter, most: number): number {
  const some = db
    .select({ id: report.id })
    .from(report)
    .where(matching(filter))
    .limit(most)
    .as("some");
  return db.select({ n: sql<number>`count(*)` }).from(some).get()?.n ?? 0;
}

function matching({ status, reason, reported }: ReportFilter): SQL | undefined {
  return and(
    status === undefined ? undefined : eq(report.status, status),
    reason === undefined ? undefined : eq(report.reason, reason),
    reported === undefined ? undefined : eq(report.reported, reported),
  );
}

/** What others have said about somebody, by what came of it; this complaint is left out. */
export function reportsAbout(
  db: Connection,
  { reported, id }: Pick<ReportRow, "reported" | "id">,
): ReadonlyMap<string, number> {
  const rows = db
    .select({ status: report.status, n: sql<number>`count(*)` })
    .from(report)
    .where(and(eq(report.reported, reported), ne(report.id, id)))
    .groupBy(report.status)
    .all();
  return new Map(rows.map(({ status, n }) => [status, n]));
}

/** What came of a complaint. */
export type Handling = Pick<ReportRow, "status" | "handledMs" | "handledBy" | "resolution">;

/** False when somebody was faster. */
export function handleReport(db: Connection, id: string, handling: Handling): boolean {
  const { changes } = db
    .update(report)
    .set(handling)
    .where(and(eq(report.id, id), eq(report.status, openReport)))
    .run();
  return changes > 0;
}

/** Which complaints have the same subject: a person, or one message of his. */
export type ReportSubject = Pick<ReportRow, "reported"> &
  Partial<Pick<ReportRow, "room" | "messageId">>;

/** Everything that is open about a subject; returns how many there were. */
export function handleReportsAbout(
  db: Connection,
  subject: ReportSubject,
  handling: Handling,
): number {
  return db.update(report).set(handling).where(isOpenAbout(subject)).run().changes;
}

export function countOpenAbout(db: Connection, subject: ReportSubject): number {
  const rows = db.select({ n: sql<number>`count(*)` }).from(report);
  return rows.where(isOpenAbout(subject)).get()?.n ?? 0;
}

function isOpenAbout({ reported, room, messageId }: ReportSubject): SQL | undefined {
  return and(
    eq(report.reported, reported),
    eq(report.status, openReport),
    room === undefined ? undefined : eq(report.room, room),
    messageId === undefined ? undefined : eq(report.messageId, messageId),
  );
}
