import path from "node:path";
import type { MediaEpoch, MediaPart, SegmentSink } from "@/lib/media/hls/media-part";
import type { MediaLog, VideoConfig, VideoFrame } from "@/lib/media/types";
import type { RecordingProblem } from "@/lib/shared/stream-event";
import { Recorder } from "./recorder";
import type { RecordingManifest } from "./recording-manifest";

/** A recording whose files are final. */
export interface FinishedRecording {
  readonly directory: string;
  readonly manifest: RecordingManifest;
}

export interface LiveRecordingsOptions {
  readonly recordingsDir: string;
  readonly streamName: string;
  readonly liveId: string;
  readonly minFreeBytes: number;
  readonly maxSegmentMs: number;
  readonly now: () => number;
  readonly log: MediaLog;
  /** `sequence` names the push activity that the recording began with. */
  readonly onProblem: (problem: RecordingProblem, sequence: string) => void;
  readonly onFinal: (recording: FinishedRecording) => void;
}

/** Recordings of one live; somebody who switches on and off all day does not fill the folder. */
const MAX_RECORDINGS = 100;

/**
 * The recordings of one live: none, one, or, when its broadcaster switches off and on again, several
 * in folders of their own (LIVEID, LIVEID-2 …). One that begins in the middle of the live begins at
 * the next segment that a player can start with.
 */
export class LiveRecordings implements SegmentSink {
  readonly #options: LiveRecordingsOptions;
  readonly #finishing = new Set<Promise<void>>();
  #wanted = false;
  #sequence = "";
  #epoch: MediaEpoch | undefined;
  #segmentOpen = false;
  #keyFrame: { config: VideoConfig; frame: VideoFrame } | undefined;
  #recorder: Recorder | undefined;
  #count = 0;
  #endedAtMs = 0;
  #hasLeftFiles = false;
  #hasToldProblem = false;

  constructor(options: LiveRecordingsOptions) {
    this.#options = options;
  }

  /** It records, or will from the next segment on. */
  get active(): boolean {
    return this.#wanted && (this.#recorder?.active ?? this.#count < MAX_RECORDINGS);
  }

  /** Why the present recording stopped, if it did. */
  get problem(): RecordingProblem | undefined {
    return this.#recorder?.problem;
  }

  beginPublisher(sequence: string): void {
    this.#sequence = sequence;
  }

  endPublisher(): void {
    this.#epoch = undefined;
    this.#segmentOpen = false;
  }

  /** Switches on or off; what was recorded until `lastMediaAtMs` (Unix ms) is made final. */
  set(on: boolean, lastMediaAtMs: number): void {
    if (on === this.#wanted) return;
    this.#wanted = on;
    // Without media yet there is nothing to wait for.
    if (on && !this.#epoch) this.#begin();
    if (!on) this.#end(lastMediaAtMs);
  }

  onEpoch(epoch: MediaEpoch): void {
    this.#epoch = epoch;
    this.#recorder?.onEpoch(epoch);
  }

  onPart(part: MediaPart): void {
    if (this.#wanted && !this.#recorder && !this.#segmentOpen && part.startsWithKey) {
      // Never before the end of the one before: they would seem to be one recording twice.
      this.#begin(Math.max(this.#options.now() - part.durationMs, this.#endedAtMs));
    }
    this.#segmentOpen = true;
    this.#recorder?.onPart(part);
  }

  onSegmentEnd(): void {
    this.#segmentOpen = false;
    this.#recorder?.onSegmentEnd();
  }

  /** A key frame, for the cover of the recording. */
  offerPoster(config: VideoConfig, frame: VideoFrame): void {
    this.#keyFrame = { config, frame };
    this.#recorder?.offerPoster(config, frame);
  }

  /**
   * The live is over; resolves when everything that was recorded is final, with whether there is
   * anything. Where there should have been and no reason was told, `lack` is told to be it.
   */
  async finish(lastMediaAtMs: number, lack: RecordingProblem): Promise<boolean> {
    const isMissed = this.#wanted;
    this.#wanted = false;
    this.#end(lastMediaAtMs);
    await Promise.all(this.#finishing);
    if (isMissed && !this.#hasLeftFiles && !this.#hasToldProblem) {
      this.#options.onProblem(lack, this.#sequence);
    }
    return this.#hasLeftFiles;
  }

  /** Takes the present recording back; the live is over. */
  async discard(): Promise<void> {
    const recorder = this.#recorder;
    this.#recorder = undefined;
    await recorder?.discard();
  }

  #begin(startedAtMs?: number): void {
    if (this.#count >= MAX_RECORDINGS) return;
    this.#count += 1;
    const { recordingsDir, streamName, onProblem, ...options } = this.#options;
    const folder = this.#count === 1 ? options.liveId : `${options.liveId}-${this.#count}`;
    const sequence = this.#sequence;
    const recorder = new Recorder({
      ...options,
      ...{ streamName, sequence, startedAtMs, liveId: folder },
      directory: path.join(recordingsDir, streamName, folder),
      onProblem: (problem) => {
        this.#hasToldProblem = true;
        onProblem(problem, sequence);
      },
    });
    this.#recorder = recorder;
    if (!this.#epoch) return;
    recorder.onEpoch(this.#epoch);
    if (this.#keyFrame) recorder.offerPoster(this.#keyFrame.config, this.#keyFrame.frame);
  }

  #end(lastMediaAtMs: number): void {
    const recorder = this.#recorder;
    if (!recorder) return;
    this.#recorder = undefined;
    // What has been written of the open segment is whole parts.
    recorder.onSegmentEnd();
    const finishing = this.#finalize(recorder, lastMediaAtMs).finally(() =>
      this.#finishing.delete(finishing),
    );
    this.#finishing.add(finishing);
  }

  async #finalize(recorder: Recorder, lastMediaAtMs: number): Promise<void> {
    const manifest = await recorder.finish(lastMediaAtMs);
    this.#endedAtMs = Math.max(this.#endedAtMs, manifest?.endedAtMs ?? 0);
    if (!manifest) return;
    this.#hasLeftFiles = true;
    this.#options.onFinal({ directory: recorder.directory, manifest });
  }
}
