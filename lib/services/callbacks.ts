import { randomUUID } from "node:crypto";
import { type CallbackEventRow, insertCallbackEvent } from "@/db/repositories/callback-events";
import type { AttemptLimits } from "@/lib/auth/attempt-limits";
import { parseJsonObject } from "@/lib/shared/parse-json-object";
import { verifyCallback } from "@/lib/signing/callback-sign";
import { parseCallback } from "./callback-event";
import type { Services } from "./services";
import { applyStreamEventIn } from "./stream-events";

export interface CallbackServices extends Services {
  readonly attempts: AttemptLimits;
}

export interface IncomingCallback {
  /** Path it came to. */
  readonly source: string;
  readonly clientIp: string;
  readonly bodyText: string;
}

export type CallbackVerdict =
  | { readonly accepted: true }
  | { readonly accepted: false; readonly reason: string };

/** A ledger entry keeps this much of a body. */
const ledgerBodyLength = 4096;

/**
 * Takes one event notification: verifies it, writes it to the ledger and applies it, both in one
 * transaction. Resolves when that is durable; a refused one changes nothing but the ledger.
 */
export async function receiveCallback(
  services: CallbackServices,
  { source, clientIp, bodyText }: IncomingCallback,
): Promise<CallbackVerdict> {
  const { config, database, log } = services;
  const body = parseJsonObject(bodyText);
  const verification = body
    ? verifyCallback(config.apiKey, body, services.now(), config.callbackGraceSeconds)
    : "body is not a JSON object";
  const entry: CallbackEventRow = {
    id: randomUUID(),
    receivedMs: services.now(),
    source,
    eventType: typeof body?.event_type === "number" ? body.event_type : null,
    streamName: shortTextOf(body?.stream_id ?? body?.channel_id),
    verification,
    effect: "refused",
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
  const effect = await database.write((db) => {
    let outcome = parsed.kind === "ignored" ? `ignored: ${parsed.reason}` : "";
    if (parsed.kind === "event") {
      outcome = applyStreamEventIn(services, db, parsed.event) ? "applied" : "known already";
    }
    insertCallbackEvent(db, { ...entry, eventType: parsed.eventType, effect: outcome });
    return outcome;
  });
  log.info(
    { source, streamName: entry.streamName, eventType: parsed.eventType, effect },
    "callback",
  );
  return { accepted: true };
}

function shortTextOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value).slice(0, 256) : "";
}

/** The sign is a key for its validity, and stream_param carries the push signature. */
function withoutSecrets(body: Record<string, unknown>): string {
  const { sign: _sign, stream_param: _param, ...rest } = body;
  return JSON.stringify(rest).slice(0, ledgerBodyLength);
}
