import type { LiveRow } from "@/db/repositories/live";
import type { Config } from "@/lib/config";

/** What is kept of a broadcaster's stream keys: times alone, as a key is derived from its `txTime`. */
export type KeyTimes = Pick<
  LiveRow,
  "addressIssuedMs" | "addressExpiresS" | "keyFloorS" | "nextKeyFloorS" | "nextKeyFloorMs"
>;

/** What somebody wants who asks for a key. */
export type KeyWish =
  /** One that works; an app asks before every broadcast. */
  | "any"
  /** Another one; the one before works until it expires. */
  | "renewed"
  /** Another one; those before stop working after a grace, or at once. */
  | "rotated"
  | "rotatedAtOnce";

/**
 * Which key a push URL has, by its `txTime` (Unix s); null where a source, which has judged the
 * signature, does not tell what it was.
 */
export function keyTimeIn(query: URLSearchParams): number | null {
  const txTime = query.get("txTime");
  return txTime === null ? null : Number.parseInt(txTime, 16);
}

/** When a key stops working: any whose `txTime` (Unix s) is smaller was changed since. */
export function keyFloorAt(times: KeyTimes, nowMs: number): number {
  const { keyFloorS, nextKeyFloorS, nextKeyFloorMs } = times;
  return nowMs >= nextKeyFloorMs ? Math.max(keyFloorS, nextKeyFloorS) : keyFloorS;
}

/** Until when keys from before the last change still work, Unix ms; null: no longer. */
export function previousKeysUntil(times: KeyTimes, nowMs: number): number | null {
  const { keyFloorS, nextKeyFloorS, nextKeyFloorMs } = times;
  return nextKeyFloorMs > nowMs && nextKeyFloorS > keyFloorS ? nextKeyFloorMs : null;
}

/**
 * A new key and what it does to those before it. Its `txTime` is never below that of one before,
 * even when the operator has shortened the validity or the clock went back, and above all of them
 * when they are to be told apart; an app's may be the same as another's of the same second, because
 * guests, who can ask as often as they like, must not push theirs into the future.
 */
export function issueKey(
  config: Pick<Config, "pushUrlTtlSeconds" | "keyRotationGraceSeconds">,
  before: KeyTimes | null,
  wish: KeyWish,
  nowMs: number,
): KeyTimes {
  const last = before?.addressExpiresS ?? 0;
  const { keyFloorS = 0, nextKeyFloorS = 0, nextKeyFloorMs = 0 } = before ?? {};
  const addressExpiresS = Math.max(
    Math.floor(nowMs / 1000) + config.pushUrlTtlSeconds,
    keyFloorS,
    nextKeyFloorS,
    wish === "any" ? last : last + 1,
  );
  const issued = { addressIssuedMs: nowMs, addressExpiresS };
  if (wish === "any" || wish === "renewed") {
    return { ...issued, keyFloorS, nextKeyFloorS, nextKeyFloorMs };
  }
  const graceEndMs = Math.min(nowMs + config.keyRotationGraceSeconds * 1000, last * 1000);
  if (wish === "rotatedAtOnce" || graceEndMs <= nowMs) {
    return { ...issued, keyFloorS: addressExpiresS, nextKeyFloorS: 0, nextKeyFloorMs: 0 };
  }
  return {
    ...issued,
    // Keys in a grace that still runs get this one: the program on air may use either of them.
    keyFloorS: before ? keyFloorAt(before, nowMs) : 0,
    nextKeyFloorS: addressExpiresS,
    nextKeyFloorMs: graceEndMs,
  };
}
