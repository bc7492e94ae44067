import { describe, expect, it } from "vitest";
import { Arrival } from "./arrival";

/** Pictures every 40 ms of media, each so late as told. */
function fed(seconds: number, arrives: (dtsMs: number) => number): Arrival {
  const arrival = new Arrival();
  for (let dtsMs = 0; dtsMs < seconds * 1000; dtsMs += 40) arrival.add(dtsMs, arrives(dtsMs));
  return arrival;
}

describe("jitter", () => {
  it("is nothing for what comes evenly, however late", () => {
    expect(new Arrival().jitterMs).toBeNull();
    expect(fed(20, (dtsMs) => dtsMs + 900).jitterMs).toBe(0);
  });

  it("is how far the steps of arrival are from those of the media", () => {
    // Every other picture is 20 ms late.
    expect(fed(20, (dtsMs) => dtsMs + (dtsMs % 80 ? 20 : 0)).jitterMs).toBeCloseTo(20, 1);
  });
});

describe("timestamps that jump", () => {
  it("are no jitter to speak of: a file that begins again, a clock of another day", () => {
    for (const jumpMs of [-60_000, -6 * 3_600_000, 24 * 3_600_000, 2 ** 32]) {
      const arrival = fed(20, (dtsMs) => dtsMs);
      for (let atMs = 0; atMs < 1000; atMs += 40) {
        arrival.add(20_000 + jumpMs + atMs, 20_000 + atMs);
        expect(arrival.jitterMs).toBeLessThan(20);
      }
    }
  });
});

describe("clock rate", () => {
  it("is not told within the first half minute", () => {
    expect(fed(30, (dtsMs) => dtsMs).clockRate).toBeNull();
    expect(fed(50, (dtsMs) => dtsMs).clockRate).toBe(1);
  });

  it.each([1.02, 0.97, 3])("finds a publisher whose media run at %s", (speed) => {
    const seconds = 60 * speed;
    const rate = fed(seconds, (dtsMs) => dtsMs / speed).clockRate;
    expect(rate).toBeCloseTo(speed, 3);
  });

  it("is never less than nothing, even for media that run backwards", () => {
    const arrival = new Arrival();
    for (let ms = 0; ms < 60_000; ms += 40) arrival.add(9e6 - ms * 5, ms);
    expect(arrival.clockRate).toBe(0);
  });

  it("is not misled by a network that delays now and then, nor by a burst at the start", () => {
    const late = (dtsMs: number) => (dtsMs % 3000 < 1000 ? (dtsMs % 1000) * 0.8 : 0);
    expect(fed(60, (dtsMs) => dtsMs + late(dtsMs)).clockRate).toBeCloseTo(1, 3);
    expect(fed(60, (dtsMs) => Math.max(dtsMs, 2000)).clockRate).toBeCloseTo(1, 3);
  });

  it("compares anew after a pause that was left out of the media", () => {
    const paused = (dtsMs: number) => (dtsMs < 30_000 ? dtsMs : dtsMs + 4000);
    expect(fed(60, paused).clockRate).toBeNull();
    expect(fed(90, paused).clockRate).toBe(1);
  });

  it("keeps no more for a day than for a minute", () => {
    expect(fed(24 * 3600, (dtsMs) => dtsMs * 1.0001).clockRate).toBeCloseTo(1, 3);
  });
});
