/**
 * Registers what to do when the asking client goes away. A subscription instead of an AbortSignal,
 * because it costs nothing for the requests that are answered at once.
 */
export type WhenGone = (giveUp: () => void) => void;

/** What a request for a playlist or a file gets. */
export type OriginAnswer =
  | { readonly status: 200; readonly body: Buffer }
  | { readonly status: 400 | 404 | 503 };

/** The answer, or undefined while the awaited thing does not exist yet. */
type Check = () => OriginAnswer | undefined;

interface HeldRequest {
  readonly check: Check;
  readonly resolve: (answer: OriginAnswer) => void;
  timer: NodeJS.Timeout | undefined;
}

/** The requests of one live that are held until what they ask for exists (RFC 8216bis §6.2.5.2). */
export class HeldRequests {
  readonly #held = new Set<HeldRequest>();

  /** Above so many at once, the next is refused with 503. */
  constructor(private readonly max: number) {}

  /** Answers at once if that can be, else as soon as it can; 503 when it takes too long. */
  hold(check: Check, longestMs: number, whenGone: WhenGone): Promise<OriginAnswer> {
    const answer = check();
    if (answer) return Promise.resolve(answer);
    if (this.#held.size >= this.max) return Promise.resolve({ status: 503 });
    return new Promise((resolve) => {
      const request: HeldRequest = { check, resolve, timer: undefined };
      const giveUp = (): void => this.#settle(request, { status: 503 });
      request.timer = setTimeout(giveUp, longestMs);
      whenGone(giveUp);
      this.#held.add(request);
    });
  }

  /** Something has changed: whoever can be answered now is. */
  checkAll(): void {
    for (const request of [...this.#held]) {
      const answer = request.check();
      if (answer) this.#settle(request, answer);
    }
  }

  /** Answers everybody with 503. */
  giveUpAll(): void {
    for (const request of [...this.#held]) this.#settle(request, { status: 503 });
  }

  #settle(request: HeldRequest, answer: OriginAnswer): void {
    if (!this.#held.delete(request)) return;
    clearTimeout(request.timer);
    request.resolve(answer);
  }
}
