import { z } from "zod";
import type { IngestAudio, IngestHealth, IngestSample, IngestVideo } from "@/lib/shared/ingest";
import { timeOf } from "./cloud-time";

/** One point of `DescribeStreamPushInfoList`, five seconds of a push (its type PushQualityData). */
const pointSchema = z.object({
  Time: z.string(),
  /** Tells one push from another of the same name. */
  Sequence: z.string().nullish(),
  /** `1280*720`. */
  Resolution: z.string().nullish(),
  VCodec: z.string().nullish(),
  ACodec: z.string().nullish(),
  VideoFps: z.number().nullish(),
  /** bit/s, as is AudioRate. */
  VideoRate: z.number().nullish(),
  AudioRate: z.number().nullish(),
  /** What passed by the cloud's clock, and by that of the pictures, ms. */
  LocalTs: z.number().nullish(),
  VideoTs: z.number().nullish(),
  /** Distance of key frames, ms. */
  GopSize: z.number().nullish(),
});
const answerSchema = z.object({ DataInfoList: z.array(pointSchema).nullable() });

/** A point with the moment that it is of, Unix ms. */
export type QualityPoint = z.infer<typeof pointSchema> & { readonly atMs: number };

/** Points of which the last minute consists, and of which the unevenness is told. */
const minutePoints = 12;
const lastPoints = 3;
/** So many points tell a wrong clock from frames that fell on the other side of a border. */
const clockPoints = 24;

/** The points of the latest push in an answer, oldest first; undefined: it is no such answer. */
export function readPoints(answer: unknown): readonly QualityPoint[] | undefined {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) return undefined;
  const points = (parsed.data.DataInfoList ?? [])
    .map((point) => ({ ...point, atMs: timeOf(point.Time) }))
    .filter(({ atMs }) => Number.isFinite(atMs))
    .sort((a, b) => a.atMs - b.atMs);
  const sequence = points.at(-1)?.Sequence;
  return points.filter((point) => point.Sequence === sequence);
}

/** What the newest points say of a push; null without any. */
export function healthOf(points: readonly QualityPoint[]): IngestHealth | null {
  const latest = points.at(-1);
  if (!latest) return null;
  return {
    source: "cloud",
    measuredAtMs: latest.atMs,
    // Nobody knows what came in the minutes since.
    lastMediaAtMs: null,
    video: videoOf(latest, points.slice(-minutePoints)),
    audio: audioOf(latest),
    jitterMs: jitterOf(points.slice(-lastPoints)),
    gaps: null,
    clockRate: clockRateOf(points),
  };
}

/** The points as the chart shows them. */
export function samplesOf(points: readonly QualityPoint[]): IngestSample[] {
  return points.map((point) => ({
    atMs: point.atMs,
    videoKbps: kbpsOf(point.VideoRate),
    audioKbps: kbpsOf(point.AudioRate),
    framesPerSecond: point.VideoFps ?? 0,
  }));
}

function videoOf(latest: QualityPoint, minute: readonly QualityPoint[]): IngestVideo | null {
  const { VCodec, VideoFps, VideoRate, Resolution, GopSize } = latest;
  if (!VideoFps && !VideoRate) return null;
  const [, width = "0", height = "0"] = /^(\d+)\D(\d+)$/.exec(Resolution ?? "") ?? [];
  const longestMs = Math.max(0, ...minute.map((point) => point.GopSize ?? 0));
  return {
    codec: codecName(VCodec ?? ""),
    profile: "",
    level: "",
    width: Number(width),
    height: Number(height),
    framesPerSecond: VideoFps ?? 0,
    kbps: kbpsOf(VideoRate),
    averageFramesPerSecond: null,
    averageKbps: null,
    keyFrameSeconds: GopSize ? GopSize / 1000 : null,
    longestKeyFrameSeconds: longestMs > 0 ? longestMs / 1000 : null,
    bFrames: null,
  };
}

function audioOf({ ACodec, AudioRate }: QualityPoint): IngestAudio | null {
  if (!AudioRate) return null;
  const kbps = kbpsOf(AudioRate);
  return { codec: ACodec || "AAC", sampleRate: 0, channels: 0, kbps, averageKbps: null };
}

/** `H264` and `avc1` are known as H.264. */
function codecName(name: string): string {
  if (/^(h\.?264|avc)/i.test(name)) return "H.264";
  return /^(h\.?265|hevc|hvc)/i.test(name) ? "HEVC" : name;
}

/** How far a point's pictures were behind or ahead of the cloud's clock, at most. */
function jitterOf(points: readonly QualityPoint[]): number | null {
  const off = points.flatMap(({ LocalTs, VideoTs }) =>
    LocalTs && VideoTs ? [Math.abs(VideoTs - LocalTs)] : [],
  );
  return off.length === 0 ? null : Math.max(...off);
}

/** The mean of the middle half, so that pauses and what is caught up after them do not count. */
function clockRateOf(points: readonly QualityPoint[]): number | null {
  const rates = points
    .flatMap(({ LocalTs, VideoTs }) => (LocalTs && VideoTs ? [VideoTs / LocalTs] : []))
    .sort((a, b) => a - b);
  if (rates.length < clockPoints) return null;
  const quarter = Math.floor(rates.length / 4);
  const middle = rates.slice(quarter, rates.length - quarter);
  return middle.reduce((sum, rate) => sum + rate, 0) / middle.length;
}

function kbpsOf(bitsPerSecond: number | null | undefined): number {
  return Math.round((bitsPerSecond ?? 0) / 1000);
}
