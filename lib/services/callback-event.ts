import type { StreamEvent } from "@/lib/shared/stream-event";
import { dedupeKeyOf } from "./callback-dedupe";
import { type CallbackFields, callbackFields } from "./callback-fields";
import { parseFileFormat } from "./tapes";

/** What a well-formed callback says. */
export interface ParsedCallback {
  /** Null when not even that can be read. */
  readonly eventType: number | null;
  readonly streamName: string;
  /** AppName of the push URL; empty where the sender does not say. */
  readonly appName: string;
  /** See `dedupeKeyOf`. */
  readonly dedupeKey: string;
  readonly content:
    | { readonly kind: "event"; readonly event: StreamEvent; readonly pushQuery: URLSearchParams }
    | { readonly kind: "snapshot"; readonly url: string; readonly takenMs: number }
    /** Kept in the ledger for people to read; changes nothing. */
    | { readonly kind: "noted" }
    | { readonly kind: "ignored"; readonly reason: string };
}

/** Relay, audits, push exceptions, monitoring, record states, subtitles, record errors, summaries. */
const notedTypes: readonly number[] = [8, 314, 315, 317, 321, 328, 332, 338, 341, 348];
/** The end of the year 2099, in Unix seconds; nothing genuine happens later. */
const latestSeconds = 4_102_444_799;
/** LVB makes `t` ten minutes after the event; used when an old sender gives no time of its own. */
const validitySeconds = 600;
/** errcode of a push end where the publisher said goodbye: deleteStream, closeStream. */
const goodbyes: readonly number[] = [1, 2];
const streamNamePattern = /^[\w@#.-]{1,256}$/;

/** From where files may be reported: a cloud names whole addresses, our engine paths of this server. */
export type FileAddresses = "web" | "own";

/** Reads the body of a callback, of whatever age its sender is. */
export function parseCallback(body: unknown, addresses: FileAddresses = "web"): ParsedCallback {
  const parsed = callbackFields.safeParse(body);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join(".") ?? "body";
    const content = { kind: "ignored", reason: `field ${field} is missing or malformed` } as const;
    return { eventType: null, streamName: "", appName: "", dedupeKey: "", content };
  }
  const fields = parsed.data;
  const eventType = fields.event_type;
  const streamName = fields.stream_id ?? fields.channel_id ?? fields.streamId ?? "";
  const dedupeKey = dedupeKeyOf(eventType, streamName, fields);
  const appName = fields.appname ?? "";
  return {
    eventType,
    streamName,
    appName,
    dedupeKey,
    content: contentOf(eventType, streamName, fields, addresses),
  };
}

function contentOf(
  eventType: number,
  streamName: string,
  fields: CallbackFields,
  addresses: FileAddresses,
): ParsedCallback["content"] {
  if (notedTypes.includes(eventType)) return { kind: "noted" };
  if (![0, 1, 100, 200].includes(eventType)) return ignored(`event type ${eventType} is not used`);
  if (!streamNamePattern.test(streamName)) {
    return ignored("field stream_id is missing or malformed");
  }
  if (eventType === 200) return snapshotOf(fields);
  const event =
    eventType === 100
      ? recordOf(streamName, fields, addresses)
      : pushOf(eventType, streamName, fields);
  if (typeof event === "string") return ignored(event);
  return { kind: "event", event, pushQuery: new URLSearchParams(fields.stream_param ?? "") };
}

function ignored(reason: string): ParsedCallback["content"] {
  return { kind: "ignored", reason };
}

function pushOf(
  eventType: number,
  streamName: string,
  fields: CallbackFields,
): StreamEvent | string {
  const sentSeconds = fields.t === undefined ? undefined : fields.t - validitySeconds;
  const seconds = fields.event_time ?? fields.update_time ?? sentSeconds;
  if (seconds === undefined || seconds > latestSeconds) return "field event_time is no time";
  const base = { streamName, atMs: Math.round(seconds * 1000), sequence: fields.sequence ?? "" };
  if (eventType === 1) {
    const { user_ip: clientIp, width, height } = fields;
    return { ...base, kind: "start", clientIp, width, height };
  }
  const errorCode = fields.errcode ?? 0;
  return {
    ...base,
    kind: "stop",
    errorCode,
    errorMessage: fields.errmsg ?? "",
    resumable: !goodbyes.includes(errorCode),
  };
}

/** The event, or what is wrong with it. */
function recordOf(
  streamName: string,
  fields: CallbackFields,
  addresses: FileAddresses,
): StreamEvent | string {
  const fileId = fields.file_id || fields.record_file_id || fields.video_id;
  const format = parseFileFormat(fields.file_format ?? "");
  const { video_url: url, start_time: start, end_time: end } = fields;
  if (!fileId) return "file_id, record_file_id and video_id are all missing";
  if (!format) return "field file_format names no format that is played";
  const isAddress = addresses === "web" ? /^https?:\/\// : /^\//;
  if (!url || !isAddress.test(url)) return "field video_url is not a web address";
  if (start === undefined || end === undefined || end < start) {
    return "start_time and end_time are missing or the wrong way round";
  }
  return {
    streamName,
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
}

function snapshotOf(fields: CallbackFields): ParsedCallback["content"] {
  const url = fields.pic_full_url ?? "";
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    return ignored("field pic_full_url is not a web address");
  }
  const takenS = fields.create_time ?? (fields.t === undefined ? 0 : fields.t - validitySeconds);
  return { kind: "snapshot", url, takenMs: Math.round(takenS * 1000) };
}
