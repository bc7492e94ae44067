import { parseAudioConfig } from "@/lib/media/codecs/aac";
import { parseAvcConfig } from "@/lib/media/codecs/h264";
import { parseFlvAudio } from "@/lib/media/flv/flv-audio";
import { parseFlvVideo } from "@/lib/media/flv/flv-video";
import type { MediaRefusal, PublishSink } from "@/lib/media/types";
import { decodeAmf0, isAmfObject, lengthOfFirstValue } from "./amf0";
import type { RtmpMessage } from "./chunk-reader";
import { RtmpProtocolError } from "./protocol-error";
import { TimestampUnwrapper } from "./timestamp";

/** The publisher sends what we cannot serve; the message tells the broadcaster the cure. */
export class UnsupportedMediaError extends Error {
  override readonly name = "UnsupportedMediaError";

  constructor(
    readonly kind: "video" | "audio",
    readonly codec: string,
    cure: string,
  ) {
    super(`${codec || `This ${kind} codec`} is not supported: ${cure}`);
  }

  /** The same for the studio. */
  get refusal(): MediaRefusal {
    const why = this.kind === "video" ? "unsupportedVideo" : "unsupportedAudio";
    return { why, detail: this.codec };
  }
}

type MediaSink = Omit<PublishSink, "onEnd">;

/** Turns audio, video and data messages of one publisher into calls of its sink. */
export class MediaDemuxer {
  readonly #sink: MediaSink;
  readonly #clock = new TimestampUnwrapper();
  #avcC: Buffer | undefined;
  #asc: Buffer | undefined;

  constructor(sink: MediaSink) {
    this.#sink = sink;
  }

  /** @throws UnsupportedMediaError, RtmpProtocolError. */
  onVideo(message: RtmpMessage): void {
    const video = parseFlvVideo(message.payload);
    if (video.kind === "unsupported") {
      const cure = "choose H.264 as the video encoder.";
      throw new UnsupportedMediaError("video", video.codec, cure);
    }
    if (video.kind === "nothing") return;
    const timestampMs = this.#clock.next(message.timestamp);
    const tag = { type: 9 as const, timestampMs, payload: video.legacy };
    if (video.kind === "config") {
      if (!this.#avcC?.equals(video.avcC)) {
        this.#avcC = video.avcC;
        this.#sink.onVideoConfig(explain("H.264", () => parseAvcConfig(video.avcC)));
      }
      this.#sink.onFlvTag({ ...tag, key: false, header: true });
      return;
    }
    // Frames before the configuration cannot be decoded by anybody.
    if (!this.#avcC) return;
    const { key, ctsMs, data } = video;
    this.#sink.onVideo({ dtsMs: timestampMs, ctsMs, key, data });
    this.#sink.onFlvTag({ ...tag, key, header: false });
  }

  /** @throws UnsupportedMediaError, RtmpProtocolError. */
  onAudio(message: RtmpMessage): void {
    const audio = parseFlvAudio(message.payload);
    if (audio.kind === "unsupported") {
      const cure = "choose AAC as the audio encoder.";
      throw new UnsupportedMediaError("audio", audio.codec, cure);
    }
    if (audio.kind === "nothing") return;
    const timestampMs = this.#clock.next(message.timestamp);
    const tag = { type: 8 as const, timestampMs, payload: audio.legacy, key: false };
    if (audio.kind === "config") {
      if (!this.#asc?.equals(audio.asc)) {
        this.#asc = audio.asc;
        this.#sink.onAudioConfig(explain("AAC", () => parseAudioConfig(audio.asc)));
      }
      this.#sink.onFlvTag({ ...tag, header: true });
      return;
    }
    if (!this.#asc) return;
    this.#sink.onAudio({ dtsMs: timestampMs, data: audio.data });
    this.#sink.onFlvTag({ ...tag, header: false });
  }

  /**
   * Metadata, wrapped in `@setDataFrame` or not (Adobe RTMP 1.0 §7.1.2); other data concerns nobody
   * here and is not even read.
   * @throws RtmpProtocolError.
   */
  onData(message: RtmpMessage): void {
    const { payload } = message;
    const wrapped = decodeAmf0(payload, 1)[0] === "@setDataFrame";
    const body = wrapped ? payload.subarray(lengthOfFirstValue(payload)) : payload;
    if (decodeAmf0(body, 1)[0] !== "onMetaData") return;
    const metadata = decodeAmf0(body, 2)[1];
    if (!isAmfObject(metadata)) return;
    this.#sink.onMetadata(metadata);
    const timestampMs = this.#clock.next(message.timestamp);
    this.#sink.onFlvTag({ type: 18, timestampMs, payload: body, key: false, header: true });
  }
}

function explain<T>(codec: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RtmpProtocolError(`The ${codec} configuration cannot be read: ${error.message}`);
  }
}
