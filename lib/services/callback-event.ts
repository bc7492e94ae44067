import { z } from "zod";
import type { StreamEvent } from "@/lib/shared/stream-event";
import { parseFileFormat } from "./tapes";

/** Numbers come as numbers or as decimal strings, depending on the age of the sender. */
const number = z
  .union([z.number().nonnegative(), z.string().regex(/^\d+(\.\d+)?$/)])
  .transform(Number);
/** The end of the year 2099, in Unix seconds; nothing genuine happens later. */
const latestSeconds = 4_102_444_799;
const unixSeconds = number.refine((value) => value <= latestSeconds, "is no time in Unix seconds");
/** Bytes, seconds, pixels: whole numbers that fit a phone's integer where it reads them as one. */
const amount = number
  .refine((value) => value <= Number.MAX_SAFE_INTEGER, "is too large")
  .transform(Math.round);
const text = z.union([z.string(), z.number()]).transform(String);

/** No recording is longer than a year. */
const longestSeconds = 366 * 86_400;

/** Fields of LVB event notifications that we read (event types 0, 1 and 100). */
const callbackSchema = z.object({
  event_type: number,
  t: unixSeconds,
  stream_id: text.optional(),
  channel_id: text.optional(),
  event_time: unixSeconds.optional(),
  update_time: unixSeconds.optional(),
  sequence: text.optional(),
  user_ip: text.optional(),
  width: amount.optional(),
  height: amount.optional(),
  errcode: amount.optional(),
  errmsg: text.optional(),
  file_id: text.optional(),
  record_file_id: text.optional(),
  video_id: text.optional(),
  video_url: text.optional(),
  file_format: text.optional(),
  file_size: amount.optional(),
  duration: amount.refine((value) => value <= longestSeconds, "is too long").optional(),
  start_time: unixSeconds.optional(),
  end_time: unixSeconds.optional(),
});

export type ParsedCallback =
  | { readonly kind: "event"; readonly eventType: number; readonly event: StreamEvent }
  /** Well formed, of a type or content that changes nothing here. */
  | { readonly kind: "ignored"; readonly eventType: number | null; readonly reason: string };

/** LVB makes `t` ten minutes after the event; used when an old sender gives no time of its own. */
const validitySeconds = 600;
/** errcode of a push end where the publisher said goodbye: deleteStream, closeStream. */
const goodbyes: readonly number[] = [1, 2];
const streamNamePattern = /^[\w@#.-]{1,256}$/;

/** Turns the body of a callback into a StreamEvent. */
export function parseCallback(body: unknown): ParsedCallback {
  const parsed = callbackSchema.safeParse(body);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join(".") ?? "body";
    return { kind: "ignored", eventType: null, reason: `field ${field} is missing or malformed` };
  }
  const fields = parsed.data;
  const eventType = fields.event_type;
  const ignored = (reason: string): ParsedCallback => ({ kind: "ignored", eventType, reason });
  const streamName = fields.stream_id ?? fields.channel_id ?? "";
  if (!streamNamePattern.test(streamName))
    return ignored("field stream_id is missing or malformed");
  const seconds = fields.event_time ?? fields.update_time ?? fields.t - validitySeconds;
  const base = { streamName, atMs: Math.round(seconds * 1000) };
  const sequence = fields.sequence ?? "";

  if (eventType === 1) {
    const { user_ip: clientIp, width, height } = fields;
    return {
      kind: "event",
      eventType,
      event: { ...base, kind: "start", sequence, clientIp, width, height },
    };
  }
  if (eventType === 0) {
    const errorCode = fields.errcode ?? 0;
    const event: StreamEvent = {
      ...base,
      kind: "stop",
      sequence,
      errorCode,
      errorMessage: fields.errmsg ?? "",
      resumable: !goodbyes.includes(errorCode),
    };
    return { kind: "event", eventType, event };
  }
  if (eventType !== 100) return ignored(`event type ${eventType} is not used`);

  const fileId = fields.file_id || fields.record_file_id || fields.video_id;
  const format = parseFileFormat(fields.file_format ?? "");
  const { video_url: url, start_time: start, end_time: end } = fields;
  if (!fileId) return ignored("file_id, record_file_id and video_id are all missing");
  if (!format) return ignored("field file_format names no format that is played");
  if (!url || !/^https?:\/\//.test(url)) return ignored("field video_url is not a web address");
  if (start === undefined || end === undefined || end < start) {
    return ignored("start_time and end_time are missing or the wrong way round");
  }
  const event: StreamEvent = {
    ...base,
    atMs: end * 1000,
    kind: "record",
    fileId,
    format,
    url,
    startMs: start * 1000,
    endMs: end * 1000,
    durationSeconds: fields.duration ?? end - start,
    sizeBytes: fields.file_size ?? 0,
  };
  return { kind: "event", eventType, event };
}
