import { expect, it } from "vitest";
import { KeyFrames } from "./key-frames";

/** Frames every 100 ms; key frames at the named times. */
function fed(
  untilMs: number,
  isKey: (dtsMs: number) => boolean,
  into = new KeyFrames(),
): KeyFrames {
  for (let dtsMs = 0; dtsMs <= untilMs; dtsMs += 100) into.add(dtsMs, isKey(dtsMs));
  return into;
}

it("knows no distance before there are two key frames, but how long the first has been alone", () => {
  expect(new KeyFrames()).toMatchObject({ meanSeconds: null, longestSeconds: null });
  expect(fed(4000, (ms) => ms === 0)).toMatchObject({ meanSeconds: null, longestSeconds: 4 });
});

it("counts the distance that is still open as soon as it is the longest", () => {
  const keys = new Set([0, 2000, 3000, 4000]);
  expect(fed(4500, (ms) => keys.has(ms))).toMatchObject({ meanSeconds: 4 / 3, longestSeconds: 2 });
  expect(fed(9000, (ms) => keys.has(ms))).toMatchObject({ meanSeconds: 4 / 3, longestSeconds: 5 });
});

it("forgets the longest one after a minute and keeps a bounded number", () => {
  const keys = fed(10_000, (ms) => ms === 0 || ms >= 8000);
  expect(keys.longestSeconds).toBe(8);
  for (let dtsMs = 10_100; dtsMs <= 80_000; dtsMs += 100) keys.add(dtsMs, true);
  expect(keys).toMatchObject({ meanSeconds: 0.1, longestSeconds: 0.1 });
});

it("takes no jump of the clock for a distance, however short it is and whatever frame it comes with", () => {
  for (const jumpMs of [11_000, 300_000, -5000]) {
    const keys = fed(4000, (ms) => ms % 1000 === 0);
    for (let dtsMs = 4100; dtsMs <= 8000; dtsMs += 100)
      keys.add(dtsMs + jumpMs, dtsMs % 1000 === 0);
    expect(keys).toMatchObject({ meanSeconds: 1, longestSeconds: 1 });
  }
});

it("goes on over a step back that is no more than jitter", () => {
  const keys = fed(4000, (ms) => ms % 1000 === 0);
  keys.add(3990, false);
  keys.add(5000, true);
  expect(keys).toMatchObject({ meanSeconds: 1, longestSeconds: 1 });
});

it("begins anew where the clock of the publisher jumps", () => {
  const keys = fed(4000, (ms) => ms % 1000 === 0);
  keys.add(2_000_000, true);
  keys.add(2_003_000, true);
  expect(keys.meanSeconds).toBe(3);
  keys.add(1000, true);
  expect(keys).toMatchObject({ meanSeconds: null, longestSeconds: 0 });
});
