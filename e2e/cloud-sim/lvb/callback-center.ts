import { setTimeout as sleep } from "node:timers/promises";
import { type AttemptStatus, deliver, type SentCallback } from "./callback-delivery";
import { signedBody } from "./callback-sign";
import type { EventBody } from "./event-bodies";
import { type Reordering, reordered } from "./held-events";

/** Pushes, recordings and audits are repeated so often (267/32744, 2025-11-25). */
const MAX_RETRIES = 12;
/** Screenshots are repeated less often and at twice the interval (2 minutes x 5). */
const SCREENSHOT = { type: 200, maxRetries: 5, intervalFactor: 2 } as const;
const RETRY_INTERVAL_MS = 60_000;
const TIMEOUT_MS = 20_000;
const MAX_LOG_ENTRIES = 5000;
/** Notifications held back or under way; what is more is dropped and logged as such. */
const MAX_WAITING = 5000;

export interface CallbackCenterOptions {
  readonly url: string | undefined;
  /** The callback key at the time of sending. */
  readonly key: () => string;
  /** The cloud's clock, Unix ms. */
  readonly nowMs: () => number;
  readonly retryIntervalMs?: number | undefined;
  readonly timeoutMs?: number | undefined;
}

interface Waiting {
  readonly body: EventBody;
  readonly done: (status: AttemptStatus) => void;
}

/**
 * Sends the account's notifications as the cloud does, and worse when told to. Every member may be
 * changed while broadcasts run; a change counts from the next notification on.
 */
export class CallbackCenter {
  /** The URL of the callback template; nothing is sent without one. */
  url: string | undefined;
  /** URLs of single event types, which a template may have. */
  readonly urls = new Map<number, string>();
  delayMs = 0;
  /** Extra copies of each notification, each delivered and repeated on its own. */
  duplicate = 0;
  /** Changes each notification before it is signed, for example to the fields of 2018. */
  rewrite: ((body: EventBody) => EventBody) | undefined;
  /** Types sent without `t` and `sign`. */
  readonly unsignedTypes = new Set<number>();
  /** Whether a repetition gets a new `t`. The documents do not say; 12 minutes exceed the validity. */
  signsRepetitionsAgain = false;
  retryIntervalMs: number;
  timeoutMs: number;
  /** Attempts, oldest first. */
  readonly sentLog: SentCallback[] = [];
  readonly #options: CallbackCenterOptions;
  readonly #stopping = new AbortController();
  readonly #underWay = new Set<Promise<AttemptStatus>>();
  #dropFirst = 0;
  #drops: ((body: EventBody) => boolean) | undefined;
  #paused: Waiting[] | undefined;
  #reordering: Reordering | undefined;
  #held: Waiting[] = [];

  constructor(options: CallbackCenterOptions) {
    this.#options = options;
    this.url = options.url;
    this.retryIntervalMs = options.retryIntervalMs ?? RETRY_INTERVAL_MS;
    this.timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  }

  /** Sends one notification through all faults; resolves with the status of its last attempt. */
  send(event: EventBody): Promise<AttemptStatus> {
    const body = this.rewrite?.(event) ?? event;
    if (this.#dropFirst > 0 || this.#drops?.(body)) {
      this.#dropFirst = Math.max(0, this.#dropFirst - 1);
      return this.#lose(body, "dropped");
    }
    const waiting = (this.#paused?.length ?? 0) + this.#held.length + this.#underWay.size;
    if (waiting >= MAX_WAITING) return this.#lose(body, "dropped");
    return new Promise((done) => this.#enqueue({ body, done }));
  }

  /** As somebody would who does not know the key; the cloud's own repetitions apply. */
  forge(
    kind: "wrongKey" | "expired" | "noSign" | "tampered",
    body: EventBody,
  ): Promise<AttemptStatus> {
    const nowMs = this.#options.nowMs();
    const key = this.#options.key();
    // What is forged is not ours to sign again, so that it goes past the pipeline.
    if (kind === "noSign") return this.#deliver(() => body, body, 0);
    const forged =
      kind === "wrongKey"
        ? signedBody(body, `not-${key}`, nowMs)
        : signedBody(body, key, kind === "expired" ? nowMs - 3_600_000 : nowMs);
    const t = Number(forged.t) + (kind === "tampered" ? 1 : 0);
    return this.#deliver(() => ({ ...forged, t }), forged, 0);
  }

  /** Loses the next so many notifications. */
  dropNext(count: number): void {
    this.#dropFirst = count;
  }

  /** Loses every notification that fits; none any more without a predicate. */
  drop(predicate: ((body: EventBody) => boolean) | undefined): void {
    this.#drops = predicate;
  }

  /** Sends a type without `t` and `sign`, or signed again. */
  unsigned(type: number, on = true): void {
    if (on) this.unsignedTypes.add(type);
    else this.unsignedTypes.delete(type);
  }

  get paused(): boolean {
    return this.#paused !== undefined;
  }

  /** While true nothing leaves; what has gathered leaves in its order afterwards. */
  set paused(on: boolean) {
    const gathered = this.#paused ?? [];
    this.#paused = on ? gathered : undefined;
    if (!on) for (const waiting of gathered) this.#enqueue(waiting);
  }

  get reorder(): Reordering | undefined {
    return this.#reordering;
  }

  /** Collects `hold` notifications and lets them go in another order; undefined lets go at once. */
  set reorder(reordering: Reordering | undefined) {
    this.releaseHeld();
    this.#reordering = reordering;
  }

  /** Lets go what was collected for reordering, however little it is. */
  releaseHeld(): void {
    const held = reordered(this.#held, this.#reordering?.seed);
    this.#held = [];
    // One after the other, so that the receiver sees this order and no other.
    let before: Promise<unknown> = Promise.resolve();
    for (const waiting of held) before = before.then(() => this.#start(waiting));
  }

  /** Notifications that are under way, repeated or held back. */
  get pending(): number {
    return (this.#paused?.length ?? 0) + this.#held.length + this.#underWay.size;
  }

  /** Waits for notifications that are under way, with their repetitions. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const { done } of [...(this.#paused ?? []), ...this.#held]) done("stopped");
    this.#paused = undefined;
    this.#held = [];
    await this.settled();
  }

  #enqueue(waiting: Waiting): void {
    if (this.#paused) {
      this.#paused.push(waiting);
    } else if (this.#reordering) {
      this.#held.push(waiting);
      if (this.#held.length >= this.#reordering.hold) this.releaseHeld();
    } else {
      void this.#start(waiting);
    }
  }

  /** Resolves after the first attempt, so that an order can be kept while others are repeated. */
  async #start({ body, done }: Waiting): Promise<void> {
    if (this.#stopping.signal.aborted) {
      done("stopped");
      return;
    }
    const signs = !this.unsignedTypes.has(body.event_type);
    let signed: EventBody | undefined;
    const sign = (): EventBody => {
      if (!signs) return body;
      if (!signed || this.signsRepetitionsAgain) {
        signed = signedBody(body, this.#options.key(), this.#options.nowMs());
      }
      return signed;
    };
    const copies = Array.from({ length: 1 + this.duplicate }, (_, copy) => copy);
    let attempted = () => {};
    const firstAttempt = new Promise<void>((resolve) => {
      attempted = resolve;
    });
    const results = copies.map((copy) => this.#deliver(sign, body, copy, attempted));
    void Promise.all(results).then(([status]) => done(status ?? "stopped"));
    await firstAttempt;
  }

  #deliver(
    sign: () => EventBody,
    event: EventBody,
    copy: number,
    attempted: () => void = () => {},
  ): Promise<AttemptStatus> {
    const screenshot = event.event_type === SCREENSHOT.type;
    const work = async (): Promise<AttemptStatus> => {
      if (this.delayMs > 0) await this.#wait(this.delayMs);
      return deliver({
        url: () => this.urls.get(event.event_type) ?? this.url,
        body: sign,
        timeoutMs: () => this.timeoutMs,
        retryIntervalMs: () => this.retryIntervalMs * (screenshot ? SCREENSHOT.intervalFactor : 1),
        maxRetries: screenshot ? SCREENSHOT.maxRetries : MAX_RETRIES,
        stopping: this.#stopping.signal,
        onAttempt: (attempt, status, body) => {
          this.#log(body, copy, attempt, status);
          attempted();
        },
      });
    };
    const running = work().finally(() => {
      this.#underWay.delete(running);
      attempted();
    });
    this.#underWay.add(running);
    return running;
  }

  async #wait(ms: number): Promise<void> {
    // Cut short by the stop, which the delivery then notices itself.
    await sleep(ms, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }

  #lose(body: EventBody, status: AttemptStatus): Promise<AttemptStatus> {
    this.#log(body, 0, 0, status);
    return Promise.resolve(status);
  }

  #log(body: EventBody, copy: number, attempt: number, status: AttemptStatus): void {
    const streamName = String(body.stream_id ?? body.streamId ?? "");
    const atMs = Date.now();
    const eventType = body.event_type;
    this.sentLog.push({ eventType, streamName, copy, attempt, status, atMs, body });
    if (this.sentLog.length > MAX_LOG_ENTRIES) this.sentLog.shift();
  }
}
