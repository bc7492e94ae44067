import { beforeEach, describe, expect, it } from "vitest";
import type { RefusedPush } from "@/lib/shared/ingest";
import {
  RefusedPushes,
  refusalMemoryMs,
  refusalsPerStream,
  refusedStreams,
} from "./refused-pushes";

let nowMs: number;
let pushes: RefusedPushes;
beforeEach(() => {
  nowMs = 1_800_000_000_000;
  pushes = new RefusedPushes(
    (streamName) => streamName.startsWith("1000_"),
    () => nowMs,
  );
});

const refusal = (change: Partial<RefusedPush> = {}): RefusedPush => ({
  atMs: nowMs,
  why: "wrongKey",
  detail: "",
  clientIp: "192.0.2.1",
  agent: "OBS",
  ...change,
});

describe("pushes that were turned away", () => {
  it("are told newest first, for a quarter of an hour", () => {
    pushes.note("1000_alice", refusal());
    nowMs += 60_000;
    pushes.note("1000_alice", refusal({ why: "expired" }));
    expect(pushes.of("1000_alice").map(({ why }) => why)).toEqual(["expired", "wrongKey"]);
    nowMs += refusalMemoryMs - 30_000;
    expect(pushes.of("1000_alice").map(({ why }) => why)).toEqual(["expired"]);
    expect(pushes.of("1000_bob")).toEqual([]);
  });

  it("count once while an encoder tries again and again", () => {
    for (let i = 0; i < 100; i += 1) {
      nowMs += 2000;
      pushes.note("1000_alice", refusal());
    }
    expect(pushes.of("1000_alice")).toEqual([refusal()]);
  });

  it("are bounded for one stream, for all of them, and in their words", () => {
    for (let i = 0; i < 50; i += 1) {
      pushes.note("1000_alice", refusal({ atMs: nowMs + i, clientIp: `192.0.2.${i}` }));
    }
    expect(pushes.of("1000_alice")).toHaveLength(refusalsPerStream);
    expect(pushes.of("1000_alice")[0]?.clientIp).toBe("192.0.2.49");
    pushes.note("1000_alice", refusal({ agent: "x".repeat(10_000) }));
    expect(pushes.of("1000_alice").every(({ agent }) => agent.length <= 120)).toBe(true);
    for (let i = 0; i < refusedStreams + 20; i += 1) pushes.note(`1000_${i}`, refusal());
    expect(pushes.size).toBe(refusedStreams);
    expect(pushes.of("1000_alice")).toEqual([]);
    expect(pushes.of(`1000_${refusedStreams + 19}`)).toHaveLength(1);
  });

  it("are forgotten with the key that they were about", () => {
    pushes.note("1000_alice", refusal());
    pushes.forget("1000_alice");
    expect(pushes.of("1000_alice")).toEqual([]);
  });

  it("stay when somebody else has a key, until that key opens nothing", () => {
    const by = (txTime: number) => new URLSearchParams({ txTime: txTime.toString(16) });
    const taken = refusal({ why: "taken" });
    pushes.note("1000_alice", taken, by(5000));
    pushes.note("1000_alice", refusal(), by(5000));
    pushes.forget("1000_alice");
    expect(pushes.of("1000_alice", 5000)).toEqual([taken]);
    expect(pushes.of("1000_alice", 5001)).toEqual([]);
    // The same program, which has found out the new one as well.
    pushes.note("1000_alice", taken, by(6000));
    pushes.note("1000_alice", taken, by(5000));
    expect(pushes.of("1000_alice", 6000)).toEqual([taken]);
    expect(pushes.of("1000_alice", 6001)).toEqual([]);
  });

  it("by another's wrong signature are no news of any key, whatever it claims", () => {
    pushes.note("1000_alice", refusal(), new URLSearchParams("txTime=1"));
    expect(pushes.of("1000_alice", 5000)).toEqual([refusal()]);
  });

  it("are not remembered of a stream that is nobody's", () => {
    pushes.note("9999_stranger", refusal());
    expect(pushes.size).toBe(0);
  });
});
