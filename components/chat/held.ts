import { ActionError } from "@/components/data/client";

/** Until when we are kept from writing, by this browser's clock. */
export interface Held {
  readonly reason: "muted" | "banned" | "slowMode" | "tooOften";
  /** Unix ms. */
  readonly untilMs: number;
}

const reasons: readonly Held["reason"][] = ["muted", "banned", "slowMode", "tooOften"];

/** What a refusal says about our next messages; null when it was only about that one. */
export function heldBy(problem: unknown, nowMs: number): Held | null {
  if (!(problem instanceof ActionError)) return null;
  const reason = reasons.find((it) => it === problem.reason);
  const seconds = problem.retryAfterSeconds ?? 0;
  return reason && seconds > 0 ? { reason, untilMs: nowMs + seconds * 1000 } : null;
}
