import { randomUUID } from "node:crypto";
import type { Connection } from "@/db/database";
import { type CallbackEventRow, insertCallbackEvent } from "@/db/repositories/callback-events";
import { findCallback } from "@/db/repositories/callback-ledger";
import { findTape } from "@/db/repositories/tapes";
import { ServiceError } from "@/lib/errors";
import { isMasked } from "@/lib/log/mask-secrets";
import {
  callbackEffects,
  ignoredEffect,
  ignoredReasons,
  reasonOf,
} from "@/lib/shared/callback-effect";
import { parseJsonObject } from "@/lib/shared/parse-json-object";
import { type Caller, requireStaff } from "./acting";
import { applyCallbackIn } from "./callback-application";
import { type ParsedCallback, parseCallback } from "./callback-event";
import type { CallbackServices, TakenCallback } from "./callbacks";
import { engineSource } from "./engine-events";

/**
 * Applies an entry of the ledger once more, without its signature, which was judged when it came.
 * Facts that are known stay what they are, so that this repairs what is missing and changes nothing
 * else; it is an entry of its own.
 * @throws ServiceError `notFound`, or `invalidParameter` for one that was refused or not kept whole.
 */
export async function replayCallback(
  services: CallbackServices,
  caller: Caller,
  id: string,
): Promise<TakenCallback> {
  const { userId: orderedBy } = requireStaff(caller, "admin");
  const { database } = services;
  const cause = rootOf(database.read, requireEntry(database.read, id));
  if (cause.verification !== "ok") {
    throw new ServiceError(
      "invalidParameter",
      "This callback was refused: nobody knows whether it is genuine, and it was not kept.",
      { data: { reason: "refused" } },
    );
  }
  const body = parseJsonObject(cause.body);
  if (!body) {
    throw new ServiceError("invalidParameter", "This callback was too long to be kept whole.", {
      data: { reason: "cut" },
    });
  }
  const { source, eventType, streamName, dedupeKey } = cause;
  const parsed = parseCallback(body, source === engineSource ? "own" : "web");
  const taken = await database.write((db) => {
    const entryId = randomUUID();
    const { effect } = outcomeOf(services, db, cause, parsed);
    insertCallbackEvent(db, {
      ...{ id: entryId, receivedMs: services.now(), source, clientIp: caller.clientIp },
      ...{ eventType, streamName, dedupeKey, body: cause.body, verification: "ok", effect },
      ...{ origin: "replayed", causeId: cause.id, orderedBy },
    });
    return { id: entryId, verification: "ok", effect };
  });
  services.log.info({ source, streamName, eventType, effect: taken.effect }, "callback replayed");
  return taken;
}

/** @throws ServiceError `notFound` when it has been pruned. */
export function requireEntry(db: Connection, id: string): CallbackEventRow {
  const row = findCallback(db, id);
  if (!row) throw new ServiceError("notFound", "This entry is no longer in the ledger.");
  return row;
}

/** What a replay replayed; the ledger may have forgotten it. */
function rootOf(db: Connection, row: CallbackEventRow): CallbackEventRow {
  return (row.causeId && findCallback(db, row.causeId)) || row;
}

function outcomeOf(
  services: CallbackServices,
  db: Connection,
  cause: CallbackEventRow,
  parsed: ParsedCallback,
): { readonly effect: string } {
  const { content } = parsed;
  if (content.kind === "noted") return { effect: callbackEffects.known };
  if (content.kind === "ignored") return applyCallbackIn(services, db, parsed);
  const file = content.kind === "event" && content.event.kind === "record" ? content.event : null;
  if (file && findTape(db, file.fileId)) return { effect: callbackEffects.known };
  // What was taken away since does not come back by a report of its file.
  if (file && wasApplied(cause)) return { effect: ignoredEffect(ignoredReasons.removed) };
  const url = content.kind === "snapshot" ? content.url : (file?.url ?? "");
  // The ledger keeps no signature, without which the address leads nowhere.
  if (isMasked(url)) return { effect: ignoredEffect(ignoredReasons.masked) };
  return applyCallbackIn(services, db, parsed);
}

function wasApplied({ effect }: CallbackEventRow): boolean {
  const reasoned = reasonOf(effect);
  return reasoned?.kind !== "ignored" || reasoned.reason === ignoredReasons.removed;
}
