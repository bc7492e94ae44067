import { deleteExpiredAccessTokens } from "@/db/repositories/access-tokens";
import { deleteExpiredWebSessions } from "@/db/repositories/accounts";
import { deleteExpiredAddressBans } from "@/db/repositories/address-bans";
import { pruneAudit } from "@/db/repositories/audit-log";
import { pruneCallbackEvents } from "@/db/repositories/callback-events";
import { deleteUnusedLives } from "@/db/repositories/live";
import { pruneReports } from "@/db/repositories/reports";
import { deleteExpiredLinkStreams, deleteExpiredRoomSessions } from "@/db/repositories/rooms";
import { pruneUgcVideos } from "@/db/repositories/ugc-videos";
import { tidyGuests } from "@/db/repositories/web-guests";
import { pruneDeliveries } from "@/db/repositories/webhook-deliveries";
import { guestTtlSeconds } from "@/lib/auth/web-guest";
import { expireMembers } from "./audience";
import { noteMissingFiles } from "./failed-recordings";
import { tidyFigures } from "./figures-retention";
import { forgetForeignPushes } from "./seen-streams";
import type { TapeServices } from "./tape-placing";
import { applyRetention } from "./tape-retention";
import { tidyTapes } from "./tape-tidying";
import { tidyPictures, type UploadServices } from "./uploads";

/** An address that never began a broadcast is forgotten this long after it expired. */
const unusedForSeconds = 7 * 86_400;
/** Guests that are kept; far more than write in a month. */
const maxGuests = 200_000;

/** Webhooks that were delivered or given up and are kept, all endpoints together. */
const keptDeliveries = 10_000;

/**
 * Removes what nobody needs any more: ended sessions, the ledger's oldest entries, rooms that were
 * announced and never opened, viewers whose phones died, pictures that were never confirmed.
 */
export async function tidyUp(services: UploadServices & TapeServices): Promise<void> {
  const { config, database } = services;
  await database.write((db) => {
    deleteExpiredWebSessions(db, services.now());
    deleteExpiredRoomSessions(db, services.now());
    deleteExpiredAddressBans(db, services.now());
    deleteExpiredLinkStreams(db, Math.floor(services.now() / 1000) - unusedForSeconds);
    deleteUnusedLives(db, Math.floor(services.now() / 1000) - unusedForSeconds);
    tidyGuests(db, services.now() - guestTtlSeconds * 1000, maxGuests);
    forgetForeignPushes(services, db);
    pruneCallbackEvents(db, {
      accepted: config.callbackLedgerRows,
      refused: config.refusedCallbackRows,
    });
    pruneDeliveries(db, keptDeliveries);
    pruneReports(db, config.reportRows);
    pruneAudit(db, config.auditLogRows);
    deleteExpiredAccessTokens(db, services.now());
    pruneUgcVideos(db, config.ugcVideoRows);
  });
  await expireMembers(services);
  await tidyFigures(services);
  await tidyPictures(services);
  await noteMissingFiles(services);
  await applyRetention(services);
  await tidyTapes(services);
}
