import { findLive, findLiveByStream } from "@/db/repositories/live";
import { findLinkStream, insertLinkStream } from "@/db/repositories/rooms";
import { ServiceError } from "@/lib/errors";
import type { Origin } from "@/lib/providers/live-provider";
import type { Caller } from "./acting";
import { banOf } from "./ban";
import type { RoomServices } from "./rooms";
import { streamNameOf, streamPrefix } from "./stream-name";

/** A push address of a stream that is no live of its own. @throws ServiceError `tooOften`, `unverified`. */
export async function requestLinkAddress(
  services: RoomServices,
  userid: string,
  caller: Caller,
  origin: Origin,
): Promise<{ readonly pushUrl: string; readonly playUrl: string }> {
  const { config, database, attempts } = services;
  if (banOf(findLive(database.read, userid), services.now())) {
    throw new ServiceError("unverified", "This broadcaster may not go live at the moment.");
  }
  await attempts.noteCall(caller.clientIp);
  const expiresS = Math.floor(services.now() / 1000) + config.pushUrlTtlSeconds;
  const streamName = await database.write((db) => {
    const taken = (name: string) =>
      findLiveByStream(db, name) !== null || findLinkStream(db, name) !== null;
    // As the original names it: the user's stream with the time of expiry.
    const asked = `${userid}_${expiresS.toString(16)}`;
    const plain = streamNameOf(streamPrefix(config), asked, () => false);
    if (findLinkStream(db, plain)?.userid === userid) return plain;
    const name = streamNameOf(streamPrefix(config), asked, taken);
    insertLinkStream(db, { streamName: name, userid, expiresS });
    return name;
  });
  return {
    pushUrl: services.live.pushAddress(streamName, expiresS * 1000, origin).url,
    playUrl: services.live.playUrls(streamName, origin).rtmp,
  };
}

/** A stream's name at the end of its play URL, in any of its forms. */
const streamInUrl =
  /^(?:rtmp|https?):\/\/[^/?#]+\/[\w.-]+\/([\w-]{1,128})(?:\.(?:flv|m3u8))?(?:\?.*)?$/;

/**
 * Where a stream of this server is played. It needs no signature, and one made with the push key,
 * as the original made it, would let every viewer push in the broadcaster's place.
 * @throws ServiceError `invalidParameter` for a URL that names no stream of ours.
 */
export function ownPlayUrl(services: RoomServices, url: string, origin: Origin): string {
  const streamName = streamInUrl.exec(url)?.[1];
  const db = services.database.read;
  const isOurs =
    streamName !== undefined &&
    (findLiveByStream(db, streamName) !== null || findLinkStream(db, streamName) !== null);
  if (!isOurs) {
    throw new ServiceError("invalidParameter", "originStreamUrl names no stream of this server");
  }
  return services.live.playUrls(streamName, origin).rtmp;
}
