import { countLedgerLines, type LedgerFilter, ledgerLines } from "@/db/repositories/callback-pages";
import { callbackEffects, ignoredEffect, notLetInEffect } from "@/lib/shared/callback-effect";
import {
  type CallbackEntry,
  type CallbackFate,
  type CallbackOrigin,
  type CallbackPage,
  callbacksPerPage,
} from "@/lib/shared/callback-entry";
import { type Caller, requireStaff } from "./acting";
import { requireEntry } from "./callback-replay";
import { ownId, placeOf } from "./list-cursor";
import type { Services } from "./services";

/** Further than this nobody counts. */
const countedTo = 10_000;

/** What is asked of the ledger; what is left out is not asked about. */
export interface LedgerQuestion {
  readonly fate?: CallbackFate | undefined;
  readonly type?: number | undefined;
  /** How the stream's name begins; empty: any. */
  readonly stream?: string | undefined;
  readonly origin?: CallbackOrigin | undefined;
  /** Unix ms. */
  readonly fromMs?: number | undefined;
  readonly untilMs?: number | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
}

/** A page of the ledger, the newest first. @throws ServiceError `unverified` */
export function pageOfLedger(
  { database }: Pick<Services, "database">,
  caller: Caller,
  question: LedgerQuestion,
): CallbackPage {
  requireStaff(caller, "readonly");
  const db = database.read;
  const filter = filterOf(question);
  const place = placeOf(question.cursor, ownId);
  const before = place && { receivedMs: place.atMs, id: place.id };
  const total = countLedgerLines(db, filter, countedTo + 1);
  const isTotalCut = total > countedTo;
  const limit = callbacksPerPage + 1;
  const rows = ledgerLines(db, filter, { before, isDense: isTotalCut, limit });
  const page = rows.slice(0, callbacksPerPage);
  const last = page.at(-1);
  return {
    entries: page.map((row) => ({ ...row, origin: row.origin as CallbackOrigin })),
    next: rows.length === limit && last ? `${last.receivedMs}.${last.id}` : null,
    total: Math.min(total, countedTo),
    isTotalCut,
  };
}

function filterOf({ fate, type, stream, origin, fromMs, untilMs }: LedgerQuestion): LedgerFilter {
  return {
    ...(fate ? fates[fate] : {}),
    eventType: type,
    streamPrefix: stream || undefined,
    ...{ origin, fromMs, untilMs },
  };
}

const fates: Readonly<Record<CallbackFate, LedgerFilter>> = {
  refused: { effect: { is: callbackEffects.refused } },
  accepted: { verification: "ok" },
  applied: { effect: { is: callbackEffects.applied } },
  duplicate: { effect: { is: callbackEffects.known } },
  ignored: { effect: { begins: ignoredEffect("") } },
  notLetIn: { effect: { begins: notLetInEffect("") } },
};

/** One entry and what came with it. */
export interface CallbackDetail {
  readonly entry: CallbackEntry;
  /** Without its signature; empty for what was refused. */
  readonly body: string;
}

/** @throws ServiceError `notFound` when it has been pruned. */
export function readCallback(
  { database }: Pick<Services, "database">,
  caller: Caller,
  id: string,
): CallbackDetail {
  requireStaff(caller, "readonly");
  const { body, dedupeKey: _key, ...row } = requireEntry(database.read, id);
  return { entry: { ...row, origin: row.origin as CallbackOrigin }, body };
}
