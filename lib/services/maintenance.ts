import { deleteExpiredWebSessions } from "@/db/repositories/accounts";
import { pruneCallbackEvents } from "@/db/repositories/callback-events";
import type { Services } from "./services";

/** Removes what nobody needs any more: ended web sessions, the ledger's oldest entries. */
export async function tidyUp(services: Services): Promise<void> {
  const { config, database } = services;
  await database.write((db) => {
    deleteExpiredWebSessions(db, services.now());
    pruneCallbackEvents(db, config.callbackLedgerRows);
  });
}
