import { describe, expect, it } from "vitest";
import { isFlowing, isJump, watchPace } from "./video-pace";

const playing = { paused: false, ended: false, seeking: false, readyState: 4 };

describe("danmaku", () => {
  it.each([
    ["playing", {}, true],
    ["paused", { paused: true }, false],
    ["seeking", { seeking: true }, false],
    ["waiting for data", { readyState: 2 }, false],
    ["at its end", { paused: true, ended: true, readyState: 2 }, true],
  ])("of a picture that is %s", (_, state, flowing) => {
    expect(isFlowing({ ...playing, ...state })).toBe(flowing);
  });

  it("belong to another picture after a jump, not after a step over a hole", () => {
    expect(isJump(10, 10.4)).toBe(false);
    expect(isJump(10, 5)).toBe(true);
    expect(isJump(10, 40)).toBe(true);
  });

  it("follow the video's own events until nobody watches", () => {
    const video = Object.assign(new EventTarget(), { ...playing, paused: true, currentTime: 3 });
    const told: unknown[] = [];
    const leave = watchPace(video, {
      onFlow: (flowing) => told.push(flowing),
      onJump: () => told.push("jump"),
    });
    video.paused = false;
    video.dispatchEvent(new Event("playing"));
    video.currentTime = 60;
    video.seeking = true;
    video.dispatchEvent(new Event("seeking"));
    leave();
    video.dispatchEvent(new Event("seeked"));
    expect(told).toEqual([false, true, "jump", false]);
  });
});
