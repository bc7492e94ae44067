import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Placement } from "@/lib/shared/chat";
import { type Flight, leftAt } from "./flight";
import { type FlightRequest, planFlight, type StageSize } from "./lane-planner";

const stage: StageSize = { widthPx: 800, heightPx: 400, areaPx: 400 };
const text: FlightRequest = {
  placement: "scroll",
  widthPx: 200,
  heightPx: 40,
  crossingMs: 8000,
};

/** Plans one after the other, all at the moments given. */
function planAll(requests: readonly (readonly [number, Partial<FlightRequest>])[], on = stage) {
  const flights: Flight[] = [];
  return requests.map(([nowMs, request]) => {
    const flight = planFlight(on, flights, { ...text, ...request }, nowMs);
    if (flight) flights.push(flight);
    return flight;
  });
}

describe("the lanes", () => {
  it("are filled from above for what flies and stands there, from below for the lower edge", () => {
    const tops = (placement: Placement) =>
      planAll(Array.from({ length: 3 }, () => [0, { placement }])).map((each) => each?.topPx);
    expect(tops("scroll")).toEqual([0, 40, 80]);
    expect(tops("top")).toEqual([0, 40, 80]);
    expect(tops("bottom")).toEqual([360, 320, 280]);
  });

  it("take a text across: it enters at the right edge and has left at the end", () => {
    const [flight] = planAll([[1000, {}]]);
    expect(flight).toMatchObject({ leftPx: 800, startMs: 1000, endMs: 9000 });
    expect(flight && leftAt(flight, flight.endMs)).toBeCloseTo(-200);
  });

  it("let standing texts stay in the middle for half a crossing", () => {
    const [flight] = planAll([[0, { placement: "top" }]]);
    expect(flight).toMatchObject({ leftPx: 300, speedPxPerMs: 0, endMs: 4000 });
  });

  it("let a standing text that is wider than the picture fly", () => {
    const [flight] = planAll([[0, { placement: "bottom", widthPx: 900 }]]);
    expect(flight).toMatchObject({ leftPx: 800, topPx: 0 });
    expect(flight?.speedPxPerMs).toBeGreaterThan(0);
  });

  it("do not hurry a long text past twice the speed of the picture's width", () => {
    const [flight] = planAll([[0, { widthPx: 5000 }]]);
    expect(flight?.speedPxPerMs).toBeCloseTo(0.2);
    expect(flight?.endMs).toBeCloseTo(29_000);
  });

  it("are full when every one has somebody at its beginning, and drop what comes then", () => {
    const flights = planAll(Array.from({ length: 12 }, () => [0, {}]));
    expect(flights.filter(Boolean)).toHaveLength(10);
  });

  it("are used again behind a text that has entered, unless the next would catch it", () => {
    const oneLane = { ...stage, heightPx: 40 };
    const second = (nowMs: number, request: Partial<FlightRequest>) =>
      planAll(
        [
          [0, {}],
          [nowMs, request],
        ],
        oneLane,
      )[1];
    expect(second(1000, {})).toBeNull();
    expect(second(2000, {})).not.toBeNull();
    expect(second(2000, { crossingMs: 4000 })).toBeNull();
    expect(second(2000, { widthPx: 900 })).toBeNull();
    expect(second(6000, { widthPx: 900 })).not.toBeNull();
  });

  it.each([
    [100, 2],
    [200, 5],
    [400, 10],
    [900, 10],
    [4, 1],
  ])("in %i px of the picture are %i", (areaPx, lanes) => {
    const flights = planAll(
      Array.from({ length: 20 }, () => [0, {}]),
      { ...stage, areaPx },
    );
    expect(flights.filter(Boolean)).toHaveLength(lanes);
  });

  it.each([0, 39])("are none in a picture %i px high", (heightPx) => {
    expect(planAll([[0, {}]], { ...stage, heightPx })).toEqual([null]);
  });
});

/** What can happen on a stage. Time is the stage's own, so that a pause changes nothing in it. */
const change = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      placement: fc.constantFrom<Placement>("scroll", "scroll", "scroll", "top", "bottom"),
      widthPx: fc.integer({ min: 1, max: 1500 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ passMs: fc.integer({ min: 0, max: 4000 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      stage: fc.record({
        widthPx: fc.integer({ min: 120, max: 1920 }),
        heightPx: fc.integer({ min: 40, max: 300 }),
        areaPx: fc.integer({ min: 0, max: 400 }),
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      heightPx: fc.integer({ min: 20, max: 60 }),
      crossingMs: fc.integer({ min: 3000, max: 16_000 }),
    }),
  },
);

/** Plays a history and gives every flight that came of it. */
function play(changes: readonly (typeof change extends fc.Arbitrary<infer T> ? T : never)[]) {
  const flights: Flight[] = [];
  let on: StageSize = { widthPx: 390, heightPx: 160, areaPx: 160 };
  let look = { heightPx: 28, crossingMs: 8000 };
  let nowMs = 0;
  for (const each of changes) {
    if ("passMs" in each) nowMs += each.passMs;
    else if ("stage" in each) on = each.stage;
    else if ("crossingMs" in each) look = each;
    else {
      const flying = flights.filter((flight) => flight.endMs > nowMs);
      const flight = planFlight(on, flying, { ...look, ...each }, nowMs);
      if (flight) flights.push(flight);
    }
  }
  return flights;
}

/** Where a flight is seen, worked out apart from the planner. */
function boxAt(flight: Flight, ms: number) {
  const left = flight.leftPx - (ms - flight.startMs) * flight.speedPxPerMs;
  return {
    left,
    right: left + flight.widthPx,
    top: flight.topPx,
    bottom: flight.topPx + flight.heightPx,
  };
}

function overlap(a: Flight, b: Flight, ms: number): boolean {
  const [x, y] = [boxAt(a, ms), boxAt(b, ms)];
  const slack = 1e-6;
  return (
    x.left < y.right - slack &&
    y.left < x.right - slack &&
    x.top < y.bottom - slack &&
    y.top < x.bottom - slack
  );
}

describe("texts that fly", () => {
  it("never overlap at any time, also after the picture, the size or the speed has changed", () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 5, maxLength: 60 }), (changes) => {
        const flights = play(changes);
        for (const [index, a] of flights.entries()) {
          for (const b of flights.slice(index + 1)) {
            const from = Math.max(a.startMs, b.startMs);
            const until = Math.min(a.endMs, b.endMs);
            if (from >= until) continue;
            for (let step = 0; step <= 40; step += 1) {
              const ms = from + ((until - from) * step) / 40;
              expect(overlap(a, b, ms), `at ${ms} ms`).toBe(false);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("come in outside of the picture, leave it, and stay within its height", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 120, max: 1920 }),
        fc.integer({ min: 40, max: 1080 }),
        fc.integer({ min: 0, max: 1200 }),
        fc.integer({ min: 1, max: 3000 }),
        fc.constantFrom<Placement>("scroll", "top", "bottom"),
        (widthPx, heightPx, areaPx, textPx, placement) => {
          const size = { widthPx, heightPx, areaPx };
          const flight = planFlight(size, [], { ...text, placement, widthPx: textPx }, 0);
          if (!flight) throw new Error("An empty stage has room.");
          expect(flight.topPx).toBeGreaterThanOrEqual(0);
          expect(flight.topPx + flight.heightPx).toBeLessThanOrEqual(heightPx);
          if (flight.speedPxPerMs === 0) {
            expect(flight.leftPx).toBeGreaterThanOrEqual(0);
          } else {
            expect(leftAt(flight, 0)).toBe(widthPx);
            expect(leftAt(flight, flight.endMs) + textPx).toBeCloseTo(0, 6);
          }
        },
      ),
    );
  });

  it("are dropped only when every lane has somebody in the way", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 600 }), { maxLength: 40 }), (widths) => {
        const flights: Flight[] = [];
        for (const widthPx of widths) {
          const flight = planFlight(stage, flights, { ...text, widthPx }, 0);
          if (flight) flights.push(flight);
        }
        expect(flights).toHaveLength(Math.min(widths.length, 10));
      }),
    );
  });
});
