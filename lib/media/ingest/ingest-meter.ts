import type { AudioConfig, AudioFrame, VideoConfig, VideoFrame } from "@/lib/media/types";
import type { IngestAudio, IngestHealth, IngestSample, IngestVideo } from "@/lib/shared/ingest";
import { Arrival } from "./arrival";
import { IngestHistory } from "./ingest-history";
import { KeyFrames } from "./key-frames";
import { MediaRate, RATE_WINDOW_MS, type TrackRate } from "./media-rate";
import { Reordering } from "./reordering";

/** Nothing for so long is a gap, in ms; for a track that is slow by nature, some of its steps. */
const GAP_MS = 1000;
const GAP_STEPS = 3;
/** AAC with the tools of its object type (ISO/IEC 14496-3 Table 1.17) by RFC 6381 name. */
const audioNames: Readonly<Record<string, string>> = {
  "mp4a.40.5": "HE-AAC",
  "mp4a.40.29": "HE-AAC v2",
};
const silent: TrackRate = { framesPerSecond: 0, kbps: 0 };

/**
 * What the publishers of one live send, measured frame by frame at a cost that neither the length
 * of the live nor its bitrate raises. Averages, gaps and the history are those of the live; what
 * depends on an encoder's settings (key frames, order, codec, clock) is that of its last publisher.
 */
export class IngestMeter {
  readonly #videoRate = new MediaRate();
  readonly #audioRate = new MediaRate();
  readonly #videoArrival = new Arrival();
  readonly #audioArrival = new Arrival();
  readonly #keyFrames = new KeyFrames();
  readonly #reordering = new Reordering();
  readonly #history = new IngestHistory();
  #video: VideoConfig | undefined;
  #audio: AudioConfig | undefined;
  /** When the last picture and the last sound of this publisher came; undefined: none did. */
  #lastVideoAtMs: number | undefined;
  #lastAudioAtMs: number | undefined;
  #lastMediaAtMs: number | undefined;
  #gaps = 0;

  /** Another publisher: what it sends may be something else. */
  beginPublisher(): void {
    for (const part of [this.#videoRate, this.#audioRate, this.#videoArrival, this.#audioArrival])
      part.restart();
    this.#keyFrames.restart();
    this.#reordering.restart();
    this.#video = undefined;
    this.#audio = undefined;
    this.#lastVideoAtMs = undefined;
    this.#lastAudioAtMs = undefined;
  }

  onVideoConfig(config: VideoConfig): void {
    this.#video = config;
  }

  onAudioConfig(config: AudioConfig): void {
    this.#audio = config;
  }

  onVideo({ dtsMs, ctsMs, key, data }: VideoFrame, nowMs: number): void {
    this.#arrived(nowMs);
    this.#lastVideoAtMs = nowMs;
    this.#videoRate.add(dtsMs, data.byteLength);
    this.#videoArrival.add(dtsMs, nowMs);
    this.#keyFrames.add(dtsMs, key);
    this.#reordering.add(ctsMs);
    this.#history.addVideo(nowMs, data.byteLength);
  }

  onAudio({ dtsMs, data }: AudioFrame, nowMs: number): void {
    this.#arrived(nowMs);
    this.#lastAudioAtMs = nowMs;
    this.#audioRate.add(dtsMs, data.byteLength);
    this.#audioArrival.add(dtsMs, nowMs);
    this.#history.addAudio(nowMs, data.byteLength);
  }

  /** The present rates of a track are 0 once nothing of it came for as long as they are of. */
  health(nowMs: number): IngestHealth {
    // Pictures tell more about the line than sound does, which is a fraction of what is sent.
    const hasVideo = this.#lastVideoAtMs !== undefined;
    const arrival = hasVideo ? this.#videoArrival : this.#audioArrival;
    const clockRate = arrival.clockRate;
    const isGap = this.#isGap(nowMs);
    return {
      source: "engine",
      measuredAtMs: nowMs,
      lastMediaAtMs: this.#lastMediaAtMs ?? null,
      video: this.#videoHealth(nowMs),
      audio: this.#audioHealth(nowMs),
      jitterMs: arrival.jitterMs === null ? null : Math.round(arrival.jitterMs),
      gaps: this.#gaps + (isGap ? 1 : 0),
      clockRate: clockRate === null ? null : rounded(clockRate, 4),
    };
  }

  /** The last ten minutes, one sample a second. */
  history(nowMs: number): IngestSample[] {
    return this.#history.samples(nowMs);
  }

  #videoHealth(nowMs: number): IngestVideo | null {
    const config = this.#video;
    const lastAtMs = this.#lastVideoAtMs;
    if (!config || lastAtMs === undefined) return null;
    const { average } = this.#videoRate;
    const present = presentRate(this.#videoRate, nowMs - lastAtMs);
    const { profile, level, width, height } = config;
    const mean = this.#keyFrames.meanSeconds;
    const longest = this.#keyFrames.longestSeconds;
    return {
      codec: "H.264",
      ...{ profile, level, width, height },
      framesPerSecond: rounded(present.framesPerSecond, 2),
      kbps: Math.round(present.kbps),
      averageFramesPerSecond: average && rounded(average.framesPerSecond, 2),
      averageKbps: average && Math.round(average.kbps),
      keyFrameSeconds: mean === null ? 0 : rounded(mean, 2),
      longestKeyFrameSeconds: longest === null ? null : rounded(longest, 2),
      // The baseline profile has none (ITU-T H.264 §A.2.1).
      bFrames: profile === "Baseline" ? false : this.#reordering.found,
    };
  }

  #audioHealth(nowMs: number): IngestAudio | null {
    const config = this.#audio;
    const lastAtMs = this.#lastAudioAtMs;
    if (!config || lastAtMs === undefined) return null;
    const { average } = this.#audioRate;
    const { sampleRate, channels } = config;
    return {
      codec: audioNames[config.codec] ?? "AAC",
      ...{ sampleRate, channels },
      kbps: Math.round(presentRate(this.#audioRate, nowMs - lastAtMs).kbps),
      averageKbps: average && Math.round(average.kbps),
    };
  }

  #arrived(nowMs: number): void {
    if (this.#isGap(nowMs)) this.#gaps += 1;
    this.#lastMediaAtMs = nowMs;
  }

  #isGap(nowMs: number): boolean {
    const last = this.#lastMediaAtMs;
    if (last === undefined || nowMs - last < GAP_MS) return false;
    // Pictures of a shared screen may be seconds apart, and are no gap then.
    const framesPerSecond =
      this.#videoRate.present.framesPerSecond + this.#audioRate.present.framesPerSecond;
    // One alone does not tell how far the next one is.
    if (framesPerSecond === 0) return (this.#lastVideoAtMs ?? this.#lastAudioAtMs) === undefined;
    return nowMs - last >= (GAP_STEPS * 1000) / framesPerSecond;
  }
}

function presentRate(rate: MediaRate, silentMs: number): TrackRate {
  const { present } = rate;
  const steps = present.framesPerSecond === 0 ? 0 : (GAP_STEPS * 1000) / present.framesPerSecond;
  return silentMs > Math.max(RATE_WINDOW_MS, steps) ? silent : present;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
