import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlaces, withPlace, writePlaces } from "./resume-places";

const durationSeconds = 600;
const none = new Map<string, number>();

describe("the place where a recording was left", () => {
  it("is remembered in whole seconds", () => {
    const places = withPlace(none, "a", { seconds: 75.9, durationSeconds });
    expect(readPlaces(writePlaces(places)).get("a")).toBe(75);
  });

  it.each([0, 14, 590, 600, Number.NaN])("is forgotten when it is %s of 600 seconds", (seconds) => {
    const places = withPlace(new Map([["a", 75]]), "a", { seconds, durationSeconds });
    expect(places.has("a")).toBe(false);
  });

  it("makes room for newer ones", () => {
    let places: ReadonlyMap<string, number> = none;
    for (let i = 0; i < 150; i += 1) {
      places = withPlace(places, `tape-${i}`, { seconds: 60, durationSeconds });
    }
    expect(places.size).toBe(100);
    expect(places.has("tape-149")).toBe(true);
    expect(places.has("tape-0")).toBe(false);
  });

  it("is none where the browser has kept nonsense", () => {
    for (const text of [
      null,
      "",
      "[]",
      "null",
      "{",
      '{"places":[1,[1,2],["a"],["a","b"],["a",-1]]}',
    ]) {
      expect(readPlaces(text).size).toBe(0);
    }
    fc.assert(
      fc.property(fc.jsonValue(), (value) => void readPlaces(JSON.stringify({ places: value }))),
    );
  });
});
