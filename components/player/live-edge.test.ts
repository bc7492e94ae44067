import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atTheEdge, type EdgeSample, type EdgeState, followEdge, rateOf } from "./live-edge";

const lookMs = 250;
const steady: Omit<EdgeSample, "nowMs" | "distanceSeconds"> = {
  playing: true,
  bufferedSeconds: 5,
  minBufferSeconds: 0.4,
  jumpSeconds: 8.5,
  canChangeSpeed: true,
};

interface Run {
  readonly distances: readonly number[];
  readonly rates: readonly number[];
  readonly jumps: number;
  readonly state: EdgeState;
}

/** A viewer under a simulated clock: playing faster closes the distance, pauses widen it. */
function watch(
  from: { readonly distanceSeconds: number; readonly state?: EdgeState },
  looks: number,
  sampleOf: (look: number) => Partial<EdgeSample> & { readonly noiseSeconds?: number } = () => ({}),
): Run {
  let distance = from.distanceSeconds;
  let state = from.state ?? atTheEdge;
  const distances: number[] = [];
  const rates: number[] = [];
  let jumps = 0;
  for (let look = 0; look < looks; look += 1) {
    const { noiseSeconds = 0, ...changed } = sampleOf(look);
    const sample = {
      ...steady,
      nowMs: 1000 + look * lookMs,
      distanceSeconds: distance + noiseSeconds,
      ...changed,
    };
    const step = followEdge(state, sample);
    state = step.state;
    if (step.jump) {
      jumps += 1;
      distance = 0;
    }
    distance += (lookMs / 1000) * (1 - (sample.playing ? rateOf(state) : 0));
    distances.push(distance);
    rates.push(rateOf(state));
  }
  return { distances, rates, jumps, state };
}

/** How often the speed changes its direction. */
function turnsOf(rates: readonly number[]): number {
  const moves = rates.slice(1).map((rate, i) => Math.sign(rate - (rates[i] ?? 0)));
  const directions = moves.filter((move) => move !== 0);
  return directions.slice(1).filter((move, i) => move !== directions[i]).length;
}

describe("a viewer who follows the edge", () => {
  it("is brought back from any distance below a jump by at most 1.25 times the speed", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 8.4, noNaN: true }), (distanceSeconds) => {
        const { distances, rates, jumps } = watch({ distanceSeconds }, 2400);
        expect(jumps).toBe(0);
        expect(Math.max(...rates)).toBeLessThanOrEqual(1.25);
        expect(Math.abs(distances.at(-1) ?? Number.NaN)).toBeLessThan(0.3);
        expect(rates.at(-1)).toBe(1);
      }),
    );
  });

  it("hears the speed change in steps of at most 5 % at a time", () => {
    const { rates } = watch({ distanceSeconds: 8 }, 400);
    for (const [i, rate] of rates.slice(1).entries()) {
      expect(Math.abs(rate - (rates[i] ?? 0))).toBeLessThan(0.0501);
    }
  });

  it("is never swung to and fro, however the measurement trembles", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 8, noNaN: true }),
        fc.array(fc.double({ min: -0.09, max: 0.09, noNaN: true }), { minLength: 50 }),
        (distanceSeconds, noise) => {
          const { rates } = watch({ distanceSeconds }, 2400, (look) => ({
            noiseSeconds: noise[look % noise.length] ?? 0,
          }));
          // Up once, down once.
          expect(turnsOf(rates)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it("jumps once from far behind, and not again before the jump can have shown", () => {
    const { jumps, distances } = watch({ distanceSeconds: 40 }, 200);
    expect(jumps).toBe(1);
    expect(distances.at(-1)).toBeLessThan(0.3);
    // Jumps that do not help: the distance is told to be the same again and again.
    const helpless = watch({ distanceSeconds: 40 }, 240, () => ({ distanceSeconds: 40 }));
    expect(helpless.jumps).toBeLessThanOrEqual(10);
  });

  it("is not hurried into a stall: short of data the speed is normal, for seconds", () => {
    const { rates } = watch({ distanceSeconds: 5 }, 60, (look) =>
      look === 20 ? { bufferedSeconds: 0.1 } : {},
    );
    expect(rates[19]).toBeGreaterThan(1);
    expect(rates.slice(20, 39).every((rate) => rate === 1)).toBe(true);
    expect(rates.at(-1)).toBeGreaterThan(1);
  });

  it("plays a little slower for as long as a slow publisher keeps him too near the edge", () => {
    // The publisher's clock loses 2 %: what is loaded ahead of the viewer melts away.
    let distanceSeconds = 0;
    let state = atTheEdge;
    const distances: number[] = [];
    for (let look = 0; look < 4000; look += 1) {
      state = followEdge(state, { ...steady, nowMs: look * lookMs, distanceSeconds }).state;
      distanceSeconds += (lookMs / 1000) * (0.98 - rateOf(state));
      distances.push(distanceSeconds);
    }
    expect(Math.min(...distances)).toBeGreaterThan(-0.5);
    expect(Math.max(...distances)).toBeLessThan(0.1);
  });

  it("is only jumped, not hurried, where the browser plays HLS itself", () => {
    const { rates, jumps } = watch({ distanceSeconds: 20 }, 40, () => ({ canChangeSpeed: false }));
    expect(jumps).toBe(1);
    expect(new Set(rates)).toEqual(new Set([1]));
  });
});

describe("a viewer who paused", () => {
  it("is never dragged while he pauses, whatever the edge does", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("edge", "gently", "held" as const),
        fc.array(fc.double({ min: -5, max: 10_000, noNaN: true }), { minLength: 1 }),
        (following, distances) => {
          let state: EdgeState = { ...atTheEdge, following, level: 3 };
          for (const [look, distanceSeconds] of distances.entries()) {
            const sample = { ...steady, playing: false, nowMs: look * lookMs, distanceSeconds };
            const step = followEdge(state, sample);
            expect(step.jump).toBe(false);
            expect(rateOf(step.state)).toBe(1);
            expect(step.state.following).toBe(following);
            state = step.state;
          }
        },
      ),
    );
  });

  it("goes on where he stopped and is brought back without losing a second", () => {
    const state: EdgeState = { ...atTheEdge, following: "gently" };
    const { jumps, distances, state: after } = watch({ distanceSeconds: 12, state }, 600);
    expect(jumps).toBe(0);
    expect(distances.at(-1)).toBeLessThan(0.3);
    expect(after.following).toBe("edge");
  });

  it("keeps the place that he sought back to at normal speed", () => {
    const state: EdgeState = { ...atTheEdge, following: "held" };
    const { jumps, rates, distances } = watch({ distanceSeconds: 9, state }, 600);
    expect(jumps).toBe(0);
    expect(new Set(rates)).toEqual(new Set([1]));
    expect(distances.at(-1)).toBeCloseTo(9);
  });
});
