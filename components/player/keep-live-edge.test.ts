import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { EdgeReading } from "./edge-limits";
import { keepLiveEdge } from "./keep-live-edge";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("document", Object.assign(new EventTarget(), { hidden: false }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const atTheEdge: EdgeReading = {
  latencySeconds: 1.5,
  distanceSeconds: 0,
  targetSeconds: 1.5,
  spacingSeconds: 0.5,
  canChangeSpeed: true,
  silenceSeconds: 0,
};

type Changing = { -readonly [Key in keyof EdgeReading]: EdgeReading[Key] };

/** A viewer whose picture stands still at 20 s, and what is done for him. */
function viewer(seen: Partial<EdgeReading>, more: { seeking?: boolean; paused?: boolean } = {}) {
  const done: string[] = [];
  const state: Changing = { ...atTheEdge, ...seen };
  const video = Object.assign(new EventTarget(), {
    currentTime: 20,
    playbackRate: 1,
    buffered: { length: 0 },
    ended: false,
    seeking: false,
    paused: false,
    ...more,
  });
  const source = {
    edge: () => state,
    seekToEdge: () => done.push("seek"),
    wake: () => done.push("wake"),
    reload: () => done.push("reload"),
  };
  const keeper = keepLiveEdge(
    video as unknown as HTMLVideoElement,
    source as unknown as Parameters<typeof keepLiveEdge>[1],
  );
  const after = (seconds: number) => {
    done.length = 0;
    vi.advanceTimersByTime(seconds * 1000);
    return done.filter((it) => it !== "seek");
  };
  return { state, video, done, after, keeper };
}

it("wakes who seeks what nobody loads, and opens the stream anew when that does not help", () => {
  const { after } = viewer({}, { seeking: true });
  expect(after(7)).toEqual([]);
  expect(after(3)).toEqual(["wake"]);
  expect(after(9)).toEqual(["reload"]);
});

it("wakes again and again who stands at the end of a playlist after which none came", () => {
  // The edge that hls.js tells then stands still as well.
  const { after } = viewer({ distanceSeconds: -0.5, silenceSeconds: 20 });
  expect(after(10)).toEqual(["wake"]);
  expect(after(17)).toEqual(["wake", "wake"]);
});

it("leaves alone who waits for a silent publisher, and who pauses", () => {
  expect(viewer({ distanceSeconds: -0.5 }).after(60)).toEqual([]);
  expect(viewer({ silenceSeconds: 60 }, { paused: true }).after(60)).toEqual([]);
});

it("brings who lost his line unnoticed to the edge as soon as playlists come again", () => {
  const { state, video, done, after } = viewer({ distanceSeconds: 3, silenceSeconds: 0 });
  video.currentTime = 21;
  after(1);
  // Near enough for who was always there.
  expect(done).toEqual([]);
  state.silenceSeconds = 6;
  after(1);
  state.silenceSeconds = 0;
  after(1);
  expect(done).toEqual(["seek"]);
});
