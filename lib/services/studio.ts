import { findLive, findSession } from "@/db/repositories/live";
import type { StreamSnapshot } from "@/lib/media/types";
import type { StudioView } from "@/lib/shared/models";
import type { RoomServices } from "./rooms";

export interface StudioServices extends RoomServices {
  readonly engine: { stream(streamName: string): StreamSnapshot | undefined };
}

/** What the studio shows a broadcaster about the own stream. */
export function studioOf(services: StudioServices, userid: string): StudioView {
  const nowMs = services.now();
  const { reconnectGraceSeconds } = services.config;
  const row = findLive(services.database.read, userid);
  if (!row) {
    const empty = { title: "", hlsUrl: "", stream: null, startedAtMs: 0 };
    return { state: "idle", ...empty, nowMs, reconnectGraceSeconds };
  }
  const session = row.sessionId ? findSession(services.database.read, row.sessionId) : null;
  const snapshot = services.engine.stream(row.streamName);
  const onAir = row.status === 1;
  return {
    state: onAir ? (isLost(session, snapshot) ? "reconnecting" : "live") : offAirState(),
    title: row.title,
    hlsUrl: services.live.playUrls(row.streamName, "").hls,
    stream: onAir && snapshot ? toStream(snapshot) : null,
    startedAtMs: onAir && session ? session.startedMs : 0,
    nowMs,
    reconnectGraceSeconds,
  };

  function offAirState(): StudioView["state"] {
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
