import { mkdir, open, rename, rm, stat, statfs } from "node:fs/promises";
import path from "node:path";
import { findMehdOffset, mehdBox } from "@/lib/media/hls/fmp4";
import { posterMp4 } from "@/lib/media/hls/poster";
import { nearestCuts } from "@/lib/shared/nearest-cuts";
import { moveFragments } from "./movie-fragments";
import { DamagedMediaError } from "./mp4-boxes";
import {
  type RecordingManifest,
  readManifest,
  replaceFile,
  writeManifest,
} from "./recording-manifest";
import { finishedTapePlaylist, TAPE_PLAYLIST_NAME, type TapeSegment } from "./tape-playlist";
import { cutPointsOf, type PlacedSegment, TrimSource } from "./trim-source";

export interface TrimOrder {
  /** Folder of the recording as it is. */
  readonly from: string;
  /** Folder of the new one, which must not be there yet. Appears as a whole or not at all. */
  readonly to: string;
  /** Where it is written, on the same file system; what lies there is removed first. */
  readonly workspace: string;
  /** What is wished for, seconds of the recording; the nearest cut points are taken. */
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** So much of the disk stays free. */
  readonly minFreeBytes: number;
}

/** The new recording. */
export interface TrimmedMedia {
  /** Which part of the old one it is, seconds of that. */
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Whether that is the end of the old one. */
  readonly isToEnd: boolean;
  readonly sizeBytes: number;
  /** Number of its MP4 files; with one, that can be offered as a whole. */
  readonly epochs: number;
}

/** There is not enough room on the disk; nothing has changed. */
export class DiskFullError extends Error {
  override readonly name = "DiskFullError";
}

/**
 * Writes a part of a recording as a new one, without encoding: the segments between the cut points
 * nearest to the wish, with media time from 0. The old folder is only read.
 * @throws DiskFullError, DamagedMediaError
 */
export async function trimRecording(order: TrimOrder): Promise<TrimmedMedia> {
  const { from, to, workspace } = order;
  await rm(workspace, { recursive: true, force: true });
  const source = await TrimSource.open(from);
  try {
    const range = nearestCuts(await cutPointsOf(source), order);
    const kept = source.segments.filter(
      ({ startSeconds, endSeconds }) =>
        startSeconds >= range.startSeconds - tolerance &&
        endSeconds <= range.endSeconds + tolerance,
    );
    await requireRoom(order, kept);
    await mkdir(workspace, { recursive: true });
    const sizeBytes = await write(source, kept, workspace);
    const epochs = new Set(kept.map(({ file }) => file)).size;
    const manifest = await manifestOf(order, range, { epochs, sizeBytes });
    await writeManifest(workspace, manifest);
    await requireWhole(workspace, range.endSeconds - range.startSeconds);
    await syncFolder(workspace);
    await mkdir(path.dirname(to), { recursive: true });
    await rename(workspace, to);
    await syncFolder(path.dirname(to));
    return { ...range, isToEnd: range.endSeconds === source.durationSeconds, sizeBytes, epochs };
  } catch (error) {
    await rm(workspace, { recursive: true, force: true });
    throw isFull(error) ? new DiskFullError("The disk is full.", { cause: error }) : error;
  } finally {
    await source.close();
  }
}

/** Durations are written with five digits, so that sums differ by less than this, in seconds. */
const tolerance = 0.001;

/** Copies the segments; returns the size of all files. */
async function write(
  source: TrimSource,
  kept: readonly PlacedSegment[],
  directory: string,
): Promise<number> {
  const [first] = kept;
  if (!first) throw new DamagedMediaError("nothing is left between the cut points");
  const start = await source.startOf(first);
  const written: TapeSegment[] = [];
  let sizeBytes = 0;
  for (const [index, file] of [...new Set(kept.map((segment) => segment.file))].entries()) {
    const segments = kept.filter((segment) => segment.file === file);
    const epoch = await writeEpoch(source, segments, {
      ...{ directory, name: `e${index}.mp4`, earlierSeconds: start.startSeconds },
    });
    written.push(...epoch);
    sizeBytes += epoch.reduce((sum, one) => sum + one.sizeBytes, epoch[0]?.initBytes ?? 0);
  }
  await replaceFile(path.join(directory, TAPE_PLAYLIST_NAME), finishedTapePlaylist(written));
  await writePoster(source, first, directory);
  return sizeBytes;
}

/** One MP4 with its duration and the segments that are kept of it. */
async function writeEpoch(
  source: TrimSource,
  segments: readonly PlacedSegment[],
  target: { readonly directory: string; readonly name: string; readonly earlierSeconds: number },
): Promise<TapeSegment[]> {
  const [first] = segments;
  if (!first) return [];
  const { bytes, tracks } = await source.init(first);
  const init = Buffer.from(bytes);
  const mehdOffset = findMehdOffset(init);
  const durationMs = segments.reduce((sum, segment) => sum + segment.durationMs, 0);
  if (mehdOffset >= 0) mehdBox(durationMs).copy(init, mehdOffset);
  const written: TapeSegment[] = [];
  const handle = await open(path.join(target.directory, target.name), "wx");
  try {
    await handle.appendFile(init);
    let offset = init.length;
    for (const segment of segments) {
      const media = await source.bytesOf(segment);
      moveFragments(media, tracks, target.earlierSeconds);
      await handle.appendFile(media);
      const { sizeBytes, durationMs } = segment;
      written.push({ file: target.name, initBytes: init.length, offset, sizeBytes, durationMs });
      offset += sizeBytes;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return written;
}

/** The first picture that is left, as the still of the recording. */
async function writePoster(
  source: TrimSource,
  first: PlacedSegment,
  directory: string,
): Promise<void> {
  const video = (await source.init(first)).tracks.find((track) => track.video)?.video;
  const picture = (await source.startOf(first)).firstPicture;
  if (!video || !picture) return;
  const media = await source.bytesOf(first);
  const data = media.subarray(picture.offset, picture.offset + picture.sizeBytes);
  const frame = { dtsMs: 0, ctsMs: 0, key: true, data };
  await replaceFile(path.join(directory, "poster.mp4"), posterMp4(video, frame));
}

async function manifestOf(
  { from, to }: TrimOrder,
  range: { readonly startSeconds: number; readonly endSeconds: number },
  media: Pick<RecordingManifest, "epochs" | "sizeBytes">,
): Promise<RecordingManifest> {
  const old = await readManifest(from);
  if (!old) throw new DamagedMediaError("the recording has no manifest");
  const durationMs = Math.round((range.endSeconds - range.startSeconds) * 1000);
  // It is nobody's news: what is known of a recording does not come from here any more.
  return { ...old, ...media, liveId: path.basename(to), state: "reported", durationMs };
}

async function requireRoom(
  { from, minFreeBytes }: TrimOrder,
  kept: readonly TapeSegment[],
): Promise<void> {
  const { bavail, bsize } = await statfs(from);
  const needed = kept.reduce((sum, segment) => sum + segment.sizeBytes, 0);
  if (bavail * bsize - needed < minFreeBytes) {
    throw new DiskFullError("There is not enough room on the disk.");
  }
}

/** Reads back what was written. @throws DamagedMediaError */
async function requireWhole(directory: string, durationSeconds: number): Promise<void> {
  const made = await TrimSource.open(directory);
  try {
    const last = new Map(made.segments.map((segment) => [segment.file, segment]));
    for (const { file, offset, sizeBytes } of last.values()) {
      const { size } = await stat(path.join(directory, file));
      if (size !== offset + sizeBytes) throw new DamagedMediaError(`${file} has a wrong length`);
    }
    const [first] = made.segments;
    const start = first && (await made.startOf(first));
    const isGood =
      start?.startsWithKey === true &&
      start.startSeconds === 0 &&
      Math.abs(made.durationSeconds - durationSeconds) < tolerance;
    if (!isGood) throw new DamagedMediaError("what was written does not begin or end as it should");
  } finally {
    await made.close();
  }
}

/** Makes what was named in a folder durable, so that no power cut undoes it after the database knows. */
async function syncFolder(directory: string): Promise<void> {
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isFull(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    (error.code === "ENOSPC" || error.code === "EDQUOT")
  );
}
