import type { Push } from "./lvb-types";
import type { PushBook } from "./push-book";
import { takePicture } from "./take-picture";

/** Older pictures are forgotten beyond this. */
const MAX_PICTURES = 200;

/** What the screenshot template needs of the edge. */
export interface ScreenshotsOptions {
  readonly book: PushBook;
  readonly rtmpPort: () => number;
  readonly nowMs: () => number;
  readonly onTaken: (push: Push, path: string, bytes: number) => void;
}

/** Pictures of running streams, kept in memory in place of the bucket that the cloud writes to. */
export class Screenshots {
  readonly #pictures = new Map<string, Buffer>();
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: ScreenshotsOptions) {}

  /** Takes one of every stream so often, as the template says; never for 0. */
  start(intervalSeconds: number): void {
    if (intervalSeconds > 0) {
      this.#timer = setInterval(() => this.#takeAll(), intervalSeconds * 1000);
    }
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** By the path in `pic_url`. */
  find(path: string): Buffer | undefined {
    return this.#pictures.get(path);
  }

  /** @throws Error when the stream is not pushed or has no picture */
  async take(streamName: string): Promise<void> {
    const { book, rtmpPort, nowMs, onTaken } = this.options;
    const push = book.find(streamName);
    if (!push) throw new Error(`${streamName} is not being pushed.`);
    const bytes = await takePicture(rtmpPort(), streamName);
    const path = `/pics/${streamName}-screenshot-${nowMs()}.jpg`;
    this.#pictures.set(path, bytes);
    const [oldest] = this.#pictures.keys();
    if (this.#pictures.size > MAX_PICTURES && oldest !== undefined) this.#pictures.delete(oldest);
    onTaken(push, path, bytes.length);
  }

  #takeAll(): void {
    for (const { streamName } of this.options.book.running()) {
      // A stream without a picture yet is asked again at the next turn.
      void this.take(streamName).catch(() => undefined);
    }
  }
}
