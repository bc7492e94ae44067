import { describe, expect, it } from "vitest";
import {
  behindLimitSeconds,
  type EdgeReading,
  isSilent,
  jumpLimitSeconds,
  minBufferSeconds,
} from "./edge-limits";

const reading = (targetSeconds: number, spacingSeconds: number): EdgeReading => ({
  latencySeconds: targetSeconds,
  distanceSeconds: 0,
  targetSeconds,
  spacingSeconds,
  canChangeSpeed: true,
  silenceSeconds: 0,
});

describe("a low-latency playlist with parts of half a second", () => {
  const ours = reading(1.5, 0.5);
  it("is behind past 6 s and jumped past 10 s of latency", () => {
    expect(behindLimitSeconds(ours)).toBe(6);
    expect(jumpLimitSeconds(ours, false) + ours.targetSeconds).toBe(10);
  });
  it("is jumped after an absence of little consequence too", () => {
    expect(jumpLimitSeconds(ours, true)).toBe(1.5);
  });
  it("may be hurried with a part and a half in hand", () => {
    expect(minBufferSeconds(ours)).toBeCloseTo(0.4);
  });
  it("is missed after 5 s without a playlist", () => {
    expect(isSilent({ ...ours, silenceSeconds: 4 })).toBe(false);
    expect(isSilent({ ...ours, silenceSeconds: 6 })).toBe(true);
  });
});

describe("a plain playlist with segments of five seconds", () => {
  const plain = reading(15, 5);
  it("is as near as it can be at its own target, and not shown as behind there", () => {
    expect(behindLimitSeconds(plain)).toBe(20);
  });
  it("is jumped only past two of its segments", () => {
    expect(jumpLimitSeconds(plain, false)).toBe(10);
    expect(jumpLimitSeconds(plain, true)).toBe(5);
  });
  it("is hurried only with most of a segment in hand", () => {
    expect(minBufferSeconds(plain)).toBe(4);
  });
  it("is missed only when two of its segments are overdue, and never where nobody can tell", () => {
    expect(isSilent({ ...plain, silenceSeconds: 9 })).toBe(false);
    expect(isSilent({ ...plain, silenceSeconds: 11 })).toBe(true);
    expect(isSilent({ ...plain, silenceSeconds: null })).toBe(false);
  });
});
