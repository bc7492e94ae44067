import { pino } from "pino";
import { beforeEach, expect, it, vi } from "vitest";
import type { LiveRow } from "@/db/repositories/live";
import type { ViewingFigures } from "@/lib/providers/live-provider";
import { BroadcastRates } from "./broadcast-rates";

const unknown = { incomingKbps: null, outgoingKbps: null };
const onAir = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ streamName: `s${i}` }) as LiveRow);
const figure = (outgoingKbps: number): ViewingFigures => ({
  ...{ viewers: 0, flvViewers: null, outgoingKbps, incomingKbps: null, atMs: 1000 },
});

let asked: string[][];
let answer: (names: readonly string[]) => Promise<ReadonlyMap<string, ViewingFigures>>;
const ratesOf = (sentBytes: number | null) => {
  const viewing = (names: readonly string[]) => {
    asked.push([...names]);
    return answer(names);
  };
  return new BroadcastRates({ log: pino({ level: "silent" }), live: { sentBytes, viewing } });
};
beforeEach(() => {
  asked = [];
  answer = async (names) => new Map(names.map((name) => [name, figure(499.6)]));
});

it("has what our own engine measures at once", async () => {
  const rates = ratesOf(0);
  await rates.look(onAir(30));
  expect(rates.of("s29", 1000)).toEqual({ incomingKbps: null, outgoingKbps: 500 });
  expect(rates.of("another", 1000)).toEqual(unknown);
  // It is on air since a moment after that.
  expect(rates.of("s29", 1001)).toEqual(unknown);
});

it("waits for no cloud, asks it one thing at a time, and has what it said last", async () => {
  const rates = ratesOf(null);
  let say: (figures: ReadonlyMap<string, ViewingFigures>) => void = () => undefined;
  answer = () => new Promise((resolve) => (say = resolve));
  await rates.look(onAir(1));
  await rates.look(onAir(1));
  expect(asked).toHaveLength(1);
  expect(rates.of("s0", 1000)).toEqual(unknown);
  say(new Map([["s0", figure(70)]]));
  await vi.waitFor(() => expect(rates.of("s0", 1000).outgoingKbps).toBe(70));
  await vi.waitFor(async () => {
    await rates.look(onAir(1));
    expect(asked).toHaveLength(2);
  });
  say(new Map());
  await vi.waitFor(() => expect(rates.of("s0", 1000)).toEqual(unknown));
});

it("knows nothing of a cloud that fails, nor where it would be asked too much", async () => {
  const rates = ratesOf(null);
  const told = async () => {
    answer = async (names) => new Map(names.map((name) => [name, figure(70)]));
    await vi.waitFor(async () => {
      await rates.look(onAir(20));
      expect(rates.of("s19", 1000).outgoingKbps).toBe(70);
    });
  };
  await told();
  answer = () => Promise.reject(new Error("silent"));
  await vi.waitFor(async () => {
    await rates.look(onAir(20));
    expect(rates.of("s19", 1000)).toEqual(unknown);
  });
  await told();
  await vi.waitFor(() => expect(rates.of("s19", 1000).outgoingKbps).toBe(70));
  const before = asked.length;
  await rates.look(onAir(21));
  expect(asked).toHaveLength(before);
  expect(rates.of("s19", 1000)).toEqual(unknown);
});
