import type { StudioStream } from "@/lib/shared/models";

export type HealthLevel = "ok" | "warn" | "bad" | "none";

export interface HealthReading {
  readonly name: "bitrate" | "frames" | "keyframes" | "audio" | "network";
  readonly level: HealthLevel;
  /** In the unit of its name: kbit/s, frames per second, seconds, kbit/s, seconds. */
  readonly value: number;
}

/** The five bars of the strip: what a broadcaster can still put right while on air. */
export function readHealth(stream: StudioStream | null, nowMs: number): HealthReading[] {
  if (!stream) {
    const names = ["bitrate", "frames", "keyframes", "audio", "network"] as const;
    return names.map((name) => ({ name, level: "none", value: 0 }));
  }
  const keyframeSeconds = stream.keyFrameIntervalMs / 1000;
  const silenceSeconds = Math.max(0, (nowMs - stream.lastMediaAtMs) / 1000);
  return [
    {
      name: "bitrate",
      value: stream.videoKbps,
      level: unknownAtZero(stream.videoKbps, atLeast(stream.videoKbps, 300, 100)),
    },
    {
      name: "frames",
      value: stream.framesPerSecond,
      level: unknownAtZero(stream.framesPerSecond, atLeast(stream.framesPerSecond, 20, 10)),
    },
    {
      name: "keyframes",
      value: keyframeSeconds,
      level: unknownAtZero(keyframeSeconds, atMost(keyframeSeconds, 3, 8)),
    },
    {
      name: "audio",
      value: stream.audioKbps,
      level: stream.audioCodec === "" ? "warn" : atLeast(stream.audioKbps, 16, 1),
    },
    { name: "network", value: silenceSeconds, level: atMost(silenceSeconds, 1.5, 4) },
  ];
}

function atLeast(value: number, ok: number, warn: number): HealthLevel {
  return value >= ok ? "ok" : value >= warn ? "warn" : "bad";
}

function atMost(value: number, ok: number, warn: number): HealthLevel {
  return value <= ok ? "ok" : value <= warn ? "warn" : "bad";
}

/** The meter says 0 until it has measured for a moment. */
function unknownAtZero(value: number, level: HealthLevel): HealthLevel {
  return value === 0 ? "none" : level;
}
