import { shortestBroadcastMs } from "@/db/repositories/broadcasts";
import type { LiveRow } from "@/db/repositories/live";
import type { SessionRow } from "@/db/repositories/live-sessions";
import type { PushRefusal, RefusedPush } from "@/lib/shared/ingest";

/** A program that sends nothing at all is disconnected within this, in milliseconds. */
const longestTryMs = 20_000;
/** The source may have noted the end some moments before the reason. */
const slackMs = 1000;
/** What a program sent, or did not send, and not who it was. */
const itsOwnFault: readonly PushRefusal[] = [
  "unsupportedVideo",
  "unsupportedAudio",
  "damaged",
  "nothing",
  "clockStands",
];

/**
 * Whether a broadcast that has ended never came about: a program only tried whether its key is
 * right, or sent what nobody could play. Then the refused push tells its broadcaster what to do, and
 * there is nothing to sum up. What he has ended himself was one.
 */
export function isFailedTry(
  { startedMs, endedMs }: Pick<SessionRow, "startedMs" | "endedMs">,
  { endedByOwnerMs }: Pick<LiveRow, "endedByOwnerMs">,
  refused: readonly Pick<RefusedPush, "why" | "atMs">[],
): boolean {
  if (endedMs === null || endedByOwnerMs >= startedMs) return false;
  const lastedMs = endedMs - startedMs;
  if (lastedMs < shortestBroadcastMs) return true;
  if (lastedMs > longestTryMs) return false;
  return refused.some(
    ({ why, atMs }) => itsOwnFault.includes(why) && atMs >= startedMs && atMs <= endedMs + slackMs,
  );
}
