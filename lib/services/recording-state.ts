import type { SessionRow } from "@/db/repositories/live";
import type { TapeRow } from "@/db/repositories/tapes";
import type { LiveProvider } from "@/lib/providers/live-provider";
import type { RecordingState } from "@/lib/shared/broadcast";
import type { Services } from "./services";

/** The engine is done within seconds of the end; after a crash, at the next start. */
const ownFilesMs = 10 * 60_000;
/** LVB makes files of hours, and repeats its reports while nobody answers. */
const foreignFilesMs = 6 * 3_600_000;
const dayMs = 86_400_000;

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
  if (tapes.some(({ deletedMs }) => deletedMs === 0)) return "ready";
  if (tapes.length > 0) return "deleted";
  if (session.recorded === 0 || isUnrecordedPreview(services, session)) return "off";
  if (session.recordingError) return "failed";
  const { config, live, now } = services;
  const sinceMs = now() - session.endedMs;
  // A source that we have to watch is another's, and reports when it likes.
  if (sinceMs < (live.watch ? foreignFilesMs : ownFilesMs)) return "processing";
  // What was deleted leaves nothing behind after its time.
  return sinceMs < config.tapeUndoDays * dayMs ? "failed" : "deleted";
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
