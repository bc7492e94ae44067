import { describe, expect, it } from "vitest";
import { parseAvcConfig } from "@/lib/media/codecs/h264";
import { fragment, initSegment } from "@/lib/media/hls/fmp4";
import { avcConfigTag } from "@/lib/media/rtmp/test-publisher";
import { moofSize, moveFragments, readFragmentStart } from "./movie-fragments";
import { boxesIn, DamagedMediaError } from "./mp4-boxes";
import { tracksOf } from "./recorded-tracks";

const video = parseAvcConfig(Buffer.from(avcConfigTag.subarray(5)));
const asc = Buffer.from("1210", "hex");
const audio = { codec: "mp4a.40.2", sampleRate: 44_100, channels: 2, asc };
const init = initSegment({ video, audio });
const sample = { data: Buffer.alloc(40, 7), durationTicks: 3000, ctsTicks: 0, key: true };
const media = (baseTicks: number) =>
  fragment({
    ...{ sequence: 1, video: { baseTicks, samples: [sample, sample] } },
    audio: { baseTicks: Math.round((baseTicks / 90_000) * 44_100), samples: [sample] },
  });

/** The same numbers for the same seed (mulberry32). */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Some bytes changed, sizes of boxes above all, or the end cut off. */
function damaged(bytes: Buffer, pick: (below: number) => number): Buffer {
  const out = Buffer.from(bytes);
  for (let left = 1 + pick(4); left > 0; left -= 1) {
    const at = pick(out.length - 4);
    if (pick(2) === 0) out[at] = pick(256);
    else out.writeUInt32BE([0, 1, 7, 8, 12, 0x7fffffff, 0xffffffff][pick(7)] ?? 0, at);
  }
  return pick(3) === 0 ? out.subarray(0, pick(out.length)) : out;
}

describe("whatever lies on the disk", () => {
  it("is understood, or refused as damaged, and never moved beyond its beginning", () => {
    const tracks = tracksOf(init);
    let refused = 0;
    const attempt = (work: () => void) => {
      try {
        work();
      } catch (error) {
        if (!(error instanceof DamagedMediaError)) throw error;
        refused += 1;
      }
    };
    for (let seed = 1; seed <= 4000; seed += 1) {
      const pick = random(seed);
      const bytes = damaged(media(pick(1_000_000)), pick);
      attempt(() => boxesIn(bytes));
      attempt(() => expect(moofSize(bytes)).toBeGreaterThanOrEqual(0));
      attempt(() => {
        const { startSeconds } = readFragmentStart(bytes, tracks);
        expect(startSeconds).toBeGreaterThanOrEqual(0);
      });
      attempt(() => moveFragments(bytes, tracks, pick(20)));
      attempt(() => {
        for (const { timescale } of tracksOf(damaged(init, pick)))
          expect(timescale).toBeGreaterThan(0);
      });
    }
    expect(refused).toBeGreaterThan(1000);
    expect(refused).toBeLessThan(20_000);
  });

  it("has its sound and its picture moved together, by what began first", () => {
    const tracks = tracksOf(init);
    const samples = [sample];
    const bytes = fragment({
      ...{ sequence: 1, video: { baseTicks: 45_000, samples } },
      audio: { baseTicks: 11_025, samples },
    });
    const { startSeconds } = readFragmentStart(bytes, tracks);
    expect(startSeconds).toBe(0.25);
    moveFragments(bytes, tracks, startSeconds);
    expect(bytes).toEqual(
      fragment({
        ...{ sequence: 1, video: { baseTicks: 22_500, samples } },
        audio: { baseTicks: 0, samples },
      }),
    );
  });
});
