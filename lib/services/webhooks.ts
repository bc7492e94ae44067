import { randomUUID } from "node:crypto";
import type { Connection } from "@/db/database";
import * as deliveries from "@/db/repositories/webhook-deliveries";
import * as webhooks from "@/db/repositories/webhooks";
import { seal } from "@/lib/auth/seal";
import { ServiceError } from "@/lib/errors";
import {
  mostWebhooks,
  type WebhookAttempt,
  type WebhookDisabledReason,
  type WebhookEndpoint,
  type WebhookEvent,
  type WebhookProblem,
  webhookEvents,
} from "@/lib/shared/admin-webhooks";
import { newWebhookSecret } from "@/lib/signing/webhook-sign";
import { type Caller, requireStaff } from "./acting";
import type { Services } from "./services";
import { checkedAddress, WebhookAddressError, webhookUrlProblem } from "./webhook-address";
import { queueWebhookTest } from "./webhook-outbox";

/** What an administrator says of an endpoint. */
export interface WebhookWish {
  readonly name: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly enabled: boolean;
}

/** The secret is told when it is made, and never again. */
export interface WebhookWithSecret {
  readonly endpoint: WebhookEndpoint;
  readonly secret: string;
}

/** All endpoints, the newest first. @throws ServiceError `unverified` */
export function listWebhooks(
  { database }: Pick<Services, "database">,
  caller: Caller,
): WebhookEndpoint[] {
  requireStaff(caller, "admin");
  const db = database.read;
  return webhooks.allWebhooks(db).map((row) => shown(db, row));
}

/** @throws ServiceError `invalidParameter` for an address that may not be, and for too many. */
export async function createWebhook(
  services: Services,
  caller: Caller,
  wish: WebhookWish,
): Promise<WebhookWithSecret> {
  const { userId: createdBy } = requireStaff(caller, "admin");
  await requireUrl(services, wish.url);
  const { config, database, now } = services;
  const secret = newWebhookSecret();
  const id = randomUUID();
  const endpoint = await database.write((db) => {
    if (webhooks.countWebhooks(db) >= mostWebhooks) {
      throw new ServiceError("invalidParameter", `There are ${mostWebhooks} endpoints already.`, {
        data: { reason: "tooMany", most: mostWebhooks },
      });
    }
    webhooks.insertWebhook(db, {
      ...{ id, ...columnsOf(wish), sealedSecret: seal(config.sessionKey, secret) },
      ...{ disabledReason: "", revision: 1, createdMs: now(), createdBy },
    });
    return shown(db, requireEndpoint(db, id));
  });
  return { endpoint, secret };
}

/**
 * Says something else of an endpoint. One that is turned on, or gets another address, is sent a test.
 * @throws ServiceError `conflict` when it is not any more what `revision` was.
 */
export async function editWebhook(
  services: Services,
  caller: Caller,
  { id, revision, ...wish }: WebhookWish & { readonly id: string; readonly revision: number },
): Promise<WebhookEndpoint> {
  const { userId } = requireStaff(caller, "admin");
  requireEndpoint(services.database.read, id);
  await requireUrl(services, wish.url);
  return services.database.write((db) => {
    const before = requireEndpoint(db, id);
    if (before.revision !== revision) {
      throw new ServiceError("conflict", "Somebody else has changed this endpoint meanwhile.", {
        data: { reason: "revision" },
      });
    }
    webhooks.updateWebhook(db, id, { ...columnsOf(wish), disabledReason: "" });
    if (!wish.enabled) webhooks.giveUpDeliveries(db, id, services.now());
    else if (before.enabled === 0 || before.url !== wish.url) {
      queueWebhookTest(services, db, id, userId);
    }
    return shown(db, requireEndpoint(db, id));
  });
}

/** It and what was sent to it. @throws ServiceError `notFound` */
export async function deleteWebhook(
  { database }: Services,
  caller: Caller,
  id: string,
): Promise<void> {
  requireStaff(caller, "admin");
  await database.write((db) => {
    requireEndpoint(db, id);
    deliveries.deleteDeliveriesOf(db, id);
    webhooks.deleteWebhook(db, id);
  });
}

/** Signs with another secret from now on. @throws ServiceError `notFound` */
export async function rotateWebhookSecret(
  { config, database }: Services,
  caller: Caller,
  id: string,
): Promise<WebhookWithSecret> {
  requireStaff(caller, "admin");
  const secret = newWebhookSecret();
  const endpoint = await database.write((db) => {
    requireEndpoint(db, id);
    webhooks.updateWebhook(db, id, { sealedSecret: seal(config.sessionKey, secret) });
    return shown(db, requireEndpoint(db, id));
  });
  return { endpoint, secret };
}

function columnsOf({ name, url, events, enabled }: WebhookWish) {
  const wanted = webhookEvents.filter((event) => events.includes(event));
  return { name, url, events: wanted.join(" "), enabled: enabled ? 1 : 0 };
}

/** @throws ServiceError `notFound` */
export function requireEndpoint(db: Connection, id: string): webhooks.WebhookEndpointRow {
  const row = webhooks.findWebhook(db, id);
  if (!row) throw new ServiceError("notFound", "There is no such webhook endpoint.");
  return row;
}

function shown(db: Connection, row: webhooks.WebhookEndpointRow): WebhookEndpoint {
  const last = deliveries.lastAttemptOf(db, row.id);
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    events: webhookEvents.filter((event) => row.events.split(" ").includes(event)),
    enabled: row.enabled === 1,
    disabledReason: row.disabledReason as WebhookDisabledReason | "",
    revision: row.revision,
    createdMs: row.createdMs,
    createdBy: row.createdBy,
    last: last && shownAttempt(last),
  };
}

/** A try as the console shows it. */
export function shownAttempt(row: deliveries.WebhookAttemptRow): WebhookAttempt {
  const { atMs, durationMs, status, answer, manual } = row;
  const problem = row.problem as WebhookProblem | "";
  return { atMs, durationMs, status, problem, answer, manual: manual === 1 };
}

/** How long the name of an address is looked up before it is taken unseen, in milliseconds. */
const lookUpMs = 3000;

const urlWords = {
  noUrl: "The address must be a web address.",
  notHttps: "The address must begin with https://.",
  credentials: "The address must not have a user name or password in it.",
  privateAddress: "The address leads to a private network (see WEBHOOK_ALLOW_PRIVATE).",
} as const;

/**
 * Early, so that who types it learns of it; each try looks again.
 * @throws ServiceError `invalidParameter`
 */
async function requireUrl({ config }: Services, url: string): Promise<void> {
  const { webhookAllowPrivate } = config;
  const problem =
    webhookUrlProblem(url, webhookAllowPrivate) ??
    ((await leadsToPrivate(url, webhookAllowPrivate)) ? "privateAddress" : null);
  if (!problem) return;
  throw new ServiceError("invalidParameter", urlWords[problem], { data: { reason: problem } });
}

/** A name that nobody knows yet, or not in time, may become one. */
async function leadsToPrivate(url: string, allowsPrivate: boolean): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), lookUpMs).unref());
  const looked = checkedAddress(new URL(url).hostname, allowsPrivate).then(
    () => false,
    (error: unknown) => error instanceof WebhookAddressError && error.problem === "privateAddress",
  );
  return Promise.race([looked, late]);
}
