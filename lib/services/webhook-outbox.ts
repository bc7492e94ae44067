import { randomUUID } from "node:crypto";
import type { Connection } from "@/db/database";
import { countPending, insertDelivery, renameEvent } from "@/db/repositories/webhook-deliveries";
import { enabledWebhooks } from "@/db/repositories/webhooks";
import {
  type WebhookData,
  type WebhookPayload,
  type WebhookType,
  webhookTest,
} from "@/lib/shared/admin-webhooks";
import type { Services } from "./services";

/** Deliveries that wait at most; what happens beyond that is told to nobody. */
export const mostPending = 5000;

/**
 * Notes inside a write that the endpoints are to be told of what happens in the same write; a sender
 * posts it afterwards. `about` is the id of what it happened to (a broadcast, a recording, a
 * report): the same type about the same is one event, however often it is noted.
 */
export function queueWebhook<Type extends WebhookType>(
  services: Pick<Services, "now" | "log">,
  db: Connection,
  type: Type,
  about: string,
  data: WebhookData[Type],
): void {
  const wanted = enabledWebhooks(db).filter(({ events }) => events.split(" ").includes(type));
  if (wanted.length === 0) return;
  if (countPending(db, mostPending) === mostPending) {
    services.log.error({ type, about }, "webhooks: too much is waiting, this is sent to nobody");
    return;
  }
  const nowMs = services.now();
  for (const { id } of wanted) {
    insertDelivery(db, {
      id: randomUUID(),
      endpointId: id,
      eventId: eventIdOf(type, about),
      eventType: type,
      payload: payloadOf(type, data, nowMs),
      state: "pending",
      nextTryMs: nowMs,
      createdMs: nowMs,
    });
  }
}

/** Has an endpoint sent a test, by whoever ordered it; each is an event of its own. */
export function queueWebhookTest(
  services: Pick<Services, "now">,
  db: Connection,
  endpointId: string,
  orderedBy: string,
): void {
  insertWebhookTest(services, db, endpointId, orderedBy, "pending");
}

/** The same, in that state; `failed` is for who tries it himself at once. Returns its id. */
export function insertWebhookTest(
  { now }: Pick<Services, "now">,
  db: Connection,
  endpointId: string,
  orderedBy: string,
  state: "pending" | "failed",
): string {
  const id = randomUUID();
  const nowMs = now();
  insertDelivery(db, {
    ...{ id, endpointId, state, nextTryMs: nowMs, createdMs: nowMs },
    eventId: eventIdOf(webhookTest, id),
    eventType: webhookTest,
    payload: payloadOf(webhookTest, { endpointId, orderedBy }, nowMs),
    settledMs: state === "failed" ? nowMs : 0,
  });
  return id;
}

/** A broadcast is known under another id: what was told of it was told. */
export function renameWebhookEvents(
  db: Connection,
  types: readonly WebhookType[],
  from: string,
  to: string,
): void {
  for (const { id } of enabledWebhooks(db)) {
    for (const type of types) renameEvent(db, id, eventIdOf(type, from), eventIdOf(type, to));
  }
}

/** `webhook-id`. It is signed between full stops, and so has none itself. */
export function eventIdOf(type: WebhookType, about: string): string {
  return `${type}_${about}`.replace(/[^\w-]/g, "_").slice(0, 200);
}

export function payloadOf<Type extends WebhookType>(
  type: Type,
  data: WebhookData[Type],
  atMs: number,
): string {
  const payload: WebhookPayload<Type> = { type, timestamp: isoTime(atMs), data };
  return JSON.stringify(payload);
}

/** ISO 8601 in UTC, from Unix ms. */
export const isoTime = (atMs: number) => new Date(atMs).toISOString();
