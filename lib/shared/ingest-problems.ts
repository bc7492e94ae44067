import type { IngestAudio, IngestHealth, IngestVideo } from "./ingest";
import * as limits from "./ingest-limits";

/** The bar of the studio's strip that a problem belongs to. */
export type IngestPart = "bitrate" | "frames" | "keyFrames" | "audio" | "network";

/** Viewers suffer now; they may, or some do; it could be better. */
export type ProblemLevel = "bad" | "warn" | "hint";

/** What may be wrong with a push; each has a text and a remedy in `messages/studio-health`. */
export type ProblemCode =
  | "silent"
  | "quiet"
  | "nothing"
  | "audioOnly"
  | "videoCodec"
  | "videoProfile"
  | "noKeyFrames"
  | "farKeyFrames"
  | "wideKeyFrames"
  | "unevenKeyFrames"
  | "videoStopped"
  | "framesFailing"
  | "framesFalling"
  | "fewFrames"
  | "manyFrames"
  | "bitrateFalling"
  | "bitrateLow"
  | "bitrateHigh"
  | "oddSize"
  | "largeSize"
  | "bFrames"
  | "noAudio"
  | "audioStopped"
  | "audioSilent"
  | "audioLow"
  | "sampleRate"
  | "uneven"
  | "gaps"
  | "clockFast"
  | "clockSlow"
  | "clockStands";

export interface IngestProblem {
  readonly code: ProblemCode;
  readonly part: IngestPart;
  readonly level: ProblemLevel;
  /** What its text names: figures, rounded for reading, and names. */
  readonly values: Readonly<Record<string, number | string>>;
}

const rank: Readonly<Record<ProblemLevel, number>> = { bad: 0, warn: 1, hint: 2 };

/** What is wrong with what arrives, most serious first; nothing where nothing is known. */
export function findProblems(health: IngestHealth, nowMs: number): IngestProblem[] {
  const silentForSeconds = secondsWithoutMedia(health, nowMs);
  if (silentForSeconds > limits.silentSeconds) {
    // Every other figure is of before.
    return [problem("silent", "network", "bad", { seconds: Math.round(silentForSeconds) })];
  }
  const { video, audio } = health;
  if (!video && !audio) return [problem("nothing", "network", "warn")];
  const found = [
    silentForSeconds > limits.quietSeconds &&
      problem("quiet", "network", "warn", { seconds: Math.round(silentForSeconds) }),
    ...(video ? videoProblems(video) : [problem("audioOnly", "frames", "bad")]),
    ...(audio ? audioProblems(audio) : [problem("noAudio", "audio", "warn")]),
    ...networkProblems(health),
  ].filter((one) => one !== false);
  return found.sort((a, b) => rank[a.level] - rank[b.level]);
}

/** How long nothing has come; 0 where the source does not say. */
export function secondsWithoutMedia({ lastMediaAtMs }: IngestHealth, nowMs: number): number {
  return lastMediaAtMs === null ? 0 : known((nowMs - lastMediaAtMs) / 1000);
}

type Finding = IngestProblem | false;

function problem(
  code: ProblemCode,
  part: IngestPart,
  level: ProblemLevel,
  values: IngestProblem["values"] = {},
): IngestProblem {
  return { code, part, level, values };
}

function videoProblems(video: IngestVideo): Finding[] {
  const { codec, profile, width, height, bFrames } = video;
  const long = Math.max(known(width), known(height));
  const short = Math.min(known(width), known(height));
  const isLarge = long > limits.longSidePixels || short > limits.shortSidePixels;
  const size = { width: Math.round(known(width)), height: Math.round(known(height)) };
  return [
    codec !== "" &&
      codec !== "H.264" &&
      problem("videoCodec", "frames", "bad", { codec: codec.slice(0, 40) }),
    isUndecodable(profile) &&
      problem("videoProfile", "frames", "bad", { profile: profile.slice(0, 40) }),
    keyFrameProblem(video),
    frameProblem(video),
    bitrateProblem(video),
    (isOdd(width) || isOdd(height)) && problem("oddSize", "frames", "warn", size),
    isLarge && problem("largeSize", "frames", "warn", size),
    bFrames === true && problem("bFrames", "frames", "hint"),
  ];
}

/** Chroma and depth that no browser's H.264 decoder has, and a profile that none has. */
function isUndecodable(profile: string): boolean {
  return /4:?2:?2|4:?4:?4|\b10\b|\b1[024][- ]?bit|hi10|extended/i.test(profile);
}

function keyFrameProblem(video: IngestVideo): Finding {
  const mean = video.keyFrameSeconds;
  const longest = known(video.longestKeyFrameSeconds);
  const named = (code: ProblemCode, level: ProblemLevel, seconds: number) =>
    problem(code, "keyFrames", level, { seconds: toTenths(seconds) });
  // Before the second one has come, the wait for it is all that is known.
  const worst = mean === 0 ? longest : known(mean);
  if (mean === 0 && longest > limits.noKeyFrameSeconds) return named("noKeyFrames", "bad", longest);
  if (worst > limits.farKeyFrameSeconds) return named("farKeyFrames", "bad", worst);
  if (worst > limits.keyFrameSeconds) return named("wideKeyFrames", "warn", worst);
  return longest > limits.farKeyFrameSeconds && named("unevenKeyFrames", "warn", longest);
}

function frameProblem({ framesPerSecond, averageFramesPerSecond }: IngestVideo): Finding {
  const now = known(framesPerSecond);
  const average = known(averageFramesPerSecond);
  const values = { frames: toTenths(now), average: toTenths(average) };
  if (now === 0) return average > 0 && problem("videoStopped", "frames", "bad");
  if (now < average * limits.failingFrames)
    return problem("framesFailing", "frames", "bad", values);
  if (now < average * limits.fallingFrames) {
    return problem("framesFalling", "frames", "warn", values);
  }
  if (now < limits.lowFramesPerSecond) {
    return problem("fewFrames", "frames", now < limits.fewFramesPerSecond ? "bad" : "warn", values);
  }
  return now > limits.highFramesPerSecond && problem("manyFrames", "frames", "warn", values);
}

function bitrateProblem(video: IngestVideo): Finding {
  const kbps = known(video.kbps);
  const average = known(video.averageKbps);
  const frames = known(video.averageFramesPerSecond) || known(video.framesPerSecond) || 30;
  const pixels = known(video.width) * known(video.height);
  const wanted = (pixels * frames * limits.leastBitsPerPixel) / 1000;
  const values = {
    kbps: Math.round(kbps),
    average: Math.round(average),
    wanted: upToHundreds(wanted),
    height: Math.round(Math.min(known(video.width), known(video.height))),
    highest: limits.highVideoKbps,
  };
  const named = (code: ProblemCode, level: ProblemLevel) => problem(code, "bitrate", level, values);
  if (kbps === 0) return false;
  if (average >= limits.leastAverageKbps && kbps < average * limits.fallingKbps) {
    return named("bitrateFalling", "warn");
  }
  if (kbps > limits.highVideoKbps) {
    return named("bitrateHigh", kbps > limits.veryHighVideoKbps ? "bad" : "warn");
  }
  return (average || kbps) < wanted && named("bitrateLow", "warn");
}

function audioProblems(audio: IngestAudio): Finding[] {
  const kbps = known(audio.kbps);
  const average = known(audio.averageKbps);
  const values = { kbps: Math.round(kbps) };
  const rateHz = known(audio.sampleRate);
  const loudness = (): Finding => {
    if (kbps === 0) return average > 0 && problem("audioStopped", "audio", "bad");
    if (kbps < limits.silentAudioKbps) return problem("audioSilent", "audio", "warn", values);
    return kbps < limits.lowAudioKbps && problem("audioLow", "audio", "warn", values);
  };
  return [
    loudness(),
    rateHz > 0 &&
      !limits.usualSampleRates.includes(rateHz) &&
      problem("sampleRate", "audio", "warn", { hertz: Math.round(rateHz) }),
  ];
}

function networkProblems({ jitterMs, gaps, clockRate }: IngestHealth): Finding[] {
  const jitter = known(jitterMs);
  const count = Math.round(known(gaps));
  const wrongBy = known(clockRate) === 0 ? 0 : known(clockRate) - 1;
  return [
    jitter > limits.unevenMs &&
      problem("uneven", "network", jitter > limits.veryUnevenMs ? "bad" : "warn", {
        ms: Math.round(jitter),
      }),
    count > 0 && problem("gaps", "network", count >= limits.manyGaps ? "warn" : "hint", { count }),
    clockRate === 0 && problem("clockStands", "network", "bad"),
    Math.abs(wrongBy) > limits.wrongClock &&
      problem(
        wrongBy > 0 ? "clockFast" : "clockSlow",
        "network",
        Math.abs(wrongBy) > limits.veryWrongClock ? "bad" : "warn",
        { percent: toTenths(Math.abs(wrongBy) * 100) },
      ),
  ];
}

/** A figure that says something; 0 for none. */
function known(value: number | null): number {
  return value !== null && value > 0 && value <= Number.MAX_SAFE_INTEGER ? value : 0;
}

function isOdd(pixels: number): boolean {
  return Math.abs(pixels % 2) === 1;
}

function toTenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function upToHundreds(value: number): number {
  return Math.ceil(value / 100) * 100;
}
