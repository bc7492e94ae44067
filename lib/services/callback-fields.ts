import { z } from "zod";

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

/**
 * Fields of LVB event notifications that we read, of all event types and ages. The sign and its
 * `t` were judged before; events that Tencent Cloud sends unsigned have none.
 */
export const callbackFields = z.object({
  event_type: number,
  t: unixSeconds.optional(),
  app: text.optional(),
  appname: text.optional(),
  stream_id: text.optional(),
  channel_id: text.optional(),
  /** As the picture audit (317) spells it. */
  streamId: text.optional(),
  stream_param: text.optional(),
  // Seconds for pushes and recordings, milliseconds for monitoring (328).
  event_time: amount.optional(),
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
  create_time: unixSeconds.optional(),
  pic_url: text.optional(),
  pic_full_url: text.optional(),
  task_id: text.optional(),
  callback_event: text.optional(),
  msg: text.optional(),
  screenshotTime: number.optional(),
  img: text.optional(),
  data_time: number.optional(),
  session_id: text.optional(),
  seq: text.optional(),
  record_event: text.optional(),
});

export type CallbackFields = z.output<typeof callbackFields>;
