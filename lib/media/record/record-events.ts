import type { StreamRecordEvent } from "@/lib/shared/stream-event";
import type { RecordingManifest } from "./recording-manifest";
import { TAPE_PLAYLIST_NAME } from "./tape-playlist";

/**
 * The record events of a finished recording: always the HLS playlist, and the fragmented MP4
 * itself when there is one file only (a file per epoch cannot be played as one MP4).
 */
export function recordEvents(manifest: RecordingManifest): StreamRecordEvent[] {
  const { streamName, liveId } = manifest;
  const base = {
    kind: "record" as const,
    streamName,
    atMs: manifest.endedAtMs,
    startMs: manifest.startedAtMs,
    endMs: manifest.endedAtMs,
    durationSeconds: manifest.durationMs / 1000,
    sizeBytes: manifest.sizeBytes,
    sequence: manifest.sequence,
  };
  const folder = `/tapes/${streamName}/${liveId}`;
  const events: StreamRecordEvent[] = [
    { ...base, fileId: `${liveId}-hls`, format: "hls", url: `${folder}/${TAPE_PLAYLIST_NAME}` },
  ];
  if (manifest.epochs === 1) {
    events.push({ ...base, fileId: `${liveId}-mp4`, format: "mp4", url: `${folder}/e0.mp4` });
  }
  return events;
}
