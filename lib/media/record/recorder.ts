import { appendFile, type FileHandle, mkdir, open, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import type { MediaEpoch, MediaPart, SegmentSink } from "@/lib/media/hls/media-part";
import { posterMp4 } from "@/lib/media/hls/poster";
import type { MediaLog, VideoConfig, VideoFrame } from "@/lib/media/types";
import { finalizeRecording } from "./finalize-recording";
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
  readonly liveId: string;
  readonly sequence: string;
  /** Recording stops when the file system has less than this left. */
  readonly minFreeBytes: number;
  /** Longest segment that can occur, for the header of the growing playlist. */
  readonly maxSegmentMs: number;
  readonly now: () => number;
  readonly log: MediaLog;
}

/** Media waiting for a slow disk; beyond this the recording stops rather than the server. */
const MAX_QUEUED_BYTES = 64 * 1024 * 1024;

interface EpochFile {
  readonly name: string;
  readonly handle: FileHandle;
  readonly initBytes: number;
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
  #error: string | undefined;
  #finished = false;
  #posterTaken = false;

  // Touched by jobs only, that is in the order of writing.
  #created = false;
  #file: EpochFile | undefined;
  #writtenBytes = 0;
  #segmentOffset = 0;
  #segmentDurationMs = 0;
  #previous: TapeSegment | undefined;

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  /** Why the recording stopped before its live, if it did. */
  get error(): string | undefined {
    return this.#error;
  }

  get active(): boolean {
    return !this.#finished && this.#error === undefined;
  }

  onEpoch(epoch: MediaEpoch): void {
    this.#push(epoch.init.length, () => this.#beginFile(epoch));
  }

  onPart(part: MediaPart): void {
    this.#push(part.bytes.length, async () => {
      await this.#file?.handle.appendFile(part.bytes);
      this.#writtenBytes += part.bytes.length;
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
      this.#options.log.error(
        { streamName: this.#options.streamName, liveId: this.#options.liveId, err: error },
        "recording could not be finalised; it is tried again at the next start",
      );
      return undefined;
    }
  }

  #push(bytes: number, run: () => Promise<void>): void {
    if (!this.active) return;
    if (this.#queuedBytes + bytes > MAX_QUEUED_BYTES) {
      this.#fail(new Error("the disk is too slow for this stream"));
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
    if (this.#error !== undefined) return;
    this.#error = describe(error);
    this.#jobs = [];
    this.#queuedBytes = 0;
    const { streamName, liveId, log } = this.#options;
    log.error({ streamName, liveId, err: error }, `recording stopped: ${this.#error}`);
  }

  async #create(): Promise<void> {
    if (this.#created) return;
    const { directory, now, streamName, liveId, sequence, maxSegmentMs } = this.#options;
    await mkdir(directory, { recursive: true });
    this.#created = true;
    const startedAtMs = now();
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
    const name = `e${epoch.index}.mp4`;
    const handle = await open(path.join(this.#options.directory, name), "w");
    this.#file = { name, handle, initBytes: epoch.init.length };
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
    throw new Error(`less than ${Math.round(minFreeBytes / 1024 / 1024)} MiB free on the disk`);
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

function describe(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "ENOSPC")
    return "the disk is full";
  return error instanceof Error ? error.message : String(error);
}
