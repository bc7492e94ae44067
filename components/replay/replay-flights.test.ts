import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DanmakuItem } from "@/components/danmaku/danmaku-feed";
import type { ReplayMessage } from "@/lib/shared/replay";
import { createReplayFlights } from "./replay-flights";
import { countUpTo, type LoadedChat, nothingLoaded } from "./replay-moments";

function message(offsetMs: number, index: number, kind: "text" | "danmaku" = "danmaku") {
  const made: ReplayMessage = {
    ...{ seq: index, id: `m${index}`, kind, userId: "vera", nickname: "Vera", avatarUrl: "" },
    ...{ text: `m${index}`, sentAtMs: 0, role: "", placement: "scroll", replyTo: null },
    offsetMs,
  };
  return made;
}

function loadedOf(offsets: readonly number[], fromMs = 0, untilMs = 1e9): LoadedChat {
  return { messages: offsets.map((offset, index) => message(offset, index)), fromMs, untilMs };
}

function recorder() {
  const flown: string[] = [];
  let clears = 0;
  const feed = {
    push: (item: DanmakuItem) => void flown.push(item.id),
    clear: () => {
      clears += 1;
    },
  };
  return { flown, feed, clears: () => clears };
}

const offsets = fc
  .array(fc.integer({ min: 0, max: 60_000 }), { maxLength: 60 })
  .map((list) => list.sort((a, b) => a - b));

describe("the danmaku of a recording", () => {
  it("fly once each and in order, however the clock ticks", () => {
    fc.assert(
      fc.property(
        offsets,
        fc.array(fc.integer({ min: 1, max: 2900 }), { minLength: 60, maxLength: 60 }),
        (list, steps) => {
          const { flown, feed } = recorder();
          const flights = createReplayFlights(feed, () => false);
          let place = 0;
          for (const step of steps) {
            place += step;
            flights.reach(place, loadedOf(list));
          }
          const due = list.flatMap((offset, index) => (offset < place ? [`m${index}`] : []));
          expect(flown).toEqual(due);
        },
      ),
    );
  });

  it("after a jump are those from there on, and what flew is over", () => {
    fc.assert(
      fc.property(offsets, fc.integer({ min: 0, max: 60_000 }), (list, to) => {
        const { flown, feed, clears } = recorder();
        const flights = createReplayFlights(feed, () => false);
        flights.reach(2000, loadedOf(list));
        flown.length = 0;
        flights.jump(to);
        expect(clears()).toBe(1);
        for (let place = to; place <= 62_000; place += 250) flights.reach(place, loadedOf(list));
        expect(flown).toEqual(list.flatMap((offset, i) => (offset >= to ? [`m${i}`] : [])));
      }),
    );
  });

  it("wait for a window that comes late, and are left out when it comes too late", () => {
    const { flown, feed } = recorder();
    const flights = createReplayFlights(feed, () => false);
    flights.reach(500, nothingLoaded);
    flights.reach(1500, loadedOf([200, 900, 1600]));
    expect(flown).toEqual(["m0", "m1"]);
    flights.reach(10_000, loadedOf([200, 900, 1600, 8000]));
    expect(flown).toEqual(["m0", "m1", "m3"]);
  });

  it("do not fly over a place of which nothing is known yet", () => {
    const { flown, feed } = recorder();
    const flights = createReplayFlights(feed, () => false);
    flights.reach(1500, loadedOf([1400], 0, 1000));
    flights.reach(1600, loadedOf([1400], 0, 120_000));
    expect(flown).toEqual(["m0"]);
  });

  it("go on behind a window that never came", () => {
    const { flown, feed } = recorder();
    const flights = createReplayFlights(feed, () => false, 500);
    flights.reach(119_000, nothingLoaded);
    flights.reach(121_000, loadedOf([120_500], 120_000, 240_000));
    flights.reach(122_000, loadedOf([120_500, 121_500], 120_000, 240_000));
    expect(flown).toEqual(["m0", "m1"]);
  });

  it("know whose they are, and texts do not fly", () => {
    const own: boolean[] = [];
    const flights = createReplayFlights(
      { push: (item) => void own.push(item.own), clear: () => undefined },
      ({ userId }) => userId === "vera",
    );
    const messages = [message(10, 1), message(20, 2, "text")];
    flights.reach(100, { messages, fromMs: 0, untilMs: 1000 });
    expect(own).toEqual([true]);
  });

  it("reach the last of all when the recording ends", () => {
    const { flown, feed } = recorder();
    const flights = createReplayFlights(feed, () => false);
    flights.reach(59_900, loadedOf([60_000], 0, Number.MAX_SAFE_INTEGER));
    flights.reach(60_001, loadedOf([60_000], 0, Number.MAX_SAFE_INTEGER));
    expect(flown).toEqual(["m0"]);
  });
});

it("a place has the messages up to and at it", () => {
  const list = [0, 10, 10, 20].map((offsetMs) => ({ offsetMs }));
  expect([-1, 0, 9, 10, 19, 20, 99].map((place) => countUpTo(list, place))).toEqual([
    ...[0, 1, 1, 3, 3, 4, 4],
  ]);
});
