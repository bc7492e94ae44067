import { findLive, findSession } from "@/db/repositories/live";
import type { StreamSnapshot } from "@/lib/media/types";
import type { StudioView } from "@/lib/shared/models";
import type { RoomServices } from "./rooms";
import { ownPictureUrl, type UploadServices } from "./uploads";

/** The studio also shows the cover that was uploaded there. */
export type StudioServices = RoomServices & UploadServices;

/** What the studio shows a broadcaster about the own stream. */
export function studioOf(services: StudioServices, userid: string): StudioView {
  const nowMs = services.now();
  const { reconnectGraceSeconds, uploadMaxBytes: coverMaxBytes } = services.config;
  const row = findLive(services.database.read, userid);
  if (!row) {
    const empty = { title: "", coverUrl: "", hlsUrl: "", stream: null, startedAtMs: 0 };
    return { userId: userid, state: "idle", ...empty, coverMaxBytes, nowMs, reconnectGraceSeconds };
  }
  const session = row.sessionId ? findSession(services.database.read, row.sessionId) : null;
  const snapshot = services.live.snapshot(row.streamName);
  const onAir = row.status === 1;
  return {
    userId: userid,
    state: onAir ? (isLost(session, snapshot) ? "reconnecting" : "live") : offAirState(),
    title: row.title,
    // A phone's cover may be anywhere; the studio can only keep what was uploaded to it.
    coverUrl: ownPictureUrl(services, userid, row.frontcover, "") ?? "",
    coverMaxBytes,
    hlsUrl: services.live.playUrls(row.streamName, "").hls,
    stream: onAir && snapshot ? toStream(snapshot) : null,
    startedAtMs: onAir && session ? session.startedMs : 0,
    nowMs,
    reconnectGraceSeconds,
  };

  function offAirState(): StudioView["state"] {
    if (row?.forbidStatus === 1) return "forbidden";
    const issuedSince = !session || (row?.addressIssuedMs ?? 0) > (session.endedMs ?? 0);
    if (!issuedSince) return "ended";
    return (row?.addressExpiresS ?? 0) * 1000 > nowMs ? "waiting" : "idle";
  }
}

function isLost(
  session: { readonly graceUntilMs: number | null } | null,
  snapshot: StreamSnapshot | undefined,
): boolean {
  return session?.graceUntilMs != null || snapshot?.state === "reconnecting";
}

function toStream(snapshot: StreamSnapshot): StudioView["stream"] {
  return {
    lastMediaAtMs: snapshot.lastMediaAtMs,
    videoCodec: snapshot.video?.codec ?? "",
    width: snapshot.video?.width ?? 0,
    height: snapshot.video?.height ?? 0,
    framesPerSecond: snapshot.framesPerSecond,
    videoKbps: snapshot.videoKbps,
    audioCodec: snapshot.audio?.codec ?? "",
    audioKbps: snapshot.audioKbps,
    keyFrameIntervalMs: snapshot.keyFrameIntervalMs,
    recording: snapshot.recording,
    recordingError: snapshot.recordingError,
  };
}
