import type { ActionParameters } from "./action-parameters";
import { beijingText, parseCloudTime, utcText } from "./cloud-time";
import { type LiveAccount, requireDomain } from "./live-account";
import { LiveApiError } from "./live-api-error";
import type { QualityPoint } from "./push-quality";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** DescribeStreamPlayInfoList looks back so far. */
const PLAY_INFO_DAYS = 31;
/** DescribeStreamPushInfoList looks back so far, and so much at a time. */
const PUSH_INFO_DAYS = 7;
const PUSH_INFO_SPAN_MS = 3 * 3_600_000;

/** What was played, minute by minute. */
export function describePlayInfo(parameters: ActionParameters, account: LiveAccount) {
  const start = readTime(parameters, "StartTime");
  const end = readTime(parameters, "EndTime");
  const playDomain = parameters.optionalText("PlayDomain");
  const streamName = parameters.optionalText("StreamName");
  parameters.optionalText("AppName");
  parameters.optionalText("ServiceName");
  parameters.finish();
  const nowMs = account.nowMs();
  if (end < start || end - start > DAY_MS || start < nowMs - PLAY_INFO_DAYS * DAY_MS) {
    throw new LiveApiError("InvalidParameterValue", "The span is a day of the last month at most.");
  }
  if (playDomain) requireDomain(playDomain, account.playDomain);
  const points: Record<string, unknown>[] = [];
  const last = Math.min(end, nowMs - account.playInfoDelaySeconds * 1000);
  for (let atMs = Math.floor(start / MINUTE_MS) * MINUTE_MS; atMs <= last; atMs += MINUTE_MS) {
    const { bytes, requests, viewers } = account.stats.minute(atMs, streamName);
    points.push({
      Time: beijingText(atMs),
      Bandwidth: (bytes * 8) / 60 / 1e6,
      Flux: bytes / 1e6,
      Request: requests,
      Online: viewers,
    });
  }
  return { DataInfoList: points };
}

/** What arrived of one stream, point by point. */
export function describePushInfo(parameters: ActionParameters, account: LiveAccount) {
  const streamName = parameters.text("StreamName");
  const start = readTime(parameters, "StartTime");
  const end = readTime(parameters, "EndTime");
  const pushDomain = parameters.optionalText("PushDomain");
  const appName = parameters.optionalText("AppName");
  parameters.finish();
  const nowMs = account.nowMs();
  const isTooOld = start < nowMs - PUSH_INFO_DAYS * DAY_MS;
  if (end < start || end - start > PUSH_INFO_SPAN_MS || isTooOld) {
    throw new LiveApiError(
      "InvalidParameterValue",
      "The span is three hours of the last seven days at most.",
    );
  }
  if (pushDomain) requireDomain(pushDomain, account.pushDomain);
  const counted = Math.min(end, nowMs - account.pushInfoDelaySeconds * 1000);
  return {
    DataInfoList: account.quality
      .between(streamName, start, counted)
      .filter(({ push }) => !appName || appName === push.appName)
      .map((point) => pushInfo(point, account.pushDomain)),
  };
}

/** A point as PushQualityData of the SDK's typings names it. */
function pushInfo(point: QualityPoint, pushDomain: string) {
  const { push } = point;
  return {
    Time: utcText(point.atMs),
    PushDomain: pushDomain,
    AppName: push.appName,
    ClientIp: push.clientIp,
    BeginPushTime: `${beijingText(push.startedAtMs)}.${push.startedAtMs % 1000}`,
    Resolution: point.resolution,
    VCodec: point.hasVideo ? "H264" : "",
    ACodec: point.hasAudio ? "AAC" : "",
    Sequence: push.sequence,
    VideoFps: point.framesPerSecond,
    VideoRate: point.videoKbps * 1000,
    AudioFps: point.hasAudio ? 43 : 0,
    AudioRate: point.audioKbps * 1000,
    LocalTs: point.passedMs,
    VideoTs: point.mediaPassedMs,
    AudioTs: point.mediaPassedMs,
    MetaVideoRate: point.videoKbps,
    MetaAudioRate: point.audioKbps,
    MateFps: point.framesPerSecond,
    StreamParam: push.streamParam,
    Bandwidth: (point.videoKbps + point.audioKbps) / 1000,
    Flux: ((point.videoKbps + point.audioKbps) * point.passedMs) / 8e6,
    ServerIp: "127.0.0.1",
    GopSize: point.keyFrameDistanceMs,
  };
}

function readTime(parameters: ActionParameters, name: string): number {
  const ms = parseCloudTime(parameters.text(name));
  if (ms === undefined) {
    throw new LiveApiError("InvalidParameterValue", `The format of \`${name}\` is not valid.`);
  }
  return ms;
}
