import { open, readdir, readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { findMehdOffset, mehdBox } from "@/lib/media/hls/fmp4";
import {
  type RecordingManifest,
  readManifest,
  replaceFile,
  writeManifest,
} from "./recording-manifest";
import {
  finishedTapePlaylist,
  parseTapePlaylist,
  TAPE_PLAYLIST_NAME,
  type TapeSegment,
} from "./tape-playlist";

/**
 * Makes the files of a recording final: only segments that are wholly on the disk stay, each epoch
 * file gets its duration, the playlist becomes VOD with ENDLIST. The same path for a clean end, a
 * failed disk and a crashed server; repeating it changes nothing.
 *
 * `endedAtMs` is the last media time when known; otherwise the age of the media file tells it.
 * Returns undefined when nothing was recorded; the folder is then gone.
 */
export async function finalizeRecording(
  directory: string,
  endedAtMs?: number,
): Promise<RecordingManifest | undefined> {
  const manifest = await readManifest(directory);
  if (manifest && manifest.state !== "recording") return manifest;
  const kept = manifest ? await completeSegments(directory) : [];
  if (!manifest || kept.length === 0) {
    await rm(directory, { recursive: true, force: true });
    return undefined;
  }

  const files = [...new Set(kept.map((segment) => segment.file))];
  let sizeBytes = 0;
  let modifiedAtMs = 0;
  for (const file of files) {
    const segments = kept.filter((segment) => segment.file === file);
    modifiedAtMs = (await stat(path.join(directory, file))).mtimeMs;
    sizeBytes += await finalizeEpochFile(path.join(directory, file), segments);
  }
  await removeUnlisted(directory, files);
  await replaceFile(path.join(directory, TAPE_PLAYLIST_NAME), finishedTapePlaylist(kept));

  const durationMs = Math.round(totalMs(kept));
  const finished: RecordingManifest = {
    ...manifest,
    state: "finished",
    // Media that came faster than real time ends, by arrival, before it could have been shown.
    endedAtMs: Math.round(Math.max(endedAtMs ?? modifiedAtMs, manifest.startedAtMs + durationMs)),
    durationMs,
    epochs: files.length,
    sizeBytes,
  };
  await writeManifest(directory, finished);
  return finished;
}

async function completeSegments(directory: string): Promise<TapeSegment[]> {
  let text = "";
  try {
    text = await readFile(path.join(directory, TAPE_PLAYLIST_NAME), "utf8");
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const sizes = new Map<string, number>();
  const complete: TapeSegment[] = [];
  for (const segment of parseTapePlaylist(text)) {
    let size = sizes.get(segment.file);
    if (size === undefined) {
      size = await fileSize(path.join(directory, segment.file));
      sizes.set(segment.file, size);
    }
    if (segment.offset + segment.sizeBytes <= size) complete.push(segment);
  }
  return complete;
}

/** Cuts the file after its last complete segment and patches mehd; returns the final size. */
async function finalizeEpochFile(file: string, segments: readonly TapeSegment[]): Promise<number> {
  const last = segments.at(-1);
  if (!last) return 0;
  const size = last.offset + last.sizeBytes;
  const handle = await open(file, "r+");
  try {
    await handle.truncate(size);
    const init = Buffer.alloc(last.initBytes);
    await handle.read(init, 0, init.length, 0);
    const mehdOffset = findMehdOffset(init);
    if (mehdOffset >= 0) {
      const mehd = mehdBox(totalMs(segments));
      await handle.write(mehd, 0, mehd.length, mehdOffset);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return size;
}

/** An epoch without one complete segment leaves a file that nothing refers to. */
async function removeUnlisted(directory: string, files: readonly string[]): Promise<void> {
  for (const name of await readdir(directory)) {
    if (/^e\d+\.mp4$/.test(name) && !files.includes(name)) {
      await rm(path.join(directory, name), { force: true });
    }
  }
}

function totalMs(segments: readonly TapeSegment[]): number {
  return segments.reduce((total, segment) => total + segment.durationMs, 0);
}

async function fileSize(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
