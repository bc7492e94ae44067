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

/** Missing, or null as some senders write it. */
const absent = <Type extends z.ZodType>(type: Type) =>
  type.nullish().transform((value) => value ?? undefined);
/** The same, and one that cannot be read counts as missing: the event means something without it. */
const unimportant = <Type extends z.ZodType>(type: Type) => absent(type).catch(undefined);

/**
 * Fields of LVB event notifications that we read, of all event types and ages. The sign and its
 * `t` were judged before; events that Tencent Cloud sends unsigned have none.
 */
export const callbackFields = z.object({
  event_type: number,
  t: absent(unixSeconds),
  app: unimportant(text),
  appname: unimportant(text),
  stream_id: absent(text),
  channel_id: absent(text),
  /** As the picture audit (317) spells it. */
  streamId: absent(text),
  stream_param: unimportant(text),
  // Seconds for pushes and recordings, milliseconds for monitoring (328).
  event_time: absent(amount),
  update_time: absent(unixSeconds),
  sequence: unimportant(text),
  user_ip: unimportant(text),
  width: unimportant(amount),
  height: unimportant(amount),
  errcode: unimportant(amount),
  errmsg: unimportant(text),
  file_id: unimportant(text),
  record_file_id: unimportant(text),
  video_id: unimportant(text),
  video_url: unimportant(text),
  file_format: unimportant(text),
  file_size: unimportant(amount),
  duration: absent(amount.refine((value) => value <= longestSeconds, "is too long")),
  start_time: absent(unixSeconds),
  end_time: absent(unixSeconds),
  create_time: unimportant(unixSeconds),
  pic_url: unimportant(text),
  pic_full_url: unimportant(text),
  task_id: unimportant(text),
  callback_event: unimportant(text),
  msg: unimportant(text),
  screenshotTime: unimportant(number),
  img: unimportant(text),
  data_time: unimportant(number),
  session_id: unimportant(text),
  seq: unimportant(text),
  record_event: unimportant(text),
});

export type CallbackFields = z.output<typeof callbackFields>;
