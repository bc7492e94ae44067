import { and, count, desc, eq, gt, isNotNull, max, ne, notLike, or, type SQL } from "drizzle-orm";
import type { Connection } from "../database";
import { callbackEvent, chatMessage, livePush } from "../schema/sqlite";
import type { CallbackEventRow } from "./callback-events";

/** Where Tencent IM reports; everything else in the ledger is of LVB. */
export const imCallbackPath = "/callback/im";
/** Stream names of the doctor's own callbacks begin so; they say nothing about the cloud. */
export const ownProbePrefix = "doctor-probe-";

export type LedgerSource = "lvb" | "im";

/** How often callbacks were judged so, and the last of them. */
export interface LedgerTally {
  /** `ok`, or why they were refused. */
  readonly verification: string;
  readonly count: number;
  readonly last: LedgerLine;
}
/** An entry without its body. */
export type LedgerLine = Omit<CallbackEventRow, "body" | "dedupeKey">;

/** What `LedgerLine` has. */
export const lineColumns = {
  id: callbackEvent.id,
  receivedMs: callbackEvent.receivedMs,
  source: callbackEvent.source,
  eventType: callbackEvent.eventType,
  streamName: callbackEvent.streamName,
  verification: callbackEvent.verification,
  effect: callbackEvent.effect,
  origin: callbackEvent.origin,
  clientIp: callbackEvent.clientIp,
  causeId: callbackEvent.causeId,
  orderedBy: callbackEvent.orderedBy,
};

/** Callbacks of a source since a moment (Unix ms), by verdict. */
export function tallyCallbacks(
  db: Connection,
  source: LedgerSource,
  sinceMs: number,
): LedgerTally[] {
  const where = and(of(source), gt(callbackEvent.receivedMs, sinceMs));
  const groups = db
    .select({
      verification: callbackEvent.verification,
      count: count(),
      lastMs: max(callbackEvent.receivedMs),
    })
    .from(callbackEvent)
    .where(where)
    .groupBy(callbackEvent.verification)
    .all();
  return groups.flatMap((group) => {
    const last = lastCallback(db, source, group.verification);
    return last ? [{ verification: group.verification, count: group.count, last }] : [];
  });
}

/** The newest entry with that verdict. */
export function lastCallback(
  db: Connection,
  source: LedgerSource,
  verification: string,
): LedgerLine | null {
  const where = and(of(source), eq(callbackEvent.verification, verification));
  return newest(db, where);
}

/** The newest entry about a stream since a moment (Unix ms). */
export function lastCallbackOfStream(
  db: Connection,
  streamName: string,
  sinceMs: number,
): LedgerLine | null {
  return newest(
    db,
    and(
      eq(callbackEvent.streamName, streamName),
      eq(callbackEvent.origin, "received"),
      gt(callbackEvent.receivedMs, sinceMs),
    ),
  );
}

/** The newest entry of all; its time can only be in the past. */
export function newestCallback(db: Connection): LedgerLine | null {
  return newest(db, undefined);
}

function newest(db: Connection, where: SQL | undefined): LedgerLine | null {
  const rows = db
    .select(lineColumns)
    .from(callbackEvent)
    .where(where)
    .orderBy(desc(callbackEvent.receivedMs))
    .limit(1)
    .all();
  return rows[0] ?? null;
}

/** Bodies of the newest callbacks of LVB that were accepted. */
export function newestAcceptedBodies(db: Connection, limit: number): string[] {
  return db
    .select({ body: callbackEvent.body })
    .from(callbackEvent)
    .where(and(of("lvb"), eq(callbackEvent.verification, "ok")))
    .orderBy(desc(callbackEvent.receivedMs))
    .limit(limit)
    .all()
    .map(({ body }) => body);
}

/** A page of the ledger, newest first. */
export function pageOfCallbacks(
  db: Connection,
  page: { readonly refusedOnly: boolean; readonly offset: number; readonly limit: number },
): LedgerLine[] {
  return db
    .select(lineColumns)
    .from(callbackEvent)
    .where(page.refusedOnly ? ne(callbackEvent.verification, "ok") : undefined)
    .orderBy(desc(callbackEvent.receivedMs), desc(callbackEvent.id))
    .limit(page.limit)
    .offset(page.offset)
    .all();
}

export function countCallbacks(db: Connection, refusedOnly: boolean): number {
  const where = refusedOnly ? ne(callbackEvent.verification, "ok") : undefined;
  return db.select({ n: count() }).from(callbackEvent).where(where).get()?.n ?? 0;
}

/** One entry with its body; null when it has been pruned. */
export function findCallback(db: Connection, id: string): CallbackEventRow | null {
  return db.select().from(callbackEvent).where(eq(callbackEvent.id, id)).get() ?? null;
}

/** Pushes since a moment that the source was seen carrying although nobody reported their start. */
export function unreportedPushes(
  db: Connection,
  sinceMs: number,
): { readonly count: number; readonly streamName: string } {
  const rows = db
    .select({ streamName: livePush.streamName })
    .from(livePush)
    .where(
      and(
        eq(livePush.seen, 1),
        or(
          gt(livePush.startedMs, sinceMs),
          and(isNotNull(livePush.endedMs), gt(livePush.endedMs, sinceMs)),
        ),
      ),
    )
    .orderBy(desc(livePush.startedMs))
    .all();
  return { count: rows.length, streamName: rows[0]?.streamName ?? "" };
}

/** When the newest message of a phone came (Unix ms), 0 for never: IM's good callbacks leave nothing else. */
export function lastPhoneMessageMs(db: Connection): number {
  const row = db
    .select({ sentMs: chatMessage.sentMs })
    .from(chatMessage)
    .where(eq(chatMessage.source, "im"))
    .orderBy(desc(chatMessage.seq))
    .limit(1)
    .get();
  return row?.sentMs ?? 0;
}

function of(source: LedgerSource): SQL | undefined {
  if (source === "im") return eq(callbackEvent.source, imCallbackPath);
  return and(
    // What our engine reported, or somebody replayed or made up, says nothing about the cloud.
    eq(callbackEvent.origin, "received"),
    ne(callbackEvent.source, imCallbackPath),
    notLike(callbackEvent.streamName, `${ownProbePrefix}%`),
  );
}
