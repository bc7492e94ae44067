import { findLive, type LiveRow, viewersOf } from "@/db/repositories/live";
import { findSession, type SessionRow } from "@/db/repositories/live-sessions";
import { lastPushOfSession } from "@/db/repositories/session-pushes";
import type { Origin } from "@/lib/providers/live-provider";
import type { StudioKey, StudioState, StudioView } from "@/lib/shared/studio";
import { banOf } from "./ban";
import { isFailedTry } from "./failed-try";
import { keyFloorAt } from "./key-generations";
import { refusedErrorCodes } from "./push-facts";
import type { RefusedPushServices } from "./refused-pushes";
import { roomSettingsOf } from "./room-settings";
import type { RoomServices } from "./rooms";
import { endedByOf, noticesOf } from "./staff-notices";
import { studioKeyOf } from "./stream-key";
import type { UploadServices } from "./uploads";

/** The studio also shows what was uploaded there and which pushes were turned away. */
export type StudioServices = RoomServices & UploadServices & RefusedPushServices;

/** How long the studio shows how the last broadcast went, in milliseconds. */
export const endedShownMs = 30 * 60_000;

/** What plays in the page works behind any proxy. */
const relative = "";

/**
 * What the studio shows a broadcaster about the own stream, whether there ever was one or not. Only
 * the address for OBS, which is on no page, needs to know by which `origin` the caller reached us.
 */
export async function studioOf(
  services: StudioServices,
  userid: string,
  origin: Origin,
): Promise<StudioView> {
  const db = services.database.read;
  const row = findLive(db, userid);
  const nowMs = services.now();
  const refused = row ? services.refusedPushes.of(row.streamName, keyFloorAt(row, nowMs)) : [];
  const session = row?.sessionId ? findSession(db, row.sessionId) : null;
  const last = row && session && !isFailedTry(session, row, refused) ? session : null;
  const key = studioKeyOf(services, userid, origin);
  const graceUntilMs = row && last?.endedMs === null ? graceOf(services, row, last) : null;
  const state = stateOf({ row, last, graceUntilMs, key, nowMs });
  const runs = runningStates.includes(state);
  const shown = runs || state === "ended" ? last : null;
  return {
    userId: userid,
    state,
    nowMs,
    reconnectGraceSeconds: services.config.reconnectGraceSeconds,
    graceUntilMs: runs ? graceUntilMs : null,
    hlsUrl: row && last && runs ? hlsUrlOf(services, row, last) : "",
    broadcastId: shown?.id ?? null,
    startedAtMs: shown?.startedMs ?? null,
    publicAtMs: shown?.publicMs ?? null,
    viewerCount: row && runs ? viewersOf(row) : 0,
    likeCount: row && runs ? row.likeCount : 0,
    ingest: row && last && runs ? await ingestOf(services, row, last) : null,
    // After it was asked.
    ingestNews: services.live.ingestNews,
    recording: row && last && runs ? recordingOf(services, row, last) : { on: false, problem: "" },
    key,
    refused,
    settings: roomSettingsOf(services, userid),
    ban: banOf(row, nowMs),
    endedBy: last && state === "ended" ? endedByOf(services, last) : null,
    notices: noticesOf(db, userid),
  };
}

const runningStates: readonly StudioState[] = ["preview", "live", "reconnecting"];

/** What decides where a broadcaster stands. */
interface StudioFacts {
  readonly row: Pick<
    LiveRow,
    "forbidStatus" | "forbidUntilMs" | "forbidReason" | "addressIssuedMs"
  > | null;
  /** The broadcast that runs, or the last one. */
  readonly last: Pick<SessionRow, "endedMs" | "publicMs"> | null;
  /** Until when a lost publisher of the one that runs is waited for, Unix ms. */
  readonly graceUntilMs: number | null;
  readonly key: Pick<StudioKey, "expiresAtMs">;
  readonly nowMs: number;
}

/** Where a broadcaster stands, from the facts alone. */
export function stateOf({ row, last, graceUntilMs, key, nowMs }: StudioFacts): StudioState {
  if (banOf(row, nowMs)) return "forbidden";
  if (last && last.endedMs === null) {
    if (graceUntilMs !== null) return "reconnecting";
    return last.publicMs === null ? "preview" : "live";
  }
  const endedMs = last?.endedMs ?? 0;
  const askedSince = row !== null && row.addressIssuedMs > endedMs;
  if (last && !askedSince && nowMs - endedMs < endedShownMs) return "ended";
  return key.expiresAtMs !== null && key.expiresAtMs > nowMs ? "waiting" : "offline";
}

/** The engine knows of a lost publisher some moments before its report is written down. */
function graceOf(services: StudioServices, row: LiveRow, session: SessionRow): number | null {
  if (session.graceUntilMs !== null) return session.graceUntilMs;
  const snapshot = services.live.snapshot(row.streamName);
  if (snapshot?.state !== "reconnecting") return null;
  return snapshot.lastMediaAtMs + services.config.reconnectGraceSeconds * 1000;
}

/** Of a preview a secret of the broadcaster's. */
function hlsUrlOf({ live }: StudioServices, row: LiveRow, session: SessionRow): string {
  if (session.publicMs === null) return live.previewUrl(row.streamName, relative);
  return live.playUrls(row.streamName, relative).hls;
}

/** A cloud is minutes late: what it measured before this push began is of another. */
async function ingestOf({ database, live }: StudioServices, row: LiveRow, session: SessionRow) {
  const ingest = await live.ingest(row.streamName);
  if (ingest?.source !== "cloud") return ingest;
  const push = lastPushOfSession(database.read, session.id, refusedErrorCodes);
  return ingest.measuredAtMs < (push?.startedMs ?? session.startedMs) ? null : ingest;
}

/** As the source measures it; one that measures nothing records what it was set to. */
function recordingOf(
  { config, live }: StudioServices,
  { streamName }: LiveRow,
  { recorded, recordingError }: SessionRow,
): StudioView["recording"] {
  const snapshot = live.snapshot(streamName);
  return {
    on: snapshot ? snapshot.recording : config.recording && recorded === 1,
    problem: snapshot?.recordingError ?? recordingError,
  };
}
