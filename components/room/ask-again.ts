import type { RoomPage } from "@/lib/shared/room-page";

const offlineIntervalMs = 5000;
const onlineIntervalMs = 15_000;
/** A broadcaster may be back, or what he recorded there, at any moment. */
const restlessIntervalMs = 2000;
/** Nobody looks, so that only the renewal of a signed address matters. */
const hiddenIntervalMs = 30_000;

/** What else than the room decides how often its page asks. */
interface Looking {
  /** The player has shown the last picture. */
  readonly interrupted: boolean;
  /** The page is hidden; it may still be heard. */
  readonly hidden: boolean;
}

/**
 * How long a page may rely on what it knows of a room, in milliseconds; false: for as long as nobody
 * looks. The stream of its chat tells at once when something has changed, so that this is for who
 * has lost that stream, for what it does not tell and for addresses that run out.
 */
export function askAgainAfterMs(
  room: Pick<RoomPage, "online" | "hlsUrl" | "reconnectingUntilMs" | "lastLive">,
  { interrupted, hidden }: Looking,
): number | false {
  if (hidden) return room.online && isSigned(room.hlsUrl) && hiddenIntervalMs;
  if (interrupted || room.reconnectingUntilMs > 0) return restlessIntervalMs;
  if (room.online) return onlineIntervalMs;
  return room.lastLive?.tapeComes ? restlessIntervalMs : offlineIntervalMs;
}

/** Play addresses of our own engine need no signature and last for ever; LVB's run out. */
function isSigned(url: string): boolean {
  return url.includes("?");
}
