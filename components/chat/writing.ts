import type { ChatRights, ChatRules, ChatSelf } from "@/lib/shared/chat";
import type { Held } from "./held";

/** Whether one may write, or what has to be done or waited for first. */
export type Writing =
  /** Nothing is on air. */
  | "notLive"
  /** A guest without a name: it can be chosen here. */
  | "nickname"
  /** Guests may not write here. */
  | "signIn"
  /** Only the broadcaster and moderators may write at the moment. */
  | "mutedAll"
  | "open";

interface Circumstances {
  readonly online: boolean;
  readonly rules: Pick<ChatRules, "mutedAll" | "guestsMayWrite">;
  readonly self: Pick<ChatSelf, "role"> | null;
  readonly rights: Pick<ChatRights, "write" | "moderate">;
}

/** What the rules, which change while one watches, make of the rights that the page began with. */
export function writingOf({ online, rules, self, rights }: Circumstances): Writing {
  if (!online) return "notLive";
  const nobodyYet = rights.write === "nickname";
  if (rights.write === "signIn") return "signIn";
  if ((nobodyYet || self?.role === "guest") && !rules.guestsMayWrite) return "signIn";
  if (rules.mutedAll && !rights.moderate) return "mutedAll";
  return nobodyYet ? "nickname" : "open";
}

/** Slow mode ends for everybody at once; what was begun under it is not waited out. */
export function heldUnder({ slowSeconds }: ChatRules, held: Held | null): Held | null {
  return held?.reason === "slowMode" && slowSeconds === 0 ? null : held;
}

/** Whole seconds until then, 0 once it is past. */
export function secondsUntil(untilMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((untilMs - nowMs) / 1000));
}

/**
 * Seconds for which sending makes no sense. Who is muted or banned may try, because it may have
 * been lifted; only the clock of slow mode is known to both sides.
 */
export function sendingWaitSeconds(held: Held | null, nowMs: number): number {
  if (held?.reason !== "slowMode" && held?.reason !== "tooOften") return 0;
  return secondsUntil(held.untilMs, nowMs);
}
