import { useTranslations } from "use-intl";
import type { IngestAudio, IngestHealth, IngestVideo } from "@/lib/shared/ingest";
import { secondsWithoutMedia } from "@/lib/shared/ingest-problems";

type RowName =
  | "rowVideo"
  | "rowResolution"
  | "rowVideoBitrate"
  | "rowFrames"
  | "rowKeyFrames"
  | "rowLongestKeyFrames"
  | "rowBFrames"
  | "rowAudio"
  | "rowSampleRate"
  | "rowAudioBitrate"
  | "rowLastMedia"
  | "rowJitter"
  | "rowGaps"
  | "rowClock";

/** A figure's name and its words. */
export type HealthRow = readonly [name: RowName, value: string];

type Translate = ReturnType<typeof useTranslations<"studioHealth">>;

/** Every figure of a push in words; what its source does not measure is left out or unknown. */
export function useHealthRows(health: IngestHealth, nowMs: number): HealthRow[] {
  const t = useTranslations("studioHealth");
  const { video, audio, lastMediaAtMs, jitterMs, gaps, clockRate } = health;
  const rows: (HealthRow | false)[] = [
    ...(video ? videoRows(t, video) : [["rowVideo", t("valueNone")] as const]),
    ...(audio ? audioRows(t, audio) : [["rowAudio", t("valueNone")] as const]),
    lastMediaAtMs !== null && [
      "rowLastMedia",
      t("valueAgo", { value: toTenths(secondsWithoutMedia(health, nowMs)) }),
    ],
    jitterMs !== null && ["rowJitter", t("valueMs", { value: Math.round(jitterMs) })],
    gaps !== null && ["rowGaps", gaps === 0 ? t("valueNone") : t("valueTimes", { value: gaps })],
    clockRate !== null && ["rowClock", clockWords(t, clockRate)],
  ];
  return rows.filter((row) => row !== false);
}

function videoRows(t: Translate, video: IngestVideo): (HealthRow | false)[] {
  const { codec, profile, level, width, height, bFrames } = video;
  const frames = (value: number) => t("valueFrames", { value: toTenths(value) });
  const kbps = (value: number) => t("valueKbps", { value: Math.round(value) });
  const { keyFrameSeconds, longestKeyFrameSeconds } = video;
  return [
    ["rowVideo", [codec, profile, level].filter((one) => one !== "").join(" · ")],
    ["rowResolution", width > 0 ? `${width} × ${height}` : t("valueUnknown")],
    ["rowVideoBitrate", withAverage(t, kbps, video.kbps, video.averageKbps)],
    ["rowFrames", withAverage(t, frames, video.framesPerSecond, video.averageFramesPerSecond)],
    [
      "rowKeyFrames",
      keyFrameSeconds
        ? t("valueEverySeconds", { value: toTenths(keyFrameSeconds) })
        : t("valueUnknown"),
    ],
    longestKeyFrameSeconds !== null && [
      "rowLongestKeyFrames",
      t("valueSeconds", { value: toTenths(longestKeyFrameSeconds) }),
    ],
    bFrames !== null && ["rowBFrames", bFrames ? t("valueYes") : t("valueNo")],
  ];
}

function audioRows(t: Translate, audio: IngestAudio): (HealthRow | false)[] {
  const { codec, sampleRate, channels } = audio;
  const kbps = (value: number) => t("valueKbps", { value: Math.round(value) });
  return [
    ["rowAudio", [codec, channelWords(t, channels)].filter((one) => one !== "").join(" · ")],
    sampleRate > 0 && ["rowSampleRate", t("valueKilohertz", { value: sampleRate / 1000 })],
    ["rowAudioBitrate", withAverage(t, kbps, audio.kbps, audio.averageKbps)],
  ];
}

function channelWords(t: Translate, channels: number): string {
  if (channels < 1) return "";
  if (channels === 1) return t("valueMono");
  return channels === 2 ? t("valueStereo") : t("valueChannels", { value: channels });
}

function withAverage(
  t: Translate,
  words: (value: number) => string,
  now: number,
  average: number | null,
): string {
  if (now === 0 && !average) return t("valueUnknown");
  return average === null
    ? words(now)
    : t("valueAverage", { now: words(now), average: words(average) });
}

/** A hundredth of a percent is what a good quartz is wrong by. */
function clockWords(t: Translate, clockRate: number): string {
  const percent = toTenths(Math.abs(clockRate - 1) * 100);
  if (percent === 0) return t("valueClockRight");
  return t(clockRate > 1 ? "valueClockFast" : "valueClockSlow", { percent });
}

function toTenths(value: number): number {
  return Math.round(value * 10) / 10;
}
