import { orNull } from "@/lib/errors";
import { runtime } from "@/lib/runtime";
import { broadcastPageOf, broadcastsOf } from "@/lib/services/broadcasts";
import type { BroadcastPage, BroadcastSummary } from "@/lib/shared/broadcast";
import type { Page } from "@/lib/shared/models";

/** Own broadcasts of the signed-in user; page from 1. */
export async function pageBroadcasts(
  userId: string,
  page: number,
): Promise<Page<BroadcastSummary>> {
  return broadcastsOf(runtime(), userId, page);
}

/** One of them; null when there is none of that id. */
export async function pageBroadcast(userId: string, id: string): Promise<BroadcastPage | null> {
  return orNull(() => broadcastPageOf(runtime(), userId, id));
}
