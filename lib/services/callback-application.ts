import type { Connection } from "@/db/database";
import { hasCallbackEvent } from "@/db/repositories/callback-events";
import { findLiveByStream, updateLive } from "@/db/repositories/live";
import {
  callbackEffects,
  ignoredEffect,
  ignoredReasons,
  notLetInEffect,
} from "@/lib/shared/callback-effect";
import type { PushRefusal, RefusedPush } from "@/lib/shared/ingest";
import type { StreamEvent, StreamStartEvent } from "@/lib/shared/stream-event";
import type { ParsedCallback } from "./callback-event";
import type { CallbackServices } from "./callbacks";
import { type LateRefusal, refuseByKey } from "./late-key";
import {
  announceByAddress,
  publishObjection,
  signatureRefusal,
  streamPurpose,
} from "./publish-authorization";
import { isRefused } from "./push-facts";
import { applyStreamEventIn, isKnownStart, noteRefusal } from "./stream-events";

/** What came of a verified callback. */
export interface CallbackOutcome {
  /** In the ledger's words. */
  readonly effect: string;
  /** Of a push that was not let in, for the studio. */
  readonly refusal?: RefusedPush;
  /** True: the source has let it in, and it is to be disconnected. */
  readonly isCarried?: true;
}
const applied: CallbackOutcome = { effect: callbackEffects.applied };
const known: CallbackOutcome = { effect: callbackEffects.known };
const ignored = (reason: string): CallbackOutcome => ({ effect: ignoredEffect(reason) });

/** Applies what a verified callback says, inside the write that puts it into the ledger. */
export function applyCallbackIn(
  services: CallbackServices,
  db: Connection,
  parsed: ParsedCallback,
): CallbackOutcome {
  const { content, dedupeKey, streamName } = parsed;
  if (content.kind === "ignored") return ignored(content.reason);
  const { appName = parsed.appName } = services.config.tencent ?? {};
  if (content.kind !== "noted" && parsed.appName && parsed.appName !== appName) {
    return ignored(ignoredReasons.otherApp);
  }
  if (content.kind === "event") return applyEventIn(services, db, content);
  const isKnown = dedupeKey !== "" && hasCallbackEvent(db, dedupeKey);
  if (content.kind === "noted") return isKnown ? known : { effect: callbackEffects.noted };
  // One that was delivered before may have been left aside then; an older one never counts.
  if (takeSnapshot(db, streamName, content)) return applied;
  return isKnown ? known : ignored(ignoredReasons.olderPicture);
}

function applyEventIn(
  services: CallbackServices,
  db: Connection,
  { event: reported, pushQuery }: Extract<ParsedCallback["content"], { kind: "event" }>,
): CallbackOutcome {
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
): CallbackOutcome {
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
