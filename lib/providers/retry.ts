import { setTimeout as sleep } from "node:timers/promises";
import { isCloudError } from "./cloud-error";

export interface RetryPolicy {
  /** Tries altogether. */
  readonly attempts: number;
  /** Before the second try; doubles from then on. Each wait is between half of it and all of it. */
  readonly firstWaitMs: number;
}

/** Three tries within about a second: what a person who waits for the answer can bear. */
const interactiveRetry: RetryPolicy = { attempts: 3, firstWaitMs: 200 };

/**
 * Repeats a call to a cloud service while its failure is of the kind that passes. The waits are
 * random, so that many callers do not come back at the same moment.
 * @throws the last error.
 */
export async function withRetries<Result>(
  call: () => Promise<Result>,
  { attempts, firstWaitMs }: RetryPolicy = interactiveRetry,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const passes = isCloudError(error) && error.failure !== "refused";
      if (!passes || attempt >= attempts) throw error;
    }
    await sleep(firstWaitMs * 2 ** (attempt - 1) * (0.5 + Math.random() / 2));
  }
}
