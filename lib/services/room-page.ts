import type { LiveRow } from "@/db/repositories/live";
import { findSession, lastEndedSession } from "@/db/repositories/live-sessions";
import { tapesOfStreamSince, tapesOfUser } from "@/db/repositories/tapes";
import type { Origin } from "@/lib/providers/live-provider";
import type { LastLive, RoomPage } from "@/lib/shared/room-page";
import { banOf } from "./ban";
import { requireRoom } from "./require-room";
import { roomOf } from "./room-of";
import { type RoomServices, toTape } from "./rooms";

/** Recordings that a room's page offers. */
const replaysOfRoom = 4;
/** The files of a broadcast are reported within some minutes of its end; LVB takes the longest. */
const tapeComesMs = 5 * 60_000;

/**
 * The page of a broadcaster's room. A thousand viewers ask within the same second when a live
 * begins or ends, so that the answer is kept until something is written.
 * @throws ServiceError `notFound` when nobody of that id ever asked for an address.
 */
export function roomPageOf(services: RoomServices, userid: string, origin: Origin): RoomPage {
  const page = services.lists.get(`room page ${origin} ${userid}`, () =>
    composePage(services, userid, origin),
  );
  return { ...page, serverNowMs: services.now() };
}

function composePage(
  services: RoomServices,
  userid: string,
  origin: Origin,
): Omit<RoomPage, "serverNowMs"> {
  const db = services.database.read;
  const row = requireRoom(services, userid);
  const room = roomOf(services, row, origin);
  const video = room.online ? services.live.snapshot(row.streamName)?.video : undefined;
  return {
    ...room,
    forbidden: banOf(row, services.now()) !== null,
    lastLive: lastLiveOf(services, row),
    replays: tapesOfUser(db, userid, replaysOfRoom, 0).map((it) => toTape(services, it, origin)),
    reconnectingUntilMs: room.online ? graceOf(services, row) : 0,
    pictureSize: video && video.width > 0 ? { width: video.width, height: video.height } : null,
  };
}

/** Until when the lost publisher of a live that is on air is waited for; 0 when he is there. */
function graceOf(services: RoomServices, row: LiveRow): number {
  const session = row.sessionId ? findSession(services.database.read, row.sessionId) : null;
  if (session?.graceUntilMs != null) return session.graceUntilMs;
  // The engine knows it some moments before its report is written down.
  const snapshot = services.live.snapshot(row.streamName);
  if (snapshot?.state !== "reconnecting") return 0;
  return snapshot.lastMediaAtMs + services.config.reconnectGraceSeconds * 1000;
}

function lastLiveOf(services: RoomServices, row: LiveRow): LastLive | null {
  const { database, config } = services;
  const session = lastEndedSession(database.read, row.streamName);
  if (!session || session.endedMs === null) return null;
  const { startedMs, endedMs: endedAtMs } = session;
  // Viewers know nothing of the preview before it.
  const startedAtMs = session.publicMs ?? startedMs;
  // A reconnection or the source may have cut it in pieces: the greatest stands for all of them.
  const [tape] = tapesOfStreamSince(database.read, row.streamName, startedMs)
    .filter(({ sessionId, listed }) => sessionId === session.id && listed === 1)
    .sort((a, b) => b.durationS - a.durationS);
  const counted = row.sessionId === session.id && row.addressIssuedMs <= endedAtMs;
  return {
    startedAtMs,
    endedAtMs,
    likeCount: counted ? row.likeCount : null,
    tapeFileId: tape?.fileId ?? null,
    tapeComes:
      tape === undefined &&
      config.recording &&
      session.recorded === 1 &&
      endedAtMs - startedAtMs >= config.tapeMinSeconds * 1000 &&
      services.now() - endedAtMs < tapeComesMs,
  };
}
