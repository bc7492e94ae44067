import { findLiveByStream } from "@/db/repositories/live";
import type { LiveProvider } from "@/lib/providers/live-provider";
import { runningSession } from "./running-session";
import type { Services } from "./services";

/**
 * Has the source show a stream to everybody or to nobody, as the facts say. Whether a push is public
 * was told before it began, when the end of the one before may not have been written down yet: what
 * was taken for its return may be a preview of its own.
 */
export async function followPublicity(
  services: Pick<Services, "database" | "now"> & { readonly live: LiveProvider },
  streamName: string,
): Promise<void> {
  const db = services.database.read;
  const owner = findLiveByStream(db, streamName);
  const session = owner && runningSession(db, owner, services.now());
  if (session) await services.live.setPublic(streamName, session.publicMs !== null);
}
