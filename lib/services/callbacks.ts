import { randomUUID } from "node:crypto";
import type { Connection } from "@/db/database";
import {
  hasCallbackEvent,
  insertCallbackEvent,
  type NewCallbackEventRow,
} from "@/db/repositories/callback-events";
import { findLiveByStream, updateLive } from "@/db/repositories/live";
import {
  callbackEffects,
  ignoredEffect,
  ignoredReasons,
  notLetInEffect,
} from "@/lib/shared/callback-effect";
import type { PushRefusal, RefusedPush } from "@/lib/shared/ingest";
import { parseJsonObject } from "@/lib/shared/parse-json-object";
import type { StreamEvent, StreamStartEvent } from "@/lib/shared/stream-event";
import { type CallbackVerification, verifyCallback } from "@/lib/signing/callback-sign";
import { equalInConstantTime } from "@/lib/signing/constant-time";
import { type ParsedCallback, parseCallback } from "./callback-event";
import { type LateRefusal, refuseByKey } from "./late-key";
import {
  announceByAddress,
  publishObjection,
  signatureRefusal,
  streamPurpose,
} from "./publish-authorization";
import { disconnect } from "./push-enforcement";
import { isRefused } from "./push-facts";
import type { RefusedPushServices } from "./refused-pushes";
import type { RoomServices } from "./rooms";
import { applyStreamEventIn, isKnownStart, noteRefusal } from "./stream-events";

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

/** A ledger entry keeps this much of a body. */
const ledgerBodyLength = 4096;
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
    eventType: typeof body?.event_type === "number" ? body.event_type : null,
    streamName: shortTextOf(body?.stream_id ?? body?.channel_id ?? body?.streamId),
    verification,
    effect: callbackEffects.refused,
    dedupeKey: "",
    // What nobody signed is not worth keeping in full.
    body: body && verification === "ok" ? withoutSecrets(body) : "",
  };
  if (verification !== "ok") {
    if (await services.attempts.mayLogRefusedCallback(clientIp)) {
      await database.write((db) => insertCallbackEvent(db, entry));
      log.warn(
        { source, clientIp, streamName: entry.streamName },
        `callback refused: ${verification}`,
      );
    }
    return { accepted: false, reason: verification };
  }
  const parsed = parseCallback(body);
  const { eventType, dedupeKey, streamName } = parsed;
  const { effect, refusal, isCarried } = await database.write((db) => {
    const outcome = applyIn(services, db, parsed);
    insertCallbackEvent(db, { ...entry, eventType, dedupeKey, effect: outcome.effect });
    return outcome;
  });
  log.info({ source, streamName: entry.streamName, eventType, effect }, "callback");
  if (refusal) services.refusedPushes.note(streamName, refusal);
  // The sender waits for our answer, not for what we do about the push.
  if (isCarried) void disconnect(services, streamName, effect);
  return { accepted: true };
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

/** What came of a verified callback. */
interface Outcome {
  /** In the ledger's words. */
  readonly effect: string;
  /** Of a push that was not let in, for the studio. */
  readonly refusal?: RefusedPush;
  /** True: the source has let it in, and it is to be disconnected. */
  readonly isCarried?: true;
}
const applied: Outcome = { effect: callbackEffects.applied };
const known: Outcome = { effect: callbackEffects.known };
const ignored = (reason: string): Outcome => ({ effect: ignoredEffect(reason) });

function applyIn(services: CallbackServices, db: Connection, parsed: ParsedCallback): Outcome {
  const { content, dedupeKey, streamName } = parsed;
  if (content.kind === "ignored") return ignored(content.reason);
  const { appName = parsed.appName } = services.config.tencent ?? {};
  if (content.kind !== "noted" && parsed.appName && parsed.appName !== appName) {
    return ignored(ignoredReasons.otherApp);
  }
  if (content.kind === "event") return applyEventIn(services, db, content);
  if (dedupeKey && hasCallbackEvent(db, dedupeKey)) return known;
  if (content.kind === "noted") return { effect: callbackEffects.noted };
  return takeSnapshot(db, streamName, content) ? applied : ignored(ignoredReasons.olderPicture);
}

function applyEventIn(
  services: CallbackServices,
  db: Connection,
  { event: reported, pushQuery }: Extract<ParsedCallback["content"], { kind: "event" }>,
): Outcome {
  // Nothing has happened yet that is still to come: the sender's clock is ahead of ours, and
  // nobody is to wait for it.
  const event = { ...reported, atMs: Math.min(reported.atMs, services.now()) };
  const purpose = streamPurpose(db, event.streamName);
  // Another product's of the same account, or the doctor's.
  if (!purpose) return ignored(ignoredReasons.unasked);
  if (!purpose.owner) return ignored(ignoredReasons.linkMic);
  const isKnown = event.kind === "start" && isKnownStart(db, event);
  const late = isKnown ? null : refuseByKey(services, db, purpose.owner, event, pushQuery);
  if (late) return refusedLate(services, db, event, late);
  if (event.kind === "start" && !isKnown) {
    const objection = publishObjection(services.config, db, purpose, pushQuery, event.atMs);
    if (objection) {
      noteRefusal(services, db, event);
      const { why, reason } = objection;
      const refusal = refusalOf(event, why);
      return { effect: notLetInEffect(reason), refusal, isCarried: true };
    }
    announceByAddress(db, event.streamName, pushQuery);
  }
  const outcome = applyStreamEventIn(services, db, event) ? applied : known;
  if (event.kind !== "stop" || !isRefused(event)) return outcome;
  // The source has judged by itself, and tells its number alone.
  const why = signatureRefusal(services.config, event.streamName, pushQuery, event.atMs);
  return { ...outcome, refusal: refusalOf(event, why) };
}

/** Of a push that was thought to be a broadcast until this event named its key. */
function refusedLate(
  services: CallbackServices,
  db: Connection,
  event: StreamEvent,
  { objection: { why, reason }, push, isRunning }: LateRefusal,
): Outcome {
  // What was recorded of it is its owner's to see.
  if (event.kind === "record") applyStreamEventIn(services, db, event);
  const { startedMs: atMs, agent } = push;
  const clientIp = event.kind === "start" ? event.clientIp : push.clientIp;
  const refusal = refusalOf({ atMs, clientIp, agent }, why);
  return { effect: notLetInEffect(reason), refusal, ...(isRunning && { isCarried: true }) };
}

function refusalOf(
  { atMs, clientIp = "", agent = "" }: Pick<StreamStartEvent, "atMs" | "clientIp" | "agent">,
  why: PushRefusal,
): RefusedPush {
  return { atMs, why, detail: "", clientIp, agent };
}

/** The newest picture of a live is its cover while the broadcaster has given none. */
function takeSnapshot(
  db: Connection,
  streamName: string,
  { url, takenMs }: { readonly url: string; readonly takenMs: number },
): boolean {
  const owner = findLiveByStream(db, streamName);
  if (!owner || owner.snapshotMs >= takenMs) return false;
  updateLive(db, owner.userid, { snapshotUrl: url, snapshotMs: takenMs });
  return true;
}

function shortTextOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value).slice(0, 256) : "";
}

/**
 * The sign is a key for its validity, and stream_param carries the push signature, as do the URLs
 * in the body of a relay (314).
 */
function withoutSecrets(body: Record<string, unknown>): string {
  const { sign: _sign, stream_param: _param, ...rest } = body;
  return JSON.stringify(rest)
    .replace(/\b(txSecret|usersig|sign|key|token|secret)=[^&,;"'\\\s]+/gi, "$1=…")
    .slice(0, ledgerBodyLength);
}
