import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { Providers } from "@/components/providers";
import type { Locale } from "@/lib/shared/i18n/locales";
import { messagesFor } from "@/lib/shared/i18n/messages";
import type { IngestHealth } from "@/lib/shared/ingest";
import { HealthDetails } from "./health-details";

const nowMs = 1_800_000_000_000;
const health: IngestHealth = {
  ...{ source: "engine", measuredAtMs: nowMs, lastMediaAtMs: nowMs - 240 },
  video: {
    ...{ codec: "H.264", profile: "High", level: "4.0", width: 1920, height: 1080 },
    ...{ framesPerSecond: 59.94, kbps: 4512, averageFramesPerSecond: 60, averageKbps: 4500 },
    ...{ keyFrameSeconds: 2, longestKeyFrameSeconds: 8.3, bFrames: true },
  },
  audio: { codec: "AAC", sampleRate: 44_100, channels: 2, kbps: 160, averageKbps: 158 },
  ...{ jitterMs: 12.4, gaps: 1, clockRate: 0.987 },
};

/** Every row as its name and value. */
function rows(shown: IngestHealth, locale: Locale = "en"): string[] {
  const html = renderToString(
    <Providers locale={locale} messages={messagesFor(locale)} nowMs={nowMs}>
      <HealthDetails health={shown} nowMs={nowMs} />
    </Providers>,
  );
  return [...html.matchAll(/<div.*?>(.*?)<\/div>/g)].map(([, row = ""]) =>
    row.replaceAll(/<\/dt>/g, ": ").replaceAll(/<[^>]*>/g, ""),
  );
}

it("tells every figure with its unit", () => {
  expect(rows(health)).toEqual([
    "Picture: H.264 · High · 4.0",
    "Resolution: 1920 × 1080",
    "Video bitrate: 4,512 kbit/s (average 4,500 kbit/s)",
    "Frame rate: 59.9 fps (average 60 fps)",
    "Keyframe interval: every 2 s",
    "Longest in the last minute: 8.3 s",
    "B-frames: yes",
    "Sound: AAC · stereo",
    "Sample rate: 44.1 kHz",
    "Audio bitrate: 160 kbit/s (average 158 kbit/s)",
    "Last data: 0.2 s ago",
    "Unevenness: 12 ms",
    "Pauses in this broadcast: 1 time",
    "Clock of the encoder: 1.3 % too slow",
  ]);
  expect(rows(health, "zh-CN")).toContain("关键帧间隔: 每 2 秒");
});

it("leaves out what its source does not measure, and says what has not come", () => {
  expect(
    rows({
      ...health,
      ...{ source: "cloud", lastMediaAtMs: null, jitterMs: null, gaps: null, clockRate: null },
      ...{ video: null, audio: null },
    }),
  ).toEqual(["Picture: none", "Sound: none"]);
});
