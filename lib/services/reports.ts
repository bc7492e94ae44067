import { randomUUID } from "node:crypto";
import { findLive } from "@/db/repositories/live";
import { insertReport } from "@/db/repositories/reports";
import { addressHash } from "@/lib/auth/seal";
import type { RoomServices } from "./rooms";

/**
 * Files a complaint; nothing happens to the reported. The two generations of apps name reporter and
 * reported the other way round, so the one who broadcasts is taken for the reported.
 */
export async function fileReport(
  services: RoomServices,
  { userid, hostuserid }: { readonly userid: string; readonly hostuserid: string },
  clientIp: string,
): Promise<void> {
  const { config, database, attempts } = services;
  await attempts.noteReport(clientIp);
  const swapped =
    findLive(database.read, userid) !== null && findLive(database.read, hostuserid) === null;
  await database.write((db) =>
    insertReport(db, {
      id: randomUUID(),
      reporter: swapped ? hostuserid : userid,
      reported: swapped ? userid : hostuserid,
      addressHash: addressHash(config.sessionKey, clientIp),
      createdMs: services.now(),
      status: "open",
    }),
  );
}
