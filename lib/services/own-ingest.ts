import { findLive } from "@/db/repositories/live";
import type { LiveProvider } from "@/lib/providers/live-provider";
import type { IngestSample } from "@/lib/shared/ingest";
import { type Caller, requireUser } from "./acting";
import { runningSession } from "./running-session";
import type { Services } from "./services";

/** What can be asked about what arrives. */
export type IngestServices = Services & { readonly live: Pick<LiveProvider, "ingestHistory"> };

/**
 * What arrived of the caller's own stream in the last minutes, oldest first; nobody is shown
 * another's. Empty while nobody pushes, and where nothing is measured.
 * @throws ServiceError `unverified` for whoever is not signed in.
 */
export async function ownIngestOf(
  services: IngestServices,
  caller: Caller,
): Promise<readonly IngestSample[]> {
  const { userId } = requireUser(caller);
  const db = services.database.read;
  const row = findLive(db, userId);
  const session = row && runningSession(db, row, services.now());
  if (!session) return [];
  const samples = await services.live.ingestHistory(session.streamName);
  // A cloud, which is minutes late, still tells what it measured of the broadcast before.
  return samples.filter(({ atMs }) => atMs >= session.startedMs);
}
