import type { TencentConfig } from "@/lib/config";
import type { IngestHealth, IngestSample } from "@/lib/shared/ingest";
import { utcText } from "./cloud-time";
import { hostOf } from "./host-of";
import { LiveApi } from "./live-api";
import { healthOf, type QualityPoint, readPoints, samplesOf } from "./push-quality";

/** The studio that shows this asks again by itself, so that one try is enough. */
const oneTry = { attempts: 1, firstWaitMs: 0 };
/** The chart's minutes, and those that the figures are late; a query spans three hours at most. */
const windowMs = 15 * 60_000;
/** For so long an answer is as good as a new one: points are five seconds apart and minutes late. */
const freshMs = 15_000;
/** A cloud that has just failed is left alone for so long. */
const failureMs = 10_000;
/** An answer that could not be renewed for so long is about something else. */
const staleMs = 120_000;
/** Longest that a studio is kept waiting for figures; they are there when it asks again. */
const patienceMs = 1000;
/** Calls at the same time: the Live API takes 40 of these a second. */
const maxAsking = 8;
/** Streams that are remembered; far more than have their studio open. */
const maxRemembered = 2000;

type IngestConfig = Pick<
  TencentConfig,
  "liveApiUrl" | "secretId" | "secretKey" | "appName" | "pushDomain"
>;

interface Remembered {
  readonly points: readonly QualityPoint[];
  readonly askedMs: number;
}

/**
 * What LVB measures of a push, some minutes late. A studio asks every second or two: it is told
 * what is remembered while a newer answer is on its way, and nothing while the cloud fails.
 */
export class LiveIngest {
  readonly #api: LiveApi;
  readonly #known = new Map<string, Remembered>();
  readonly #asking = new Map<string, Promise<void>>();
  #failedMs = Number.NEGATIVE_INFINITY;
  #isSilent = false;

  constructor(
    private readonly config: IngestConfig,
    private readonly now: () => number,
  ) {
    this.#api = new LiveApi(config, oneTry);
  }

  /** Null while nothing is known. */
  async health(streamName: string): Promise<IngestHealth | null> {
    return healthOf(await this.#points(streamName));
  }

  /** Oldest first; empty while nothing is known. */
  async history(streamName: string): Promise<readonly IngestSample[]> {
    return samplesOf(await this.#points(streamName));
  }

  /** Whether the cloud did not tell anything when it was asked last. */
  get isSilent(): boolean {
    return this.#isSilent;
  }

  async #points(streamName: string): Promise<readonly QualityPoint[]> {
    const ageMs = () =>
      this.now() - (this.#known.get(streamName)?.askedMs ?? Number.NEGATIVE_INFINITY);
    if (ageMs() >= freshMs) {
      const asking = this.#ask(streamName);
      if (ageMs() >= staleMs) await patiently(asking);
    }
    return ageMs() < staleMs ? (this.#known.get(streamName)?.points ?? []) : [];
  }

  /** Nothing when there is no point in asking now. */
  #ask(streamName: string): Promise<void> {
    const running = this.#asking.get(streamName);
    if (running) return running;
    const isFailing = this.now() - this.#failedMs < failureMs;
    if (isFailing || this.#asking.size >= maxAsking) return Promise.resolve();
    const asking = this.#refresh(streamName).finally(() => this.#asking.delete(streamName));
    this.#asking.set(streamName, asking);
    return asking;
  }

  async #refresh(streamName: string): Promise<void> {
    const nowMs = this.now();
    try {
      const points = readPoints(
        await this.#api.call("DescribeStreamPushInfoList", {
          StreamName: streamName,
          StartTime: utcText(nowMs - windowMs),
          EndTime: utcText(nowMs),
          PushDomain: hostOf(this.config.pushDomain),
          AppName: this.config.appName,
        }),
      );
      if (points) this.#remember(streamName, { points, askedMs: nowMs });
      else this.#noteFailure();
    } catch {
      // A CloudError, whatever it was. The studio works without figures, and nobody may be waiting
      // for them any more; the doctor explains what ails the Live API.
      this.#noteFailure();
    }
  }

  #noteFailure(): void {
    this.#failedMs = this.now();
    this.#isSilent = true;
  }

  #remember(streamName: string, remembered: Remembered): void {
    this.#isSilent = false;
    this.#known.delete(streamName);
    this.#known.set(streamName, remembered);
    const oldest = this.#known.keys().next().value;
    if (this.#known.size > maxRemembered && oldest !== undefined) this.#known.delete(oldest);
  }
}

/** Waits for it, but not for ever. */
async function patiently(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  await Promise.race([work, patience]).finally(() => clearTimeout(timer));
}
