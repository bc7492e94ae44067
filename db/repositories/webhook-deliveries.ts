import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  inArray,
  lt,
  lte,
  max,
  min,
  notInArray,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { WebhookType } from "@/lib/shared/admin-webhooks";
import type { Connection } from "../database";
import { allPlaceholders, prepared, wholeRow } from "../prepared";
import { pruneOldest } from "../prune-oldest";
import { webhookAttempt, webhookDelivery } from "../schema/sqlite-admin";
import { countUpTo } from "./count-up-to";

const webhookTest = "webhook.test" satisfies WebhookType;

export type WebhookDeliveryRow = typeof webhookDelivery.$inferSelect;
export type NewWebhookDeliveryRow = typeof webhookDelivery.$inferInsert;
export type WebhookAttemptRow = typeof webhookAttempt.$inferSelect;
/** A delivery without what is sent. */
export type WebhookDeliveryLine = Omit<WebhookDeliveryRow, "payload">;

const insertDeliveryQuery = prepared((db) =>
  db
    .insert(webhookDelivery)
    .values(allPlaceholders(webhookDelivery))
    .onConflictDoNothing({ target: [webhookDelivery.endpointId, webhookDelivery.eventId] })
    .prepare(),
);

/** Nothing happens where the endpoint has been given this event before. */
export function insertDelivery(db: Connection, row: NewWebhookDeliveryRow): void {
  insertDeliveryQuery(db).run({ ...wholeRow(webhookDelivery, row) });
}

export function findDelivery(db: Connection, id: string): WebhookDeliveryRow | null {
  return db.select().from(webhookDelivery).where(eq(webhookDelivery.id, id)).get() ?? null;
}

export function updateDelivery(
  db: Connection,
  id: string,
  change: Partial<WebhookDeliveryRow>,
): void {
  db.update(webhookDelivery).set(change).where(eq(webhookDelivery.id, id)).run();
}

/** What an endpoint was told under one name it has been told under another. */
export function renameEvent(db: Connection, endpointId: string, from: string, to: string): void {
  const ofEndpoint = eq(webhookDelivery.endpointId, endpointId);
  const known = db
    .select({ id: webhookDelivery.id })
    .from(webhookDelivery)
    .where(and(ofEndpoint, eq(webhookDelivery.eventId, to)))
    .get();
  if (known) return;
  db.update(webhookDelivery)
    .set({ eventId: to })
    .where(and(ofEndpoint, eq(webhookDelivery.eventId, from)))
    .run();
}

/** What is to be sent now, of other endpoints than these, the longest due first. */
export function dueDeliveries(
  db: Connection,
  nowMs: number,
  exceptEndpoints: readonly string[],
  limit: number,
): WebhookDeliveryRow[] {
  const { state, nextTryMs, endpointId } = webhookDelivery;
  return db
    .select()
    .from(webhookDelivery)
    .where(
      and(
        eq(state, "pending"),
        lte(nextTryMs, nowMs),
        exceptEndpoints.length > 0 ? notInArray(endpointId, [...exceptEndpoints]) : undefined,
      ),
    )
    .orderBy(asc(nextTryMs))
    .limit(limit)
    .all();
}

/** How much waits for an endpoint, counted to at most `limit`. */
export function countPending(db: Connection, limit: number): number {
  return countUpTo(db, webhookDelivery, eq(webhookDelivery.state, "pending"), limit);
}

/**
 * Since when an endpoint has had nothing but failures, Unix ms; null when the last went well. A test
 * begins it anew, whatever came of it: somebody is looking after it.
 */
export function failingSinceMs(db: Connection, endpointId: string): number | null {
  const ofEndpoint = eq(webhookDelivery.endpointId, endpointId);
  const delivered = db
    .select({ at: max(webhookDelivery.settledMs) })
    .from(webhookDelivery)
    .where(and(ofEndpoint, eq(webhookDelivery.state, "delivered")))
    .get();
  const tested = db
    .select({ at: max(webhookDelivery.createdMs) })
    .from(webhookDelivery)
    .where(and(ofEndpoint, eq(webhookDelivery.eventType, webhookTest)))
    .get();
  const first = db
    .select({ at: min(webhookDelivery.createdMs) })
    .from(webhookDelivery)
    .where(
      and(
        ofEndpoint,
        gt(webhookDelivery.createdMs, Math.max(delivered?.at ?? 0, tested?.at ?? 0)),
        gt(webhookDelivery.attempts, 0),
      ),
    )
    .get();
  return first?.at ?? null;
}

export interface DeliveryFilter {
  readonly endpointId?: string | undefined;
  readonly state?: string | undefined;
  readonly before?: { readonly createdMs: number; readonly id: string } | undefined;
}

/** The newest first. */
export function deliveryLines(
  db: Connection,
  filter: DeliveryFilter,
  limit: number,
): WebhookDeliveryLine[] {
  const { payload: _payload, ...columns } = deliveryColumns;
  return db
    .select(columns)
    .from(webhookDelivery)
    .where(matching(filter))
    .orderBy(desc(webhookDelivery.createdMs), desc(webhookDelivery.id))
    .limit(limit)
    .all();
}

/** How many there are, counted to at most `limit`. */
export function countDeliveries(db: Connection, filter: DeliveryFilter, limit: number): number {
  return countUpTo(db, webhookDelivery, matching({ ...filter, before: undefined }), limit);
}

const deliveryColumns = {
  id: webhookDelivery.id,
  endpointId: webhookDelivery.endpointId,
  eventId: webhookDelivery.eventId,
  eventType: webhookDelivery.eventType,
  payload: webhookDelivery.payload,
  state: webhookDelivery.state,
  attempts: webhookDelivery.attempts,
  nextTryMs: webhookDelivery.nextTryMs,
  createdMs: webhookDelivery.createdMs,
  settledMs: webhookDelivery.settledMs,
};

function matching({ endpointId, state, before }: DeliveryFilter): SQL | undefined {
  const { createdMs, id } = webhookDelivery;
  return and(
    endpointId === undefined ? undefined : eq(webhookDelivery.endpointId, endpointId),
    state === undefined ? undefined : eq(webhookDelivery.state, state),
    before === undefined
      ? undefined
      : and(
          lte(createdMs, before.createdMs),
          or(lt(createdMs, before.createdMs), lt(id, before.id)),
        ),
  );
}

/** With its endpoint; its tries go with their age. */
export function deleteDeliveriesOf(db: Connection, endpointId: string): void {
  db.delete(webhookDelivery).where(eq(webhookDelivery.endpointId, endpointId)).run();
}

export function insertAttempt(db: Connection, row: WebhookAttemptRow): void {
  db.insert(webhookAttempt).values(row).run();
}

/** How often a delivery was tried without an order. */
export function countAutomaticAttempts(db: Connection, deliveryId: string): number {
  const { manual } = webhookAttempt;
  const where = and(eq(webhookAttempt.deliveryId, deliveryId), eq(manual, 0));
  return db.select({ n: count() }).from(webhookAttempt).where(where).get()?.n ?? 0;
}

/** The tries of a delivery, the newest first. */
export function attemptsOf(db: Connection, deliveryId: string): WebhookAttemptRow[] {
  return db
    .select()
    .from(webhookAttempt)
    .where(eq(webhookAttempt.deliveryId, deliveryId))
    .orderBy(desc(webhookAttempt.atMs))
    .limit(100)
    .all();
}

/** Keeps the newest; what waits stays. */
export function pruneDeliveries(db: Connection, keep: number): void {
  pruneOldest(
    db,
    webhookDelivery,
    webhookDelivery.createdMs,
    keep,
    inArray(webhookDelivery.state, ["delivered", "failed"]),
  );
  pruneOldest(db, webhookAttempt, webhookAttempt.atMs, keep * 3);
}

/** The newest try of an endpoint's newest delivery that was tried; null: none was. */
export function lastAttemptOf(db: Connection, endpointId: string): WebhookAttemptRow | null {
  const newest = db
    .select({ id: webhookDelivery.id })
    .from(webhookDelivery)
    .where(and(eq(webhookDelivery.endpointId, endpointId), gt(webhookDelivery.attempts, 0)))
    .orderBy(desc(webhookDelivery.createdMs), sql`${webhookDelivery.id} desc`)
    .limit(1)
    .get();
  return newest ? (attemptsOf(db, newest.id)[0] ?? null) : null;
}
