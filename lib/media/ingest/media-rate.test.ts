import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MediaRate } from "./media-rate";

function filled(frames: readonly (readonly [dtsMs: number, bytes: number])[]): MediaRate {
  const meter = new MediaRate();
  for (const [dtsMs, bytes] of frames) meter.add(dtsMs, bytes);
  return meter;
}

const every = (stepMs: number, untilMs: number, bytes: number, fromMs = 0) =>
  Array.from({ length: Math.floor((untilMs - fromMs) / stepMs) }, (_, index) => {
    return [fromMs + index * stepMs, bytes] as const;
  });

describe("MediaRate", () => {
  it("knows nothing before there are two frames", () => {
    expect(filled([]).present).toEqual({ framesPerSecond: 0, kbps: 0 });
    expect(filled([[40, 900]]).present).toEqual({ framesPerSecond: 0, kbps: 0 });
    expect(filled([[40, 900]]).average).toBeNull();
  });

  it("forgets in the present what the average keeps", () => {
    const meter = filled([...every(40, 20_000, 5000), ...every(20, 40_000, 1000, 20_000)]);
    expect(meter.present.framesPerSecond).toBeCloseTo(50, 5);
    expect(meter.present.kbps).toBeCloseTo(400, 5);
    expect(meter.average?.framesPerSecond).toBeCloseTo(37.5, 1);
    expect(meter.average?.kbps).toBeCloseTo(700, 0);
  });

  it("measures a picture every few seconds by its distance", () => {
    const meter = filled(every(8000, 80_000, 10_000));
    expect(meter.present).toEqual({ framesPerSecond: 0.125, kbps: 10 });
    expect(meter.average).toEqual({ framesPerSecond: 0.125, kbps: 10 });
  });

  it("counts neither the time between two publishers nor a jump of the clock", () => {
    const meter = filled(every(40, 4000, 5000));
    meter.restart();
    for (const [dtsMs, bytes] of every(40, 4000, 5000)) meter.add(dtsMs, bytes);
    for (const [dtsMs, bytes] of every(40, 904_000, 5000, 900_000)) meter.add(dtsMs, bytes);
    for (const [dtsMs, bytes] of every(40, 4000, 5000)) meter.add(dtsMs, bytes);
    expect(meter.average).toEqual({ framesPerSecond: 25, kbps: 1000 });
    expect(meter.present).toEqual({ framesPerSecond: 25, kbps: 1000 });
  });

  it("never answers with something that is no number, whatever the timestamps are", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer(), fc.nat())), (frames) => {
        const { present, average } = filled(frames);
        for (const { framesPerSecond, kbps } of [present, average ?? present]) {
          expect(Number.isFinite(framesPerSecond) && framesPerSecond >= 0).toBe(true);
          expect(Number.isFinite(kbps) && kbps >= 0).toBe(true);
        }
      }),
    );
  });
});
