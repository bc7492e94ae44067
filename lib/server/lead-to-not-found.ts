import type { IncomingMessage } from "node:http";
import { actorOfCookies } from "@/lib/auth/actor";
import { orNull } from "@/lib/errors";
import { getRoom, getTape, type RoomServices } from "@/lib/services/rooms";
import { getUser } from "@/lib/services/user-page";

/** `app/not-found.tsx` under Next's own name for it: asked for by this, it is a whole page with 404. */
const notFoundPage = "/_not-found";
/** What each of these pages is about; throws when it does not exist. */
const readers = {
  live: getRoom,
  vod: getTape,
  u: getUser,
  "embed/vod": getTape,
  embed: getRoom,
} as const;
const pageOfOne = /^\/(live|vod|u|embed\/vod|embed)\/([^/?]+)(?:\?|$)/;

/**
 * Sends a request for the page of a room, recording or user that does not exist to the page that
 * says so. Next would find out by `notFound()` in the page, and then answers 404 with an empty
 * document that only its scripts fill: React renders no error boundary on the server. What those
 * scripts ask for (`RSC`) stays as it is, since they do it well.
 */
export function leadToNotFound(
  req: Pick<IncomingMessage, "url" | "headers">,
  services: RoomServices,
): void {
  if (req.headers.rsc !== undefined) return;
  const [, kind, segment] = pageOfOne.exec(req.url ?? "") ?? [];
  if (segment === undefined) return;
  const read = readers[kind as keyof typeof readers];
  // A hidden recording has a page for its owner.
  const viewerOf = () => {
    const actor = actorOfCookies(services, req.headers.cookie);
    return actor.kind === "user" ? actor.userId : "";
  };
  const found = orNull(() => read(services, decodeURIComponent(segment), "", viewerOf()));
  if (found === null) req.url = notFoundPage;
}
