import { expect, it } from "vitest";
import { type PictureSample, type Stillness, watchPicture } from "./still-picture";

/** What is done in so many seconds, with the second in which it is done. */
function curesOf(seconds: number, sampleAt: (second: number) => Partial<PictureSample>): string[] {
  let still: Stillness = { positionSeconds: 5, sinceMs: 0, woken: false };
  const cures: string[] = [];
  for (let second = 0; second <= seconds; second += 1) {
    const step = watchPicture(still, {
      nowMs: second * 1000,
      positionSeconds: 5,
      shouldMove: true,
      served: true,
      ...sampleAt(second),
    });
    still = step.still;
    if (step.cure) cures.push(`${step.cure} ${second}`);
  }
  return cures;
}

it("loads anew after 8 s, and opens the stream anew when that has not helped", () => {
  expect(curesOf(30, () => ({}))).toEqual(["wake 9", "reload 18", "wake 27"]);
});

it("keeps the last picture for as long as nobody serves another", () => {
  expect(curesOf(30, () => ({ served: false }))).toEqual(["wake 9", "wake 18", "wake 27"]);
});

it("begins to count anew when the picture has moved", () => {
  const moving = curesOf(30, (second) => ({ positionSeconds: second < 20 ? second : 20 }));
  expect(moving).toEqual(["wake 29"]);
});

it("leaves alone what stands still with reason", () => {
  expect(curesOf(60, () => ({ shouldMove: false }))).toEqual([]);
});
