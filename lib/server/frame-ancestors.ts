import { orNull } from "@/lib/errors";
import { frameAncestorsOf } from "@/lib/services/embed-sites";
import { getRoom, getTape, type RoomServices } from "@/lib/services/rooms";

const embedPage = /^\/embed\/(?:(vod)\/)?([^/?]+)(?:\?|$)/;
/** Ours alone: nobody lays one of our pages under a page of his (clickjacking). */
const ownSite = "'self'";

/**
 * Which sites may show a page in a frame: the pages made for it those that the broadcaster and the
 * server allow, all others this site alone. The value of the policy's `frame-ancestors`.
 */
export function frameAncestors(url: string, services: RoomServices): string {
  const [, kind, segment] = embedPage.exec(url) ?? [];
  if (segment === undefined) return ownSite;
  const read = kind === "vod" ? getTape : getRoom;
  const found = orNull(() => read(services, decodeURIComponent(segment), ""));
  return found ? frameAncestorsOf(services, found.userId) : ownSite;
}
