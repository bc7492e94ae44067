import type { SessionRow } from "@/db/repositories/live-sessions";
import { longPushesOf } from "@/db/repositories/session-pushes";
import type { TapeRow } from "@/db/repositories/tapes";
import type { LiveProvider } from "@/lib/providers/live-provider";
import type { RecordingState } from "@/lib/shared/broadcast";
import { concludedReason } from "./concluded-reasons";
import { refusedErrorCodes } from "./push-facts";
import type { Services } from "./services";
import { sharesTime } from "./tapes";

/** The engine is done within seconds of the end; after a crash, at the next start. */
const ownFilesMs = 10 * 60_000;
/** LVB makes files of hours, and repeats its reports while nobody answers. */
const foreignFilesMs = 6 * 3_600_000;
const dayMs = 86_400_000;
/**
 * Pushes of a broadcast whose files are looked for: the last ones. The files of those before come
 * before.
 */
export const pushesLookedFor = 200;

export interface RecordingServices extends Services {
  readonly live: LiveProvider;
}

/** What became of a broadcast's recording, from the broadcast and all recordings of it. */
export function recordingStateOf(
  services: RecordingServices,
  session: SessionRow,
  tapes: readonly TapeRow[],
): RecordingState {
  if (session.endedMs === null) return runningStateOf(services, session);
  if (tapes.some(({ deletedMs }) => deletedMs === 0)) {
    return isMoreAwaited(services, session, tapes) ? "processing" : "ready";
  }
  if (tapes.length > 0) return "deleted";
  if (session.recorded === 0 || isUnrecordedPreview(services, session)) return "off";
  if (session.recordingError) return "failed";
  if (areFilesDue(services, session.endedMs)) return "processing";
  // What was deleted leaves nothing behind after its time.
  const sinceMs = services.now() - session.endedMs;
  return sinceMs < services.config.tapeUndoDays * dayMs ? "failed" : "deleted";
}

/** Why there is no recording, or none to the end: in the source's words, else what its silence means. */
export function recordingProblemOf(
  { live }: RecordingServices,
  { recordingError }: SessionRow,
  state: RecordingState,
): string {
  return recordingError === "" && state === "failed" ? concludedReason(live) : recordingError;
}

/** How long after its end files of a broadcast may come, in milliseconds. */
export function filesAwaitedMs({ watch }: LiveProvider): number {
  // A source that we have to watch is another's, and reports when it likes.
  return watch ? foreignFilesMs : ownFilesMs;
}

/** Whether files of a broadcast that ended then may still come. */
function areFilesDue({ live, now }: RecordingServices, endedMs: number): boolean {
  return now() - endedMs < filesAwaitedMs(live);
}

/**
 * Whether a cloud, which makes a file of each push, owes some after the first. One file may be of
 * several, and none is made that would be too short to be listed. Our engine's are all there with
 * the first: it makes one of all pushes.
 */
function isMoreAwaited(
  services: RecordingServices,
  { id, endedMs, recorded, recordingError }: SessionRow,
  tapes: readonly TapeRow[],
): boolean {
  const { live, database, config } = services;
  if (!live.watch || endedMs === null || !areFilesDue(services, endedMs)) return false;
  if (recorded === 0 || recordingError) return false;
  const leastMs = Math.max(config.tapeMinSeconds, 1) * 1000;
  const session = { sessionId: id, endedMs };
  const bounds = { leastMs, most: pushesLookedFor };
  const pushes = longPushesOf(database.read, session, refusedErrorCodes, bounds);
  if (pushes.length < 2) return false;
  return pushes.some((push) => !tapes.some((tape) => sharesTime(tape, push)));
}

function runningStateOf(services: RecordingServices, session: SessionRow): RecordingState {
  const snapshot = services.live.snapshot(session.streamName);
  if (snapshot?.recording) return "recording";
  if (session.recorded === 0 || isUnrecordedPreview(services, session)) return "off";
  return session.recordingError || snapshot?.recordingError ? "failed" : "recording";
}

/** Our own engine records nothing that nobody else can watch; a cloud does not know the difference. */
function isUnrecordedPreview({ live }: RecordingServices, { publicMs }: SessionRow): boolean {
  return publicMs === null && !live.watch;
}
