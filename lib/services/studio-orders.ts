import * as live from "@/db/repositories/live";
import * as liveSessions from "@/db/repositories/live-sessions";
import { ServiceError } from "@/lib/errors";
import { nothingArrives } from "@/lib/shared/studio-refusal";
import { type Caller, requireMeant } from "./acting";
import { requireAllowed } from "./broadcaster";
import { refreshStream } from "./refresh-stream";
import type { RoomServices } from "./rooms";
import { runningOf } from "./running-session";
import { endBroadcast, throughCloud } from "./steering";

/** What a broadcaster orders in the studio for himself; the userid is whom the page was made for. */
export type StudioOrder = (services: RoomServices, caller: Caller, meant: string) => Promise<void>;

/**
 * "Go live": from now on everybody may watch what the broadcaster alone has seen so far. Nothing
 * happens to a broadcast that is public already.
 * @throws ServiceError `badRequest` with reason `nothingArrives` when nobody pushes, `unverified`
 * for anybody else and for whom an administrator has forbidden to go live, `cloudUnavailable`.
 */
export const goLive: StudioOrder = async (services, caller, meant) => {
  const { userId: userid } = requireMeant(caller, meant);
  requireAllowed(services, userid);
  const streamName = await services.database.write((db) => {
    const { owner, session } = runningOf(db, userid);
    if (!owner || !session) {
      throw new ServiceError("badRequest", "Nothing arrives yet: start your encoder first.", {
        data: { reason: nothingArrives },
      });
    }
    if (session.publicMs === null) {
      liveSessions.updateSession(db, session.id, wordsOf(owner));
      live.updateLive(db, userid, { wentPublicMs: Math.max(services.now(), session.startedMs) });
      refreshStream(services, db, owner.streamName);
    }
    return owner.streamName;
  });
  await throughCloud(() => services.live.setPublic(streamName, true));
};

/**
 * The broadcaster ends the own broadcast: a publisher is disconnected, a lost one is not waited for
 * any longer. Nothing happens when none runs.
 * @throws ServiceError `unverified` for anybody else, `cloudUnavailable`.
 */
export const endOwn: StudioOrder = async (services, caller, meant) => {
  const { userId: userid } = requireMeant(caller, meant);
  // Written down before: an encoder that is disconnected comes back within the same second.
  const streamName = await services.database.write((db) => {
    const { owner, session } = runningOf(db, userid);
    if (!owner || !session) return null;
    live.updateLive(db, userid, { endedByOwnerMs: services.now() });
    return owner.streamName;
  });
  if (streamName === null) return;
  await endBroadcast(services, streamName, "You ended this broadcast in the studio.");
};

/** What was set for the broadcast while it was a preview. */
function wordsOf(owner: live.LiveRow): Partial<liveSessions.SessionRow> {
  const { title, nickname, headpic, frontcover, location, category, announced } = owner;
  return { title, nickname, headpic, frontcover, location, category, announced };
}
