import fc from "fast-check";
import { expect, it } from "vitest";
import { IngestMeter } from "./ingest-meter";

const avcC = new Uint8Array();
const video = { codec: "avc1", profile: "High", level: "4.0", width: 640, height: 360, avcC };
const audio = { codec: "mp4a.40.2", sampleRate: 48_000, channels: 2, asc: avcC };

/** A frame so much after the one before by its publisher's clock, and by ours. */
const frame = fc.record({
  isVideo: fc.boolean(),
  key: fc.boolean(),
  stepMs: fc.oneof(
    fc.constantFrom(0, 33, 40, -5, 23),
    fc.constantFrom(-60_000, 86_400_000, 2 ** 24, 2 ** 32, -(2 ** 31)),
    fc.integer({ min: -2000, max: 12_000 }),
  ),
  passedMs: fc.oneof(fc.constantFrom(0, 33, 40, 23), fc.integer({ min: -500, max: 700_000 })),
  ctsMs: fc.integer({ min: -(2 ** 23), max: 2 ** 23 }),
  bytes: fc.constantFrom(0, 1, 5000),
});

/** Every number of an answer, however deep it lies. */
function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

it("whatever the clocks do, every figure is a number that can be, and few are kept", () => {
  fc.assert(
    fc.property(fc.array(frame, { maxLength: 300 }), (frames) => {
      const meter = new IngestMeter();
      meter.onVideoConfig(video);
      meter.onAudioConfig(audio);
      let nowMs = 1_800_000_000_000;
      let dtsMs = 0;
      for (const { isVideo, key, stepMs, passedMs, ctsMs, bytes } of frames) {
        nowMs += passedMs;
        dtsMs += stepMs;
        const data = new Uint8Array(bytes);
        if (isVideo) meter.onVideo({ dtsMs, ctsMs, key, data }, nowMs);
        else meter.onAudio({ dtsMs, data }, nowMs);
      }
      const numbers = numbersIn([meter.health(nowMs), meter.history(nowMs)]);
      expect(numbers.filter((number) => !Number.isFinite(number) || number < 0)).toEqual([]);
      expect(meter.health(nowMs).jitterMs ?? 0).toBeLessThanOrEqual(1000);
      expect(meter.history(nowMs).length).toBeLessThanOrEqual(600);
    }),
    { numRuns: 150 },
  );
});
