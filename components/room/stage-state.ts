import type { RoomPage } from "@/lib/shared/room-page";

/**
 * What stands where the picture is. `waiting`: nobody has ever been on air here; `ended`: somebody
 * was a moment ago, or while this page was open; `forbidden`: an administrator has stopped it.
 */
export type StageState = "live" | "reconnecting" | "waiting" | "offline" | "ended" | "forbidden";

/** For so long a page that is opened after a broadcast tells how it was, in milliseconds. */
const justEndedMs = 10 * 60_000;

/** `watched`: this page has seen the live that ended last. */
export function stageStateOf(room: RoomPage, watched: boolean): StageState {
  if (room.forbidden) return "forbidden";
  if (room.online) return room.reconnectingUntilMs > 0 ? "reconnecting" : "live";
  if (!room.lastLive) return "waiting";
  const sinceMs = room.serverNowMs - room.lastLive.endedAtMs;
  return watched || sinceMs < justEndedMs ? "ended" : "offline";
}
