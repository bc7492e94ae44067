import type { AudioConfig, AudioFrame, VideoConfig, VideoFrame } from "@/lib/media/types";
import { AudioTrack } from "./audio-track";
import { fragment, initSegment, type Sample, VIDEO_TIMESCALE } from "./fmp4";
import type { MediaEpoch, SegmentSink } from "./media-part";
import { type Codecs, StartGate } from "./start-gate";
import { Timeline } from "./timeline";
import { keptBytes, TooMuchMediaError } from "./too-much-media";

/** How the segmenter cuts; all in milliseconds. */
export interface SegmenterSettings {
  readonly partDurationMs: number;
  readonly segmentDurationMs: number;
  /** A segment is cut here even without a key frame. */
  readonly maxSegmentMs: number;
}

interface PendingVideo {
  readonly startMs: number;
  readonly ctsMs: number;
  readonly key: boolean;
  readonly data: Uint8Array;
}

const TICKS_PER_MS = VIDEO_TIMESCALE / 1000;
/** Publishers round to whole ms, so a boundary this near is the boundary. */
const PART_SLACK_MS = 4;
/** A key frame this early still ends the segment: encoders jitter around their GOP length. */
const SEGMENT_SLACK_MS = 250;
/** Without video for this long, audio drives the cutting. */
const VIDEO_STALE_MS = 1000;
/** Pictures that may wait for the end of their part, of which 4K video has a tenth. */
const MAX_PENDING_BYTES = 64 * 1024 * 1024;

/**
 * Cuts one live into parts and segments. Segments begin at key frames, except that the first one
 * ends after one part, because players wait for one complete segment before they start.
 * A new publisher or a new codec configuration begins a new epoch; media time runs on.
 */
export class Segmenter {
  readonly #settings: SegmenterSettings;
  readonly #sink: SegmentSink;
  readonly #timeline = new Timeline();
  #gate = new StartGate();
  #epoch: MediaEpoch | undefined;
  #epochCount = 0;
  #restartAtKey = false;
  #audio: AudioTrack | undefined;
  #video: PendingVideo[] = [];
  #videoBytes = 0;
  #lastVideoMs = 0;
  #videoEndMs = 0;
  #partStartMs = 0;
  /** Time of the last frame seen in the open part: where the part can still be closed. */
  #lastCutMs = 0;
  #segmentStartMs = 0;
  #segmentOpen = false;
  #segmentStartsWithKey = true;
  #segmentCount = 0;
  #fragmentCount = 0;

  constructor(settings: SegmenterSettings, sink: SegmentSink) {
    this.#settings = settings;
    this.#sink = sink;
  }

  onMetadata(metadata: Readonly<Record<string, unknown>>): void {
    this.#gate.onMetadata(metadata);
  }

  onVideoConfig(config: VideoConfig): void {
    const before = this.#gate.codecs.video;
    if (before && sameBytes(before.avcC, config.avcC)) return;
    this.#gate.setVideo(config);
    if (this.#epoch?.video) this.#endEpoch();
    else if (this.#epoch) this.#restartAtKey = true;
  }

  onAudioConfig(config: AudioConfig): void {
    const before = this.#gate.codecs.audio;
    if (before && sameBytes(before.asc, config.asc)) return;
    this.#gate.setAudio(config);
    // With video the new epoch has to wait for a key frame; until then its audio is unusable.
    if (this.#epoch?.video) this.#restartAtKey = true;
    else if (this.#epoch) this.#endEpoch();
  }

  onVideo(frame: VideoFrame): void {
    if (this.#epoch && this.#restartAtKey && frame.key) this.#endEpoch();
    if (!this.#epoch) {
      this.#gate.pushVideo(frame);
      this.#tryBegin();
      return;
    }
    if (!this.#epoch.video) return;
    const mediaMs = Math.max(this.#timeline.map("video", frame.dtsMs), this.#videoEndMs);
    this.#advance(mediaMs, frame.key);
    this.#video.push({ startMs: mediaMs, ctsMs: frame.ctsMs, key: frame.key, data: frame.data });
    this.#lastVideoMs = mediaMs;
    this.#videoBytes += keptBytes(frame.data);
    if (this.#videoBytes <= MAX_PENDING_BYTES) return;
    throw new TooMuchMediaError("clockStands");
  }

  onAudio(frame: AudioFrame): void {
    if (!this.#epoch) {
      this.#gate.pushAudio(frame);
      this.#tryBegin();
      return;
    }
    if (!this.#audio || (this.#restartAtKey && this.#epoch.video)) return;
    const mediaMs = this.#timeline.map("audio", frame.dtsMs);
    const startMs = this.#audio.push(mediaMs, frame.data);
    if (startMs === undefined) return;
    if (!this.#epoch.video) this.#advance(startMs, true);
    else if (startMs - this.#lastVideoMs > VIDEO_STALE_MS) this.#advance(startMs, false);
  }

  /** The publisher is gone: everything pending is cut, and the next one begins a new epoch. */
  endPublisher(): void {
    this.#endEpoch();
    this.#gate = new StartGate();
  }

  #tryBegin(): void {
    const start = this.#gate.start();
    if (!start) return;
    this.#beginEpoch(start.codecs, start.dtsMs);
    for (const queued of start.frames) {
      if (queued.kind === "video") this.onVideo(queued.frame);
      else this.onAudio(queued.frame);
    }
  }

  #beginEpoch(codecs: Codecs, dtsMs: number): void {
    const startMs = this.#partStartMs;
    this.#timeline.begin(dtsMs, startMs);
    this.#epoch = { index: this.#epochCount, init: initSegment(codecs), ...codecs };
    this.#epochCount += 1;
    this.#restartAtKey = false;
    this.#audio = codecs.audio ? new AudioTrack(codecs.audio, startMs) : undefined;
    this.#lastVideoMs = startMs;
    this.#videoEndMs = startMs;
    this.#lastCutMs = startMs;
    this.#segmentStartMs = startMs;
    this.#sink.onEpoch(this.#epoch);
  }

  #endEpoch(): void {
    const epoch = this.#epoch;
    if (!epoch) return;
    const videoEndMs = this.#video.length
      ? this.#lastVideoMs + this.#timeline.stepMs("video")
      : this.#partStartMs;
    const endMs = Math.max(videoEndMs, this.#audio?.endMs ?? 0);
    const targetMs = this.#partStartMs + this.#settings.partDurationMs;
    // Audio often reaches a little past the last picture.
    if (endMs > targetMs) this.#closePart(targetMs);
    this.#closePart(endMs);
    this.#endSegment();
    this.#epoch = undefined;
    this.#audio = undefined;
    this.#setVideo([]);
    this.#restartAtKey = false;
  }

  /** A frame at `atMs` is about to be added: cuts what has to end before it. */
  #advance(atMs: number, mayStartSegment: boolean): void {
    const { partDurationMs, segmentDurationMs, maxSegmentMs } = this.#settings;
    const overfull = atMs - this.#partStartMs > partDurationMs;
    // Closing at the frame before keeps the part within its target, for which the playlist vouches.
    if (overfull && this.#lastCutMs > this.#partStartMs) this.#closePart(this.#lastCutMs);

    const segmentMs = atMs - this.#segmentStartMs;
    const wantsSegment =
      this.#segmentOpen || this.#hasPending()
        ? (mayStartSegment &&
            (segmentMs >= segmentDurationMs - SEGMENT_SLACK_MS ||
              (!this.#segmentStartsWithKey && segmentMs > 0))) ||
          segmentMs > maxSegmentMs - partDurationMs
        : false;
    if (wantsSegment || atMs - this.#partStartMs >= partDurationMs - PART_SLACK_MS) {
      this.#closePart(atMs);
    }
    if (wantsSegment) this.#endSegment();
    this.#lastCutMs = atMs;
  }

  #setVideo(frames: PendingVideo[]): void {
    this.#video = frames;
    this.#videoBytes = frames.reduce((sum, { data }) => sum + keptBytes(data), 0);
  }

  #hasPending(): boolean {
    return this.#video.length > 0 || (this.#audio?.hasPending ?? false);
  }

  /** Emits every pending frame that begins before `endMs` as one part. */
  #closePart(endMs: number): void {
    const epoch = this.#epoch;
    if (!epoch || endMs <= this.#partStartMs) return;
    if (epoch.video) this.#audio?.fillSilence(endMs);
    const frames = this.#video.filter((frame) => frame.startMs < endMs);
    const audio = this.#audio?.take(endMs);
    const first = frames[0];
    if (!first && !audio) return;
    this.#setVideo(this.#video.filter((frame) => frame.startMs >= endMs));
    if (first) this.#videoEndMs = endMs;

    this.#fragmentCount += 1;
    const bytes = fragment({
      sequence: this.#fragmentCount,
      video: first && { baseTicks: toTicks(first.startMs), samples: videoSamples(frames, endMs) },
      audio,
    });
    const startsWithKey = epoch.video ? (first?.key ?? false) : true;
    if (!this.#segmentOpen) {
      this.#segmentOpen = true;
      this.#segmentStartMs = this.#partStartMs;
      this.#segmentStartsWithKey = startsWithKey;
    }
    this.#sink.onPart({
      bytes,
      startMs: this.#partStartMs,
      durationMs: endMs - this.#partStartMs,
      independent: epoch.video ? frames.some((frame) => frame.key) : true,
      startsWithKey,
    });
    this.#partStartMs = endMs;
    this.#lastCutMs = Math.max(this.#lastCutMs, endMs);
    if (
      this.#segmentCount === 0 &&
      endMs - this.#segmentStartMs >= this.#settings.partDurationMs / 2
    ) {
      this.#endSegment();
    }
  }

  #endSegment(): void {
    if (!this.#segmentOpen) return;
    this.#segmentOpen = false;
    this.#segmentCount += 1;
    this.#segmentStartMs = this.#partStartMs;
    // Until its first part says otherwise; a key frame may come before that.
    const next = this.#video.find((frame) => frame.startMs >= this.#partStartMs);
    this.#segmentStartsWithKey = next ? next.key : true;
    this.#sink.onSegmentEnd();
  }
}

function toTicks(mediaMs: number): number {
  return Math.round(mediaMs * TICKS_PER_MS);
}

function videoSamples(frames: readonly PendingVideo[], endMs: number): Sample[] {
  return frames.map((frame, index) => {
    const nextMs = frames[index + 1]?.startMs ?? endMs;
    return {
      data: frame.data,
      durationTicks: toTicks(nextMs) - toTicks(frame.startMs),
      ctsTicks: Math.round(frame.ctsMs * TICKS_PER_MS),
      key: frame.key,
    };
  });
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}
