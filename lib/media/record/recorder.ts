import { appendFile, type FileHandle, mkdir, open, rm, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import type { MediaEpoch, MediaPart, SegmentSink } from "@/lib/media/hls/media-part";
import { posterMp4 } from "@/lib/media/hls/poster";
import type { MediaLog, VideoConfig, VideoFrame } from "@/lib/media/types";
import type { RecordingProblem } from "@/lib/shared/stream-event";
import { finalizeRecording } from "./finalize-recording";
import { moveFragments, readFragmentStart } from "./movie-fragments";
import { type RecordedTrack, tracksOf } from "./recorded-tracks";
import { type RecordingManifest, writeManifest } from "./recording-manifest";
import {
  openTapeHeader,
  TAPE_PLAYLIST_NAME,
  type TapeSegment,
  tapeSegmentLines,
} from "./tape-playlist";

export interface RecorderOptions {
  /** Folder of this recording; created with the first media. */
  readonly directory: string;
  readonly streamName: string;
  /** Name of the folder: that of the live, with a number behind it for all but its first recording. */
  readonly liveId: string;
  readonly sequence: string;
  /** Recording stops when the file system has less than this left. */
  readonly minFreeBytes: number;
  /** Longest segment that can occur, for the header of the growing playlist. */
  readonly maxSegmentMs: number;
  /** When its first picture came, Unix ms; left out: when its first media come. */
  readonly startedAtMs?: number | undefined;
  readonly now: () => number;
  readonly log: MediaLog;
  /** It stopped before it was told to, or could not be made final; called once at most for each. */
  readonly onProblem?: (problem: RecordingProblem) => void;
}

/** Media waiting for a slow disk; beyond this the recording stops rather than the server. */
const MAX_QUEUED_BYTES = 64 * 1024 * 1024;

interface EpochFile {
  readonly name: string;
  readonly handle: FileHandle;
  readonly initBytes: number;
  readonly tracks: readonly RecordedTrack[];
}

/** A condition of the disk that is ours to judge. */
class DiskProblem extends Error {
  override readonly name = "DiskProblem";

  constructor(
    readonly problem: RecordingProblem,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Writes one live to disk: append-only fragmented MP4 per epoch and an append-only playlist of
 * byte ranges into it, so that whatever was written is playable at any moment. A failing or full
 * disk ends the recording and never the live.
 */
export class Recorder implements SegmentSink {
  readonly #options: RecorderOptions;
  #jobs: { readonly bytes: number; readonly run: () => Promise<void> }[] = [];
  #queuedBytes = 0;
  #draining: Promise<void> | undefined;
  #problem: RecordingProblem | undefined;
  #finished = false;
  #posterTaken = false;

  // Touched by jobs only, that is in the order of writing.
  #created = false;
  #file: EpochFile | undefined;
  /** Media time of its first picture or sound, which is 0 in the files. */
  #originSeconds: number | undefined;
  #writtenBytes = 0;
  #segmentOffset = 0;
  #segmentDurationMs = 0;
  #previous: TapeSegment | undefined;

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  get directory(): string {
    return this.#options.directory;
  }

  /** Why the recording stopped before it was told to, if it did. */
  get problem(): RecordingProblem | undefined {
    return this.#problem;
  }

  get active(): boolean {
    return !this.#finished && this.#problem === undefined;
  }

  onEpoch(epoch: MediaEpoch): void {
    this.#push(epoch.init.length, () => this.#beginFile(epoch));
  }

  onPart(part: MediaPart): void {
    this.#push(part.bytes.length, async () => {
      if (!this.#file) return;
      const { handle, tracks } = this.#file;
      this.#originSeconds ??= readFragmentStart(part.bytes, tracks).startSeconds;
      // The part is shared with those who watch.
      const bytes = this.#originSeconds === 0 ? part.bytes : Buffer.from(part.bytes);
      if (bytes !== part.bytes) moveFragments(bytes, tracks, this.#originSeconds);
      await handle.appendFile(bytes);
      this.#writtenBytes += bytes.length;
      this.#segmentDurationMs += part.durationMs;
    });
  }

  onSegmentEnd(): void {
    this.#push(0, () => this.#listSegment());
  }

  /** Keeps the first key frame as the cover; later calls are ignored. */
  offerPoster(config: VideoConfig, frame: VideoFrame): void {
    if (this.#posterTaken) return;
    this.#posterTaken = true;
    const bytes = posterMp4(config, frame);
    this.#push(bytes.length, async () => {
      await this.#create();
      await writeFile(path.join(this.#options.directory, "poster.mp4"), bytes);
    });
  }

  /**
   * Writes what is queued and makes the files final. Undefined when nothing was recorded or the
   * files could not be made final; the latter is logged and tried again at the next start.
   */
  async finish(endedAtMs: number): Promise<RecordingManifest | undefined> {
    this.#finished = true;
    await this.#draining;
    try {
      await this.#closeFile();
    } catch (error) {
      this.#fail(error);
    }
    if (!this.#created) return undefined;
    try {
      return await finalizeRecording(this.#options.directory, endedAtMs);
    } catch (error) {
      const { streamName, liveId, log, onProblem } = this.#options;
      log.error(
        { streamName, liveId, err: error },
        "recording could not be finalised; it is tried again at the next start",
      );
      onProblem?.("notFinal");
      return undefined;
    }
  }

  /** Leaves nothing behind; for a push that was turned away by what it sent. */
  async discard(): Promise<void> {
    this.#finished = true;
    this.#jobs = [];
    await this.#draining;
    const { directory, streamName, liveId, log } = this.#options;
    try {
      await this.#closeFile();
      if (this.#created) await rm(directory, { recursive: true, force: true });
    } catch (error) {
      log.error({ streamName, liveId, err: error }, "a recording could not be taken back");
    }
  }

  #push(bytes: number, run: () => Promise<void>): void {
    if (!this.active) return;
    if (this.#queuedBytes + bytes > MAX_QUEUED_BYTES) {
      this.#fail(new DiskProblem("diskSlow", "the disk is too slow for this stream"));
      return;
    }
    this.#queuedBytes += bytes;
    this.#jobs.push({ bytes, run });
    this.#draining ??= this.#drain();
  }

  async #drain(): Promise<void> {
    for (let job = this.#jobs.shift(); job; job = this.#jobs.shift()) {
      try {
        await job.run();
      } catch (error) {
        this.#fail(error);
      }
      this.#queuedBytes -= job.bytes;
    }
    this.#draining = undefined;
  }

  #fail(error: unknown): void {
    if (this.#problem !== undefined) return;
    this.#problem = problemOf(error);
    this.#jobs = [];
    this.#queuedBytes = 0;
    const { streamName, liveId, log, onProblem } = this.#options;
    log.error({ streamName, liveId, err: error }, `recording stopped: ${this.#problem}`);
    onProblem?.(this.#problem);
  }

  async #create(): Promise<void> {
    if (this.#created) return;
    const { directory, now, streamName, liveId, sequence, maxSegmentMs } = this.#options;
    await mkdir(directory, { recursive: true });
    this.#created = true;
    const startedAtMs = this.#options.startedAtMs ?? now();
    await writeManifest(directory, {
      version: 1,
      streamName,
      liveId,
      sequence,
      state: "recording",
      startedAtMs,
      endedAtMs: startedAtMs,
      durationMs: 0,
      epochs: 0,
      sizeBytes: 0,
    });
    await this.#checkFreeSpace();
    await writeFile(this.#playlist, openTapeHeader(Math.ceil(maxSegmentMs / 1000)));
  }

  async #beginFile(epoch: MediaEpoch): Promise<void> {
    await this.#create();
    await this.#closeFile();
    // Numbered by what is listed, so that an epoch without a segment leaves no number out.
    const previous = /\d+/.exec(this.#previous?.file ?? "")?.[0];
    const name = `e${previous === undefined ? 0 : Number(previous) + 1}.mp4`;
    const handle = await open(path.join(this.#options.directory, name), "w");
    this.#file = { name, handle, initBytes: epoch.init.length, tracks: tracksOf(epoch.init) };
    await handle.appendFile(epoch.init);
    this.#writtenBytes = epoch.init.length;
    this.#segmentOffset = epoch.init.length;
    this.#segmentDurationMs = 0;
  }

  async #listSegment(): Promise<void> {
    if (!this.#file || this.#writtenBytes === this.#segmentOffset) return;
    const segment: TapeSegment = {
      file: this.#file.name,
      initBytes: this.#file.initBytes,
      offset: this.#segmentOffset,
      sizeBytes: this.#writtenBytes - this.#segmentOffset,
      durationMs: this.#segmentDurationMs,
    };
    await appendFile(this.#playlist, tapeSegmentLines(segment, this.#previous));
    this.#previous = segment;
    this.#segmentOffset = this.#writtenBytes;
    this.#segmentDurationMs = 0;
    await this.#checkFreeSpace();
  }

  async #checkFreeSpace(): Promise<void> {
    const { directory, minFreeBytes } = this.#options;
    const { bavail, bsize } = await statfs(directory);
    if (bavail * bsize >= minFreeBytes) return;
    const leastMiB = Math.round(minFreeBytes / 1024 / 1024);
    throw new DiskProblem("diskFull", `less than ${leastMiB} MiB free on the disk`);
  }

  async #closeFile(): Promise<void> {
    const file = this.#file;
    if (!file) return;
    this.#file = undefined;
    try {
      await file.handle.sync();
    } finally {
      await file.handle.close();
    }
  }

  get #playlist(): string {
    return path.join(this.#options.directory, TAPE_PLAYLIST_NAME);
  }
}

function problemOf(error: unknown): RecordingProblem {
  if (error instanceof DiskProblem) return error.problem;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ENOSPC" || code === "EDQUOT" ? "diskFull" : "diskError";
}
