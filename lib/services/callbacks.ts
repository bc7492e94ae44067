import { randomUUID } from "node:crypto";
import { insertCallbackEvent, type NewCallbackEventRow } from "@/db/repositories/callback-events";
import { callbackEffects } from "@/lib/shared/callback-effect";
import { cleanText } from "@/lib/shared/clean-text";
import { parseJsonObject } from "@/lib/shared/parse-json-object";
import { type CallbackVerification, verifyCallback } from "@/lib/signing/callback-sign";
import { equalInConstantTime } from "@/lib/signing/constant-time";
import { applyCallbackIn } from "./callback-application";
import { parseCallback } from "./callback-event";
import { ledgerBodyOf } from "./ledger-body";
import { disconnect } from "./push-enforcement";
import type { RefusedPushServices } from "./refused-pushes";
import type { RoomServices } from "./rooms";

export type CallbackServices = Pick<
  RoomServices,
  "config" | "database" | "log" | "now" | "attempts" | "live"
> &
  RefusedPushServices;

export interface IncomingCallback {
  /** Path it came to. */
  readonly source: string;
  readonly clientIp: string;
  readonly bodyText: string;
  /** `secret` of the URL, which stands in for the signature where Tencent Cloud sends none. */
  readonly urlSecret: string;
}

export type CallbackVerdict =
  | { readonly accepted: true }
  | { readonly accepted: false; readonly reason: string };

/** Relay, push exception and monitoring come without `t` and `sign` in Tencent's own examples. */
const unsignedTypes: readonly number[] = [314, 321, 328];

/**
 * Takes one event notification: verifies it, writes it to the ledger and applies it, both in one
 * transaction. Resolves when that is durable; a refused one changes nothing but the ledger.
 */
export async function receiveCallback(
  services: CallbackServices,
  incoming: IncomingCallback,
): Promise<CallbackVerdict> {
  const { verification } = await takeCallback(services, incoming);
  return verification === "ok" ? { accepted: true } : { accepted: false, reason: verification };
}

/** What came of a callback, as the ledger has it. */
export interface TakenCallback {
  /** Of its entry; one that was refused may have none. */
  readonly id: string;
  readonly verification: string;
  readonly effect: string;
}

/** The same, for one that somebody of the staff (`orderedBy`) has made up as well. */
export async function takeCallback(
  services: CallbackServices,
  incoming: IncomingCallback,
  orderedBy = "",
): Promise<TakenCallback> {
  const { database, log } = services;
  const { source, clientIp } = incoming;
  const body = parseJsonObject(incoming.bodyText);
  const verification = body
    ? verify(services, body, incoming.urlSecret)
    : "body is not a JSON object";
  const entry: NewCallbackEventRow = {
    id: randomUUID(),
    receivedMs: services.now(),
    source,
    clientIp,
    eventType: Number.isSafeInteger(body?.event_type) ? Number(body?.event_type) : null,
    streamName: shortTextOf(body?.stream_id ?? body?.channel_id ?? body?.streamId),
    verification,
    effect: callbackEffects.refused,
    dedupeKey: "",
    // What nobody signed is not worth keeping in full.
    body: body && verification === "ok" ? ledgerBodyOf(services.config, body) : "",
    origin: orderedBy ? "simulated" : "received",
    orderedBy,
  };
  const { id } = entry;
  if (verification !== "ok") {
    if (await services.attempts.mayLogRefusedCallback(clientIp)) {
      await database.write((db) => insertCallbackEvent(db, entry));
      log.warn(
        { source, clientIp, streamName: entry.streamName },
        `callback refused: ${verification}`,
      );
    }
    return { id, verification, effect: callbackEffects.refused };
  }
  const parsed = parseCallback(body);
  const { eventType, dedupeKey, streamName } = parsed;
  const { effect, refusal, isCarried } = await database.write((db) => {
    const outcome = applyCallbackIn(services, db, parsed);
    insertCallbackEvent(db, { ...entry, eventType, dedupeKey, effect: outcome.effect });
    return outcome;
  });
  log.info({ source, streamName: entry.streamName, eventType, effect }, "callback");
  // Behind one that was made up there is no push.
  if (refusal && !orderedBy) services.refusedPushes.note(streamName, refusal);
  // The sender waits for our answer, not for what we do about the push.
  if (isCarried && !orderedBy) void disconnect(services, streamName, effect);
  return { id, verification, effect };
}

function verify(
  { config, now }: CallbackServices,
  body: Record<string, unknown>,
  urlSecret: string,
): CallbackVerification {
  const verdict = verifyCallback(config.apiKey, body, now(), config.callbackGraceSeconds);
  const bySecret =
    verdict === "no t or sign" &&
    unsignedTypes.includes(Number(body.event_type)) &&
    config.callbackUrlSecret !== null &&
    equalInConstantTime(config.callbackUrlSecret, urlSecret);
  return bySecret ? "ok" : verdict;
}

function shortTextOf(value: unknown): string {
  const isText = typeof value === "string" || typeof value === "number";
  // Also of what a stranger wrote.
  return isText ? cleanText(String(value).slice(0, 256)) : "";
}
