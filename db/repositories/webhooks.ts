import { and, asc, count, desc, eq, sql } from "drizzle-orm";
import type { Connection } from "../database";
import { webhookDelivery, webhookEndpoint } from "../schema/sqlite-admin";

export type WebhookEndpointRow = typeof webhookEndpoint.$inferSelect;

export function allWebhooks(db: Connection): WebhookEndpointRow[] {
  return db
    .select()
    .from(webhookEndpoint)
    .orderBy(desc(webhookEndpoint.createdMs), webhookEndpoint.id)
    .all();
}

export function findWebhook(db: Connection, id: string): WebhookEndpointRow | null {
  return db.select().from(webhookEndpoint).where(eq(webhookEndpoint.id, id)).get() ?? null;
}

/** Those that are written to. */
export function enabledWebhooks(
  db: Connection,
): Pick<WebhookEndpointRow, "id" | "url" | "events">[] {
  const { id, url, events, enabled, createdMs } = webhookEndpoint;
  return db
    .select({ id, url, events })
    .from(webhookEndpoint)
    .where(eq(enabled, 1))
    .orderBy(asc(createdMs), asc(id))
    .all();
}

export function countWebhooks(db: Connection): number {
  return db.select({ n: count() }).from(webhookEndpoint).get()?.n ?? 0;
}

export function insertWebhook(db: Connection, row: WebhookEndpointRow): void {
  db.insert(webhookEndpoint).values(row).run();
}

export function updateWebhook(
  db: Connection,
  id: string,
  change: Partial<WebhookEndpointRow>,
): void {
  db.update(webhookEndpoint)
    .set({ ...change, revision: sql`${webhookEndpoint.revision} + 1` })
    .where(eq(webhookEndpoint.id, id))
    .run();
}

export function deleteWebhook(db: Connection, id: string): void {
  db.delete(webhookEndpoint).where(eq(webhookEndpoint.id, id)).run();
}

/** Gives up what is still to be sent to an endpoint. */
export function giveUpDeliveries(db: Connection, endpointId: string, nowMs: number): void {
  const { state } = webhookDelivery;
  db.update(webhookDelivery)
    .set({ state: "failed", settledMs: nowMs })
    .where(and(eq(state, "pending"), eq(webhookDelivery.endpointId, endpointId)))
    .run();
}
