import { randomUUID } from "node:crypto";
import type { Connection } from "@/db/database";
import * as deliveries from "@/db/repositories/webhook-deliveries";
import {
  findWebhook,
  giveUpDeliveries,
  updateWebhook,
  type WebhookEndpointRow,
} from "@/db/repositories/webhooks";
import { unseal } from "@/lib/auth/seal";
import {
  type WebhookDisabledReason,
  webhookRetryMs,
  webhookTest,
} from "@/lib/shared/admin-webhooks";
import { webhookSign } from "@/lib/signing/webhook-sign";
import { writeAudit } from "./audit";
import type { Services } from "./services";
import { type PostOutcome, post } from "./webhook-post";

const dayMs = 24 * 60 * 60 * 1000;
/** An endpoint that has had nothing but failures for so long is turned off. */
const failingForMs = 5 * dayMs;
/** No receiver can put a try off for longer. */
const mostRetryAfterMs = dayMs;
/** Each wait is longer by up to this share, so that what failed together does not come back together. */
const jitter = 0.2;
/** "Gone" (RFC 9110 §15.5.11): Standard Webhooks asks for nothing to be sent any more. */
const goneStatus = 410;

export interface AttemptOptions {
  /** Whether somebody has ordered it; then it changes nothing about when it is tried by itself. */
  readonly manual: boolean;
  readonly signal: AbortSignal;
}

const isDelivered = ({ status }: PostOutcome) => status >= 200 && status < 300;

/**
 * Tries one delivery once and writes down what came of it. Null when there is nobody to send it to
 * any more. @throws what `signal` was aborted with; then nothing is written.
 */
export async function attemptDelivery(
  services: Services,
  delivery: deliveries.WebhookDeliveryRow,
  { manual, signal }: AttemptOptions,
): Promise<deliveries.WebhookAttemptRow | null> {
  const { database } = services;
  const endpoint = findWebhook(database.read, delivery.endpointId);
  if (!endpoint) {
    const settledMs = services.now();
    await database.write((db) =>
      deliveries.updateDelivery(db, delivery.id, { state: "failed", settledMs }),
    );
    return null;
  }
  const atMs = services.now();
  const outcome = await postDelivery(services, endpoint, delivery, signal);
  const attempt: deliveries.WebhookAttemptRow = {
    id: randomUUID(),
    deliveryId: delivery.id,
    atMs,
    durationMs: Math.max(0, services.now() - atMs),
    status: outcome.status,
    problem: outcome.problem,
    answer: outcome.answer,
    manual: manual ? 1 : 0,
  };
  await database.write((db) => {
    deliveries.insertAttempt(db, attempt);
    settle(services, db, delivery.id, outcome, manual);
  });
  const { endpointId, eventType } = delivery;
  const { status, problem } = outcome;
  services.log.info({ endpointId, eventType, status, problem }, "webhook");
  return attempt;
}

async function postDelivery(
  { config, now }: Services,
  endpoint: WebhookEndpointRow,
  { eventId: id, payload: body }: deliveries.WebhookDeliveryRow,
  signal: AbortSignal,
): Promise<PostOutcome> {
  const secret = unseal(config.sessionKey, endpoint.sealedSecret);
  // SESSION_KEY was changed since.
  if (secret === null) return { status: 0, problem: "secretLost", answer: "", retryAfter: "" };
  const timestampS = Math.floor(now() / 1000);
  return post({
    url: endpoint.url,
    headers: {
      "content-type": "application/json",
      "user-agent": "mini-lvb-webhooks",
      "webhook-id": id,
      "webhook-timestamp": String(timestampS),
      "webhook-signature": webhookSign(secret, { id, timestampS, body }),
    },
    body,
    allowsPrivate: config.webhookAllowPrivate,
    signal,
  });
}

function settle(
  services: Services,
  db: Connection,
  deliveryId: string,
  outcome: PostOutcome,
  manual: boolean,
): void {
  const nowMs = services.now();
  const row = deliveries.findDelivery(db, deliveryId);
  if (!row) return;
  const attempts = row.attempts + 1;
  if (isDelivered(outcome)) {
    deliveries.updateDelivery(db, row.id, { attempts, state: "delivered", settledMs: nowMs });
    return;
  }
  const waits = row.state === "pending" && !manual;
  const delayMs = waits ? nextDelayMs(db, row, outcome, nowMs) : null;
  deliveries.updateDelivery(db, row.id, {
    attempts,
    ...(delayMs !== null && { nextTryMs: nowMs + delayMs }),
    ...(waits && delayMs === null && { state: "failed", settledMs: nowMs }),
  });
  if (outcome.status === goneStatus) disable(services, db, row.endpointId, "gone");
  else if (waits && isLost(db, row, nowMs)) disable(services, db, row.endpointId, "failing");
}

/** How long until the next try, in milliseconds; null: that was the last. */
function nextDelayMs(
  db: Connection,
  { id, eventType }: deliveries.WebhookDeliveryRow,
  { retryAfter }: PostOutcome,
  nowMs: number,
): number | null {
  // Who ordered it is looking; nobody waits for a test of yesterday.
  if (eventType === webhookTest) return null;
  const tries = deliveries.countAutomaticAttempts(db, id);
  const planned = webhookRetryMs[tries - 1];
  if (planned === undefined) return null;
  const delayMs = planned * (1 + Math.random() * jitter);
  return Math.round(Math.max(delayMs, retryAfterMs(retryAfter, nowMs)));
}

/** `Retry-After` (RFC 9110 §10.2.3), seconds or a date; 0 when it says nothing. */
export function retryAfterMs(value: string, nowMs: number): number {
  const text = value.trim();
  const isSeconds = /^\d{1,9}$/.test(text);
  // `Date.parse` alone makes a year of any number.
  if (!isSeconds && !/^[A-Za-z]{3,9},? /.test(text)) return 0;
  const waitMs = isSeconds ? Number(text) * 1000 : Date.parse(text) - nowMs;
  return Number.isFinite(waitMs) ? Math.min(Math.max(waitMs, 0), mostRetryAfterMs) : 0;
}

function isLost(
  db: Connection,
  { endpointId, eventType }: deliveries.WebhookDeliveryRow,
  nowMs: number,
): boolean {
  if (eventType === webhookTest) return false;
  const sinceMs = deliveries.failingSinceMs(db, endpointId);
  return sinceMs !== null && nowMs - sinceMs >= failingForMs;
}

function disable(
  services: Services,
  db: Connection,
  endpointId: string,
  disabledReason: WebhookDisabledReason,
): void {
  updateWebhook(db, endpointId, { enabled: 0, disabledReason });
  giveUpDeliveries(db, endpointId, services.now());
  writeAudit(
    services,
    db,
    "system",
    { action: "adminEditWebhook", target: endpointId, details: { enabled: false, disabledReason } },
    "done",
  );
  services.log.warn({ endpointId, disabledReason }, "webhook: endpoint turned off");
}
