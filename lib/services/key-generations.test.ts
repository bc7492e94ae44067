import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  issueKey,
  type KeyTimes,
  type KeyWish,
  keyFloorAt,
  previousKeysUntil,
} from "./key-generations";

type Step = { readonly wait: number } | { readonly ask: KeyWish } | { readonly ttl: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ wait: fc.integer({ min: 0, max: 900_000 }) }) },
  // Somebody has set the clock right.
  { weight: 1, arbitrary: fc.record({ wait: fc.integer({ min: -120_000, max: 0 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      ask: fc.constantFrom<KeyWish>("any", "renewed", "rotated", "rotatedAtOnce"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ ttl: fc.integer({ min: 60, max: 3600 }) }) },
);

/** What ought to hold, worked out from the words of the promise alone. */
class Promised {
  /** By `txTime`: from when on the key must not work any more, Unix ms. */
  readonly keys = new Map<number, number>();

  asked(wish: KeyWish, txTimeS: number, nowMs: number, graceMs: number): void {
    if (wish === "rotated" || wish === "rotatedAtOnce") {
      for (const [key, endMs] of this.keys) {
        const works = endMs > nowMs;
        const lastEndMs = Math.max(...this.keys.keys()) * 1000;
        const graceEndMs = Math.min(nowMs + graceMs, lastEndMs);
        const hasGrace = wish === "rotated" && graceEndMs > nowMs;
        this.keys.set(key, works && hasGrace ? graceEndMs : Number.NEGATIVE_INFINITY);
      }
    }
    if (!this.keys.has(txTimeS)) this.keys.set(txTimeS, Number.POSITIVE_INFINITY);
  }

  working(nowMs: number): number[] {
    return [...this.keys]
      .filter(([key, endMs]) => key * 1000 > nowMs && endMs > nowMs)
      .map(([key]) => key);
  }
}

describe("stream keys", () => {
  it("work exactly as long as they ought to, whatever is asked for and when", () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 40 }),
        fc.constantFrom(0, 60, 300),
        (steps, grace) => {
          const promised = new Promised();
          let times: KeyTimes | null = null;
          let nowMs = 1_800_000_000_000;
          let pushUrlTtlSeconds = 3600;
          for (const next of steps) {
            if ("wait" in next) nowMs += next.wait;
            else if ("ttl" in next) pushUrlTtlSeconds = next.ttl;
            else {
              const config = { pushUrlTtlSeconds, keyRotationGraceSeconds: grace };
              const before: number = Math.max(0, ...promised.keys.keys());
              times = issueKey(config, times, next.ask, nowMs);
              const { addressExpiresS } = times;
              if (next.ask === "any") expect(addressExpiresS).toBeGreaterThanOrEqual(before);
              else expect(addressExpiresS).toBeGreaterThan(before);
              promised.asked(next.ask, addressExpiresS, nowMs, grace * 1000);
              expect(addressExpiresS).toBeGreaterThanOrEqual(keyFloorAt(times, nowMs));
            }
            const floorS = times ? keyFloorAt(times, nowMs) : 0;
            const accepted = [...promised.keys.keys()].filter(
              (key) => key * 1000 > nowMs && key >= floorS,
            );
            expect(accepted).toEqual(promised.working(nowMs));
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  const config = { pushUrlTtlSeconds: 86_400, keyRotationGraceSeconds: 300 };
  const nowMs = 1_800_000_000_000;

  it("say until when the one before a change still works, and no longer", () => {
    const first = issueKey(config, null, "any", nowMs);
    expect(previousKeysUntil(first, nowMs)).toBeNull();
    const changed = issueKey(config, first, "rotated", nowMs + 1000);
    expect(previousKeysUntil(changed, nowMs + 2000)).toBe(nowMs + 301_000);
    expect(previousKeysUntil(changed, nowMs + 301_000)).toBeNull();
    const atOnce = issueKey(config, changed, "rotatedAtOnce", nowMs + 2000);
    expect(previousKeysUntil(atOnce, nowMs + 2000)).toBeNull();
  });

  it("that had expired when they were changed have no grace", () => {
    const first = issueKey(config, null, "any", nowMs);
    const laterMs = nowMs + 90_000_000;
    const changed = issueKey(config, first, "rotated", laterMs);
    expect(previousKeysUntil(changed, laterMs)).toBeNull();
    expect(changed.keyFloorS).toBe(changed.addressExpiresS);
  });

  it("of apps do not run ahead of the clock, however often a guest asks", () => {
    let times = issueKey(config, null, "any", nowMs);
    for (let i = 0; i < 100; i += 1) times = issueKey(config, times, "any", nowMs + i);
    expect(times.addressExpiresS).toBe(nowMs / 1000 + 86_400);
  });
});
