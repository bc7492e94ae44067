import { randomInt } from "node:crypto";
import type { StreamRecordEvent, StreamStopEvent } from "@/lib/shared/stream-event";
import type { Push } from "./lvb-types";

/** A notification without `t` and `sign`, which are added when it is sent. */
export type EventBody = Readonly<Record<string, unknown>> & { readonly event_type: number };

/** What every notification says of the account. */
export interface EventSource {
  readonly appId: number;
  readonly pushDomain: string;
}

/** The cloud's own words for its errcodes (2017 captures; 267/47025). */
const ERRMSG: Readonly<Record<number, string>> = {
  1: "recv rtmp deleteStream",
  2: "recv rtmp closeStream",
  3: "recv() return 0",
  7: "rtmp message larger than 1M",
  18: "The push address auth failed",
};

/** Event 1, all fields of 267/47025; the picture's size is not known yet. */
export function pushStarted(source: EventSource, push: Push): EventBody {
  return {
    ...pushFields(source, push),
    event_type: 1,
    event_time: seconds(push.startedAtMs),
    errcode: 0,
    errmsg: "ok",
    width: 0,
    height: 0,
  };
}

/** Event 0; `push_duration` is milliseconds as text. */
export function pushEnded(
  source: EventSource,
  push: Push,
  end: { readonly errcode: number; readonly atMs: number; width: number; height: number },
): EventBody {
  return {
    ...pushFields(source, push),
    event_type: 0,
    event_time: seconds(end.atMs),
    errcode: end.errcode,
    errmsg: ERRMSG[end.errcode] ?? "internal error",
    push_duration: String(Math.max(0, Math.round(end.atMs - push.startedAtMs))),
    width: end.width,
    height: end.height,
  };
}

/**
 * The errcode of an end as LVB gives it. Whether a lost connection was closed or reset depends on
 * what was in flight, so that both are 3 here.
 */
export function errcodeOf(event: StreamStopEvent): number {
  return event.resumable && event.errorCode !== 7 ? 3 : event.errorCode;
}

/** Event 100, all fields of 267/47026 except `task_id`'s value, which only API-created tasks have. */
export function fileRecorded(
  source: EventSource,
  event: StreamRecordEvent,
  push: Push | undefined,
  videoUrl: string,
): EventBody {
  const fileId = randomDigits(19);
  const durationSeconds = Math.round(event.durationSeconds);
  const startMs = event.endMs - durationSeconds * 1000;
  return {
    appid: source.appId,
    app: source.pushDomain,
    appname: push?.appName ?? "live",
    stream_id: event.streamName,
    channel_id: event.streamName,
    event_type: 100,
    file_id: fileId,
    record_file_id: fileId,
    record_temp_id: "20",
    file_format: event.format,
    task_id: randomDigits(10),
    start_time: seconds(startMs),
    end_time: seconds(event.endMs),
    start_time_usec: microseconds(startMs),
    end_time_usec: microseconds(event.endMs),
    duration: durationSeconds,
    file_size: event.sizeBytes,
    stream_param: push?.streamParam ?? "",
    video_url: videoUrl,
    media_start_time: 0,
    record_bps: kilobitsPerSecond(event),
  };
}

/** Event 200 (267/47028). */
export function screenshotTaken(
  push: Push,
  picture: { path: string; url: string; bytes: number; width: number; height: number },
  atMs: number,
): EventBody {
  return {
    event_type: 200,
    stream_id: push.streamName,
    channel_id: push.streamName,
    create_time: seconds(atMs),
    file_size: picture.bytes,
    width: picture.width,
    height: picture.height,
    pic_url: picture.path,
    pic_full_url: picture.url,
    stream_param: push.streamParam,
  };
}

/**
 * Event 100 as it was sent from 2016 to 2018, with `video_id` and without the fields of today
 * (protocol.md §7.2); made from one of today.
 */
export function asOldRecord(body: EventBody): EventBody {
  const { start_time_usec, end_time_usec, record_temp_id, record_bps, ...rest } = body;
  const videoId = `${String(body.appid)}_${randomDigits(16)}`;
  return { ...rest, file_size: String(body.file_size), video_id: videoId, vod2Flag: 1 };
}

function pushFields({ appId, pushDomain }: EventSource, push: Push) {
  return {
    appid: appId,
    app: pushDomain,
    appname: push.appName,
    stream_id: push.streamName,
    channel_id: push.streamName,
    sequence: push.sequence,
    node: "127.0.0.1",
    user_ip: push.clientIp,
    stream_param: push.streamParam,
    set_id: 2,
    idc_id: 34,
  };
}

function kilobitsPerSecond({ sizeBytes, durationSeconds }: StreamRecordEvent): number {
  return durationSeconds > 0 ? Math.round((sizeBytes * 8) / 1000 / durationSeconds) : 0;
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}

function microseconds(ms: number): number {
  return Math.floor((ms % 1000) * 1000);
}

/** A number as text that does not fit a double when it has 19 digits. */
function randomDigits(length: number): string {
  const digits = Array.from({ length: length - 1 }, () => randomInt(10));
  return [randomInt(1, 10), ...digits].join("");
}
