import { randomUUID } from "node:crypto";
import { type CallbackEventRow, insertCallbackEvent } from "@/db/repositories/callback-events";
import { verifyCallback } from "@/lib/signing/callback-sign";
import { parseCallback } from "./callback-event";
import type { Services } from "./services";
import { applyStreamEventIn } from "./stream-events";

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
  services: Services,
  source: string,
  bodyText: string,
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
    streamName: String(body?.stream_id ?? body?.channel_id ?? "").slice(0, 256),
    verification,
    effect: "refused",
    body: body ? withoutSecrets(body) : "",
  };
  if (verification !== "ok") {
    await database.write((db) => insertCallbackEvent(db, entry));
    log.warn({ source, streamName: entry.streamName }, `callback refused: ${verification}`);
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

function parseJsonObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** The sign is a key for its validity, and stream_param carries the push signature. */
function withoutSecrets(body: Record<string, unknown>): string {
  const { sign: _sign, stream_param: _param, ...rest } = body;
  return JSON.stringify(rest).slice(0, ledgerBodyLength);
}
