import { type CloudError, isCloudError } from "../cloud-error";

export interface RememberedAnswersOptions<Answer> {
  /** Asks the cloud about one stream; undefined: it says nothing of use. @throws CloudError */
  readonly ask: (streamName: string) => Promise<Answer | undefined>;
  /** For so long an answer is as good as a new one. */
  readonly freshMs: number;
  /** Unix milliseconds. */
  readonly now: () => number;
}

interface Remembered<Answer> {
  readonly answer: Answer | undefined;
  readonly askedMs: number;
}

/** Calls at the same time; the Live API takes some hundred a minute. */
const concurrency = 4;
/** A cloud that has just failed is left alone for so long. */
const failureMs = 10_000;
/** Streams that are remembered; far more than a page of lives. */
const maxRemembered = 2000;

/**
 * Answers of the cloud about single streams, so that open pages of administrators cost no more
 * calls the more of them there are. A failure is remembered too, for a shorter time.
 */
export class RememberedAnswers<Answer> {
  readonly #known = new Map<string, Remembered<Answer>>();
  #failure: { readonly error: CloudError; readonly atMs: number } | null = null;
  #running: Promise<void> | null = null;

  constructor(private readonly options: RememberedAnswersOptions<Answer>) {}

  /** @throws CloudError when the cloud did not answer about all of them. */
  async of(streamNames: readonly string[]): Promise<ReadonlyMap<string, Answer>> {
    // What another caller is asking for is not asked for twice.
    while (this.#stale(streamNames).length > 0 && this.#running) await this.#running;
    const stale = this.#stale(streamNames);
    if (stale.length > 0) {
      if (this.#failure) throw this.#failure.error;
      this.#running = this.#refresh(stale).finally(() => {
        this.#running = null;
      });
      await this.#running;
    }
    return new Map(
      streamNames.flatMap((streamName) => {
        const answer = this.#known.get(streamName)?.answer;
        return answer === undefined ? [] : [[streamName, answer] as const];
      }),
    );
  }

  /** Something was done to the stream, so that what is known is out of date. */
  forget(streamName: string): void {
    this.#known.delete(streamName);
  }

  #stale(streamNames: readonly string[]): readonly string[] {
    const { now, freshMs } = this.options;
    if (this.#failure && now() - this.#failure.atMs >= failureMs) this.#failure = null;
    return streamNames.filter((streamName) => {
      const known = this.#known.get(streamName);
      return !known || now() - known.askedMs >= freshMs;
    });
  }

  async #refresh(streamNames: readonly string[]): Promise<void> {
    const { ask, now } = this.options;
    const waiting = [...streamNames];
    const askOneByOne = async () => {
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
        this.#remember(name, { answer: await ask(name), askedMs: now() });
      }
    };
    try {
      await Promise.all(Array.from({ length: concurrency }, askOneByOne));
    } catch (error) {
      // The others need not find out for themselves.
      waiting.length = 0;
      if (isCloudError(error)) this.#failure = { error, atMs: now() };
      throw error;
    }
  }

  #remember(streamName: string, remembered: Remembered<Answer>): void {
    this.#known.delete(streamName);
    this.#known.set(streamName, remembered);
    const oldest = this.#known.keys().next().value;
    if (this.#known.size > maxRemembered && oldest !== undefined) this.#known.delete(oldest);
  }
}
