import * as repository from "@/db/repositories/webhook-deliveries";
import { ServiceError } from "@/lib/errors";
import type { DeliveryState, WebhookAttempt, WebhookDelivery } from "@/lib/shared/admin-webhooks";
import { type Caller, requireStaff } from "./acting";
import { ownId, placeOf } from "./list-cursor";
import type { Services } from "./services";
import { attemptDelivery } from "./webhook-attempt";
import { insertWebhookTest } from "./webhook-outbox";
import { requireEndpoint, shownAttempt } from "./webhooks";

const perPage = 50;
/** Further than this nobody counts. */
const countedTo = 10_000;

export interface DeliveryQuestion {
  readonly endpointId?: string | undefined;
  readonly state?: DeliveryState | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
}

export interface DeliveryPage {
  readonly deliveries: readonly WebhookDelivery[];
  readonly next: string | null;
  readonly total: number;
  readonly isTotalCut: boolean;
}

/** What was sent and is to be sent, the newest first. @throws ServiceError `unverified` */
export function listDeliveries(
  { database }: Pick<Services, "database">,
  caller: Caller,
  { endpointId, state, cursor }: DeliveryQuestion,
): DeliveryPage {
  requireStaff(caller, "admin");
  const db = database.read;
  const place = placeOf(cursor, ownId);
  const before = place ? { createdMs: place.atMs, id: place.id } : undefined;
  const rows = repository.deliveryLines(db, { endpointId, state, before }, perPage + 1);
  const page = rows.slice(0, perPage);
  const last = page.at(-1);
  const total = repository.countDeliveries(db, { endpointId, state }, countedTo + 1);
  return {
    deliveries: page.map(shownDelivery),
    next: rows.length > perPage && last ? `${last.createdMs}.${last.id}` : null,
    total: Math.min(total, countedTo),
    isTotalCut: total > countedTo,
  };
}

function shownDelivery(row: repository.WebhookDeliveryLine): WebhookDelivery {
  const { id, endpointId, eventId, eventType, attempts, createdMs, settledMs } = row;
  const state = row.state as DeliveryState;
  const nextTryMs = state === "pending" ? row.nextTryMs : null;
  return {
    ...{ id, endpointId, eventId, eventType, state, attempts, nextTryMs, createdMs, settledMs },
  };
}

export interface DeliveryDetail {
  readonly delivery: WebhookDelivery;
  /** What is posted, JSON. */
  readonly payload: string;
  /** The newest first. */
  readonly attempts: readonly WebhookAttempt[];
}

/** @throws ServiceError `notFound` when it has been pruned. */
export function readDelivery(
  { database }: Pick<Services, "database">,
  caller: Caller,
  id: string,
): DeliveryDetail {
  requireStaff(caller, "admin");
  const row = requireDelivery(database.read, id);
  const attempts = repository.attemptsOf(database.read, id).map(shownAttempt);
  return { delivery: shownDelivery(row), payload: row.payload, attempts };
}

function requireDelivery(
  db: Services["database"]["read"],
  id: string,
): repository.WebhookDeliveryRow {
  const row = repository.findDelivery(db, id);
  if (!row) throw new ServiceError("notFound", "There is no such delivery.");
  return row;
}

/** What came of a try that somebody ordered. */
export interface TriedDelivery {
  readonly delivery: WebhookDelivery;
  readonly attempt: WebhookAttempt;
}

/**
 * Sends a delivery again, whatever became of it, and waits for the answer. It keeps its `webhook-id`:
 * a receiver that knows it may leave it aside.
 * @throws ServiceError `notFound`
 */
export async function redeliver(
  services: Services,
  caller: Caller,
  id: string,
): Promise<TriedDelivery> {
  requireStaff(caller, "admin");
  return tryNow(services, requireDelivery(services.database.read, id));
}

/** Sends an endpoint a test, and waits for the answer. @throws ServiceError `notFound` */
export async function testWebhook(
  services: Services,
  caller: Caller,
  endpointId: string,
): Promise<TriedDelivery> {
  const { userId } = requireStaff(caller, "admin");
  requireEndpoint(services.database.read, endpointId);
  const id = await services.database.write((db) =>
    insertWebhookTest(services, db, endpointId, userId, "failed"),
  );
  return tryNow(services, requireDelivery(services.database.read, id));
}

async function tryNow(
  services: Services,
  row: repository.WebhookDeliveryRow,
): Promise<TriedDelivery> {
  const { signal } = new AbortController();
  const attempt = await attemptDelivery(services, row, { manual: true, signal });
  if (!attempt) throw new ServiceError("notFound", "The endpoint of this delivery was deleted.");
  const after = requireDelivery(services.database.read, row.id);
  return { delivery: shownDelivery(after), attempt: shownAttempt(attempt) };
}
