import { expect, it } from "vitest";
import { TimestampUnwrapper } from "./timestamp";

function unwrap(...timestamps: number[]): number[] {
  const clock = new TimestampUnwrapper();
  return timestamps.map((timestamp) => clock.next(timestamp));
}

it("continues past 2^32 and keeps small steps back as they are", () => {
  expect(unwrap(2 ** 32 - 20, 2 ** 32 - 40, 10, 2 ** 32 - 5, 30)).toEqual([
    2 ** 32 - 20,
    2 ** 32 - 40,
    2 ** 32 + 10,
    2 ** 32 - 5,
    2 ** 32 + 30,
  ]);
});

it("finds back after a message that carries zero in the middle of a stream", () => {
  expect(unwrap(90_000_000, 0, 90_000_040)).toEqual([90_000_000, 0, 90_000_040]);
});
