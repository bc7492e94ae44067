import type { PublishEnd, PublishSink } from "@/lib/media/types";
import type { RtmpMessage } from "./chunk-reader";
import { MediaDemuxer } from "./media-demuxer";
import { messageType } from "./message-type";

/** What an accepted publisher sends on its connection, on the way to its sink. */
export class Publication {
  readonly #sink: PublishSink;
  readonly #demuxer: MediaDemuxer;
  #hadMedia = false;

  constructor(sink: PublishSink) {
    this.#sink = sink;
    this.#demuxer = new MediaDemuxer(sink);
  }

  /** Whether picture or sound ever came, usable or not. */
  get hadMedia(): boolean {
    return this.#hadMedia;
  }

  /** An audio or a video message. @throws UnsupportedMediaError, RtmpProtocolError. */
  onMedia(message: RtmpMessage): void {
    this.#hadMedia = true;
    if (message.type === messageType.audio) this.#demuxer.onAudio(message);
    else this.#demuxer.onVideo(message);
  }

  /** A data message; those for AMF3 are AMF0 behind one byte. @throws RtmpProtocolError. */
  onData(message: RtmpMessage): void {
    const { type, payload } = message;
    const body = type === messageType.data ? payload : payload.subarray(1);
    this.#demuxer.onData({ ...message, payload: body });
  }

  /** To be called once; nothing may follow. */
  onEnd(end: PublishEnd): void {
    this.#sink.onEnd(end);
  }
}
