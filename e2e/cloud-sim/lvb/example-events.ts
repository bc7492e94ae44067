import type { EventBody, EventSource } from "./event-bodies";

/** Types that the documents show without `t` and `sign`; the account sends them unsigned. */
export const UNSIGNED_EXAMPLES: readonly number[] = [314, 321, 328];

/**
 * Notifications of the types that no broadcast causes here, with the fields of the official pages
 * (cloud.md §2.2, 267/58590 for 332, 267/68622 for 341); for receivers that must record them.
 */
export function exampleEvent(
  type: 314 | 315 | 317 | 321 | 328 | 332 | 338 | 341,
  source: EventSource,
  streamName: string,
  nowMs: number,
): EventBody {
  return { ...EXAMPLES[type](source, streamName, nowMs), event_type: type };
}

type Example = (
  source: EventSource,
  streamName: string,
  nowMs: number,
) => Readonly<Record<string, unknown>>;

const EXAMPLES: Readonly<Record<314 | 315 | 317 | 321 | 328 | 332 | 338 | 341, Example>> = {
  314: ({ appId, pushDomain }, streamName, nowMs) => ({
    appid: appId,
    callback_event: "TaskExit",
    source_urls: '["http://example.com/source.mp4"]\n',
    to_url: `rtmp://${pushDomain}/live/${streamName}`,
    stream_id: streamName,
    task_id: "118148",
    msg: JSON.stringify({
      task_start_time: nowMs - 60_000,
      task_exit_time: nowMs,
      code: 0,
      message: "end of file",
    }),
    event_time: seconds(nowMs),
    product_name: "pullpush",
    interface: "general_callback",
  }),
  315: ({ appId, pushDomain }, streamName) => ({
    appid: appId,
    stream_id: streamName,
    channel_id: streamName,
    domain: pushDomain,
    path: "live",
    asr_text: "words that were heard",
    cdn_url: "http://example.com/audio.mp3",
    duration: 15,
    label: ["Abuse"],
    language_results: [],
  }),
  317: ({ appId, pushDomain }, streamName, nowMs) => ({
    appid: appId,
    app: pushDomain,
    appname: "live",
    // camelCase, unlike every other type.
    streamId: streamName,
    channelId: streamName,
    img: "http://example.com/screenshot.jpg",
    type: [1],
    // Spelt like this in the official example.
    socre: [95],
    score: [95],
    ocrMsg: "",
    suggestion: "Block",
    label: "Porn",
    subLabel: "",
    labelResults: [{ Label: "Porn", Suggestion: "Block", Score: 95 }],
    objectResults: [],
    ocrResults: [],
    libResults: [],
    screenshotTime: seconds(nowMs),
    sendTime: seconds(nowMs),
    stream_param: "",
  }),
  321: ({ appId, pushDomain }, streamName, nowMs) => ({
    appid: appId,
    stream_id: streamName,
    domain: pushDomain,
    path: "live",
    sequence: "2210464508206756938",
    stream_param: "",
    data_time: nowMs,
    report_interval: 5000,
    abnormal_event: [
      {
        type: 3,
        count: 1,
        detail: [{ desc: "video frame rate is low", occur_time: nowMs }],
        type_desc_cn: "视频帧率低",
        type_desc_en: "low video frame rate",
      },
    ],
    interface: "general_callback",
    timeout: 5000,
  }),
  328: ({ appId }, streamName, nowMs) => ({
    appid: appId,
    bizid: 5000,
    interface: "general_callback",
    event_name: "StreamBroken",
    event_msg: "the stream is broken",
    event_time: nowMs,
    stream_id: streamName,
  }),
  332: ({ appId, pushDomain }, streamName, nowMs) => ({
    appid: appId,
    appname: "live",
    domain: pushDomain,
    stream_id: streamName,
    event_time: seconds(nowMs),
    record_event: "record_start_succeeded",
    record_detail: '{"file_format":"2","record_bps":0,"start_model":1,"record_content":1}',
    session_id: "1765000600__hls",
    seq: "1",
    task_id: "",
  }),
  338: ({ appId, pushDomain }, streamName) => ({
    appid: appId,
    domain: pushDomain,
    path: "live",
    stream_id: streamName,
    text: "words that were said",
  }),
  341: ({ appId }, streamName, nowMs) => ({
    appid: appId,
    stream_id: streamName,
    session_id: "1765000600__hls",
    file_format: "MP4",
    timestamp: seconds(nowMs),
    exception_level: "warning",
    exception: [{ type: -9, occurs: 2, desc: "The video timestamp changes greatly." }],
  }),
};

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}
