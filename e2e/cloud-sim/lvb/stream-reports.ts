import type { PublishRequest, StreamSnapshot } from "@/lib/media/types";
import type { StreamEvent } from "@/lib/shared/stream-event";
import type { CallbackCenter } from "./callback-center";
import {
  type EventSource,
  errcodeOf,
  fileRecorded,
  pushEnded,
  pushStarted,
  screenshotTaken,
} from "./event-bodies";
import type { Push, RecordFormat } from "./lvb-types";
import { type PushBook, streamParamOf } from "./push-book";
import { recordFormatsOf } from "./record-formats";

/** What the account's templates and clock add to the engine's own reports. */
export interface StreamReportsOptions {
  readonly source: EventSource;
  readonly book: PushBook;
  readonly callbacks: CallbackCenter;
  readonly formats: readonly RecordFormat[];
  readonly nowMs: () => number;
  /** Origin of recordings and screenshots. */
  readonly filesOrigin: () => string;
  readonly snapshot: (streamName: string) => StreamSnapshot | undefined;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Push authentication failed, in LVB's errcodes. */
const AUTH_FAILED = 18;
const UNKNOWN_SIZE: Size = { width: 0, height: 0 };
/** Pictures are measured so often, because the engine forgets a stream before it reports its end. */
const MEASURE_INTERVAL_MS = 50;

/** Turns what the engine reports into the notifications of the cloud. */
export class StreamReports {
  readonly #options: StreamReportsOptions;
  readonly #sizes = new WeakMap<Push, Size>();
  readonly #measuring: NodeJS.Timeout;

  constructor(options: StreamReportsOptions) {
    this.#options = options;
    this.#measuring = setInterval(() => this.#measure(), MEASURE_INTERVAL_MS);
  }

  stop(): void {
    clearInterval(this.#measuring);
  }

  /** Takes an event of the engine. */
  report(event: StreamEvent): void {
    const { source, book, callbacks, formats, nowMs, filesOrigin } = this.#options;
    if (event.kind === "start") {
      const push = book.began(event.streamName, event.sequence, event.clientIp ?? "", event.atMs);
      void callbacks.send(pushStarted(source, push));
    } else if (event.kind === "stop") {
      const push = book.ended(event.sequence);
      if (!push) return;
      const end = { errcode: errcodeOf(event), atMs: nowMs(), ...this.#sizeOf(push) };
      void callbacks.send(pushEnded(source, push, end));
    } else if (event.kind === "record") {
      const push = book.bySequence(event.sequence);
      const wanted = recordFormatsOf(new URLSearchParams(push?.streamParam), formats);
      if (!wanted.some((format) => format === event.format)) return;
      void callbacks.send(fileRecorded(source, event, push, filesOrigin() + event.url));
    }
  }

  /** Event 0 of a push that never began. */
  refused(request: PublishRequest): void {
    const { source, callbacks, nowMs } = this.#options;
    const push = {
      streamName: request.streamName,
      appName: request.app,
      streamParam: streamParamOf(request.query),
      clientIp: request.clientIp,
      sequence: "0",
      startedAtMs: nowMs(),
    };
    const end = { errcode: AUTH_FAILED, atMs: nowMs(), ...UNKNOWN_SIZE };
    void callbacks.send(pushEnded(source, push, end));
  }

  /** Event 200 for a picture that can be fetched under `path`. */
  pictureTaken(push: Push, path: string, bytes: number): void {
    const { callbacks, nowMs, filesOrigin } = this.#options;
    const picture = { path, url: filesOrigin() + path, bytes, ...this.#sizeOf(push) };
    void callbacks.send(screenshotTaken(push, picture, nowMs()));
  }

  #sizeOf(push: Push): Size {
    return this.#sizes.get(push) ?? UNKNOWN_SIZE;
  }

  #measure(): void {
    const { book, snapshot } = this.#options;
    for (const push of book.running()) {
      const { video } = snapshot(push.streamName) ?? {};
      if (video) this.#sizes.set(push, { width: video.width, height: video.height });
    }
  }
}
