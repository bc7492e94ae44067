import { expect, it } from "vitest";
import { StreamMeter } from "./stream-meter";

it("averages the last complete seconds and forgets older ones", () => {
  const meter = new StreamMeter();
  expect(meter.rates(0)).toEqual({
    videoKbps: 0,
    audioKbps: 0,
    framesPerSecond: 0,
    keyFrameIntervalMs: 0,
  });
  for (let ms = 0; ms < 6000; ms += 40) {
    meter.addVideo(ms, 5000, ms % 2000 === 0, ms);
    meter.addAudio(ms, 400);
  }
  expect(meter.rates(6000)).toEqual({
    videoKbps: 1000,
    audioKbps: 80,
    framesPerSecond: 25,
    keyFrameIntervalMs: 2000,
  });
  expect(meter.rates(20_000).framesPerSecond).toBe(0);
});
