import * as live from "@/db/repositories/live";
import { ServiceError } from "@/lib/errors";
import { type Caller, requireAdmin } from "./acting";
import { leaveRoom, type RoomServices } from "./rooms";

/** An administrator ends a broadcast: the publisher is disconnected. @throws ServiceError */
export async function stopLive(
  services: RoomServices,
  caller: Caller,
  userid: string,
): Promise<void> {
  requireAdmin(caller);
  const row = live.findLive(services.database.read, userid);
  if (!row) throw new ServiceError("notFound", "There is no live of this user.");
  await services.live.stopPublisher(row.streamName, "An administrator ended this broadcast.");
  await leaveRoom(services, userid);
}

/** An administrator forbids a broadcaster to go live, or allows it again. @throws ServiceError */
export async function forbidLive(
  services: RoomServices,
  caller: Caller,
  userid: string,
  forbidden: boolean,
): Promise<void> {
  requireAdmin(caller);
  if (!live.findLive(services.database.read, userid)) {
    throw new ServiceError("notFound", "There is no live of this user.");
  }
  await services.database.write((db) =>
    live.updateLive(db, userid, { forbidStatus: forbidden ? 1 : 0 }),
  );
  if (forbidden) await stopLive(services, caller, userid);
}
