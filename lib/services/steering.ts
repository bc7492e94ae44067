import * as live from "@/db/repositories/live";
import { ServiceError } from "@/lib/errors";
import { isCloudError } from "@/lib/providers/cloud-error";
import { type Caller, requireStaff } from "./acting";
import { refreshStream } from "./refresh-stream";
import { requireRoom } from "./require-room";
import type { RoomServices } from "./rooms";
import { closeGrace } from "./stream-events";

/** An administrator ends a broadcast: the publisher is disconnected. @throws ServiceError */
export async function stopLive(
  services: RoomServices,
  caller: Caller,
  userid: string,
): Promise<void> {
  requireStaff(caller, "moderator");
  const { streamName } = requireRoom(services, userid);
  await endBroadcast(services, streamName, "An administrator ended this broadcast.");
}

/**
 * Disconnects the publisher of a stream, whether others may watch it or not, and waits no longer for
 * one that is lost. Nothing happens to a stream that does not run.
 * @throws ServiceError `cloudUnavailable` as below.
 */
export async function endBroadcast(
  services: RoomServices,
  streamName: string,
  reason: string,
): Promise<void> {
  await throughCloud(async () => {
    await services.live.stopPublisher(streamName, reason);
    await services.live.giveUpWaiting(streamName);
  });
  await services.database.write((db) => closeGrace(services, db, streamName));
}

/**
 * An administrator forbids a broadcaster to go live, or allows it again. A ban holds from the
 * moment it is written down, also when the source cannot be told before it answers again; it is
 * lifted when the source has lifted it, so that nobody is allowed in words alone.
 * @throws ServiceError
 */
export async function forbidLive(
  services: RoomServices,
  caller: Caller,
  userid: string,
  forbidden: boolean,
): Promise<void> {
  requireStaff(caller, "moderator");
  const { streamName } = requireRoom(services, userid);
  const write = (forbidStatus: 0 | 1) =>
    services.database.write((db) => {
      live.updateLive(db, userid, { forbidStatus });
      refreshStream(services, db, streamName);
    });
  if (!forbidden) {
    await throughCloud(() => services.live.allowPublisher(streamName));
    await write(0);
    return;
  }
  await write(1);
  await throughCloud(() =>
    services.live.forbidPublisher(streamName, "An administrator forbade this broadcast."),
  );
  await stopLive(services, caller, userid);
}

/** @throws ServiceError `cloudUnavailable` where the source did not do it. */
export async function throughCloud(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    if (!isCloudError(cause)) throw cause;
    throw new ServiceError(
      "cloudUnavailable",
      cause.failure === "refused"
        ? "Tencent Cloud refused this: run the doctor."
        : "Tencent Cloud did not answer: try again.",
      { cause },
    );
  }
}
