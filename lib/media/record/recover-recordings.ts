import { readdir } from "node:fs/promises";
import path from "node:path";
import type { MediaLog } from "@/lib/media/types";
import { finalizeRecording } from "./finalize-recording";
import { type RecordingManifest, readManifest } from "./recording-manifest";

export interface RecoveredRecording {
  readonly directory: string;
  readonly manifest: RecordingManifest;
}

/**
 * Finalises what a crash left unfinished and returns every recording whose record events were not
 * accepted yet. To be called before the first publisher; one bad folder does not stop the others.
 */
export async function recoverRecordings(
  recordingsDir: string,
  log: MediaLog,
): Promise<RecoveredRecording[]> {
  const recovered: RecoveredRecording[] = [];
  for (const streamName of await folders(recordingsDir)) {
    for (const liveId of await folders(path.join(recordingsDir, streamName))) {
      const directory = path.join(recordingsDir, streamName, liveId);
      try {
        const found = await readManifest(directory);
        if (!found || found.state === "reported") continue;
        const manifest = await finalizeRecording(directory);
        if (!manifest) continue;
        if (found.state === "recording") {
          log.warn({ streamName, liveId }, "recording of an interrupted server was finalised");
        }
        recovered.push({ directory, manifest });
      } catch (error) {
        log.error({ streamName, liveId, err: error }, "recording could not be recovered");
      }
    }
  }
  return recovered;
}

async function folders(directory: string): Promise<string[]> {
  try {
    const entries = await readdir(directory, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
