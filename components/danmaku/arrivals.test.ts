import { describe, expect, it } from "vitest";
import { createArrivals } from "./arrivals";
import type { DanmakuItem } from "./danmaku-feed";

const item = (id: string, own = false): DanmakuItem => ({
  id,
  userId: "u",
  text: id,
  own,
  placement: "scroll",
});

const idsOf = (arrivals: ReturnType<ReturnType<typeof createArrivals>["take"]>) =>
  arrivals.map((arrival) => arrival.item.id);

describe("texts that wait to enter", () => {
  it("enter once, own ones before others", () => {
    const arrivals = createArrivals();
    arrivals.push(item("a"), 0);
    arrivals.push(item("mine", true), 0);
    expect(idsOf(arrivals.take(1, true))).toEqual(["mine", "a"]);
    expect(idsOf(arrivals.take(2, true))).toEqual([]);
  });

  it("are lost while the picture stands, except own ones, which wait for it", () => {
    const arrivals = createArrivals();
    arrivals.push(item("a"), 0);
    arrivals.push(item("mine", true), 0);
    expect(arrivals.take(0, false)).toEqual([]);
    expect(idsOf(arrivals.take(0, true))).toEqual(["mine"]);
  });

  it("try again when they are own, but not for ever", () => {
    const arrivals = createArrivals();
    arrivals.push(item("mine", true), 0);
    for (const arrival of arrivals.take(0, true)) arrivals.giveBack(arrival);
    expect(arrivals.waiting).toBe(true);
    for (const arrival of arrivals.take(7000, true)) arrivals.giveBack(arrival);
    expect(arrivals.waiting).toBe(true);
    expect(arrivals.take(8001, true)).toEqual([]);
    expect(arrivals.waiting).toBe(false);
  });

  it("do not try again when they are others'", () => {
    const arrivals = createArrivals();
    arrivals.push(item("a"), 0);
    for (const arrival of arrivals.take(0, true)) arrivals.giveBack(arrival);
    expect(arrivals.take(0, true)).toEqual([]);
  });

  it("are bounded, so that a flood between two frames costs nothing", () => {
    const arrivals = createArrivals();
    for (let n = 0; n < 10_000; n += 1) arrivals.push(item(`${n}`, n % 2 === 0), 0);
    expect(arrivals.take(0, true)).toHaveLength(65);
  });

  it("are forgotten with the picture they belonged to", () => {
    const arrivals = createArrivals();
    arrivals.push(item("a"), 0);
    arrivals.push(item("mine", true), 0);
    arrivals.clear();
    expect(arrivals.take(0, true)).toEqual([]);
  });
});
