import { setTimeout as sleep } from "node:timers/promises";
import type { EmitStreamEvent, MediaLog } from "@/lib/media/types";
import type { StreamEvent } from "@/lib/shared/stream-event";

export interface EventReporterOptions {
  readonly emit: EmitStreamEvent;
  readonly log: MediaLog;
  /** Pause before each further attempt; the last one repeats. */
  readonly retryDelaysMs?: readonly number[];
}

const RETRY_DELAYS_MS = [200, 500, 1000, 2000, 5000, 10_000];
const LAST_RESORT_DELAY_MS = 10_000;
/** Events of one stream waiting behind a failing one; more are dropped and logged. */
const MAX_QUEUED_PER_STREAM = 100;

/**
 * Hands stream events to the services: in order within a stream, repeated while they are refused,
 * and never in the way of the media.
 */
export class EventReporter {
  readonly #options: EventReporterOptions;
  readonly #chains = new Map<string, { tail: Promise<unknown>; length: number }>();
  readonly #stopping = new AbortController();

  constructor(options: EventReporterOptions) {
    this.#options = options;
  }

  /** Resolves true once the event is durable, false when it was given up. Never rejects. */
  report(event: StreamEvent): Promise<boolean> {
    const chain = this.#chains.get(event.streamName) ?? { tail: Promise.resolve(), length: 0 };
    if (chain.length >= MAX_QUEUED_PER_STREAM) {
      this.#options.log.error(
        { streamName: event.streamName, kind: event.kind },
        "stream event dropped: too many are waiting",
      );
      return Promise.resolve(false);
    }
    this.#chains.set(event.streamName, chain);
    chain.length += 1;
    const result = chain.tail.then(() => this.#deliver(event));
    chain.tail = result.then(() => {
      chain.length -= 1;
      if (chain.length === 0) this.#chains.delete(event.streamName);
    });
    return result;
  }

  /** Waits for what is under way; pauses between attempts are cut short and become the last ones. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all([...this.#chains.values()].map((chain) => chain.tail));
  }

  async #deliver(event: StreamEvent): Promise<boolean> {
    const { emit, log, retryDelaysMs = RETRY_DELAYS_MS } = this.#options;
    const { streamName, kind } = event;
    for (let attempt = 0; ; attempt += 1) {
      try {
        await emit(event);
        return true;
      } catch (error) {
        // A lost event would leave a live in the list for ever, so only the stop ends the attempts.
        const delayMs = retryDelaysMs[attempt] ?? retryDelaysMs.at(-1) ?? LAST_RESORT_DELAY_MS;
        if (this.#stopping.signal.aborted) {
          log.error({ streamName, kind, attempt, err: error }, "stream event was given up");
          return false;
        }
        log.warn({ streamName, kind, attempt, err: error }, "stream event refused, retrying");
        // An aborted pause means the server stops: one last attempt follows at once.
        await sleep(delayMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
      }
    }
  }
}
