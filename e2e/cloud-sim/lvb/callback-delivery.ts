import { setTimeout as sleep } from "node:timers/promises";
import type { EventBody } from "./event-bodies";

/** Status of one attempt, or why there was none. */
export type AttemptStatus = number | "timeout" | "unreachable" | "dropped" | "no url" | "stopped";

/** One attempt at a notification. */
export interface SentCallback {
  readonly eventType: number;
  readonly streamName: string;
  /** 0 for the notification itself, from 1 for duplicates asked for. */
  readonly copy: number;
  /** 0 for the first attempt, from 1 for repetitions. */
  readonly attempt: number;
  readonly status: AttemptStatus;
  /** By our clock. */
  readonly atMs: number;
  /** As it was sent. */
  readonly body: EventBody;
}

/** Where and how long one notification is tried. */
export interface DeliveryPlan {
  /** Asked before each attempt, because the template may have changed. */
  readonly url: () => string | undefined;
  readonly body: () => EventBody;
  readonly timeoutMs: () => number;
  readonly retryIntervalMs: () => number;
  readonly maxRetries: number;
  readonly stopping: AbortSignal;
  readonly onAttempt: (attempt: number, status: AttemptStatus, body: EventBody) => void;
}

/** Posts until the answer is 200, the repetitions are used up or everything stops. */
export async function deliver(plan: DeliveryPlan): Promise<AttemptStatus> {
  for (let attempt = 0; ; attempt += 1) {
    const body = plan.body();
    const status = await post(plan, body);
    plan.onAttempt(attempt, status, body);
    if (status === 200 || status === "no url" || attempt >= plan.maxRetries) return status;
    await sleep(plan.retryIntervalMs(), undefined, { signal: plan.stopping }).catch(ignoreAbort);
    if (plan.stopping.aborted) return "stopped";
  }
}

async function post(plan: DeliveryPlan, body: EventBody): Promise<AttemptStatus> {
  const url = plan.url();
  if (!url) return "no url";
  const timeout = AbortSignal.timeout(plan.timeoutMs());
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      redirect: "manual",
      signal: AbortSignal.any([timeout, plan.stopping]),
    });
    // The body is ignored, but a connection is only free once it is read.
    await response.arrayBuffer();
    return response.status;
  } catch {
    // Whatever went wrong on the way, the cloud notes it and repeats.
    if (plan.stopping.aborted) return "stopped";
    return timeout.aborted ? "timeout" : "unreachable";
  }
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === "AbortError")) throw error;
}
