import { countCallbacks, findCallback, pageOfCallbacks } from "@/db/repositories/callback-ledger";
import { ServiceError } from "@/lib/errors";
import { type CallbackEntry, callbacksPerPage } from "@/lib/shared/callback-entry";
import type { Services } from "../services";

/** A page of the callback ledger, newest first; pages count from 1. */
export function listCallbacks(
  { database }: Pick<Services, "database">,
  { page, refusedOnly }: { readonly page: number; readonly refusedOnly: boolean },
): { readonly entries: readonly CallbackEntry[]; readonly total: number } {
  const offset = (page - 1) * callbacksPerPage;
  const entries = pageOfCallbacks(database.read, { refusedOnly, offset, limit: callbacksPerPage });
  return { entries, total: countCallbacks(database.read, refusedOnly) };
}

/**
 * The body of one entry, without its signature; empty for what was refused.
 * @throws ServiceError `notFound` when it has been pruned.
 */
export function callbackBody({ database }: Pick<Services, "database">, id: string): string {
  const row = findCallback(database.read, id);
  if (!row) throw new ServiceError("notFound", "This entry is no longer in the ledger.");
  return row.body;
}
