import { describe, expect, it } from "vitest";
import type { StudioStream } from "@/lib/shared/models";
import { readHealth } from "./health";

const good: StudioStream = {
  lastMediaAtMs: 10_000,
  videoCodec: "avc1.64001f",
  width: 1280,
  height: 720,
  framesPerSecond: 30,
  videoKbps: 2500,
  audioCodec: "mp4a.40.2",
  audioKbps: 128,
  keyFrameIntervalMs: 2000,
  recording: true,
};
const levels = (change: Partial<StudioStream>, nowMs = 10_200) =>
  Object.fromEntries(
    readHealth({ ...good, ...change }, nowMs).map(({ name, level }) => [name, level]),
  );

describe("the health of a stream", () => {
  it("is good when everything is", () => {
    expect(Object.values(levels({}))).toEqual(["ok", "ok", "ok", "ok", "ok"]);
  });

  it.each([
    [{ videoKbps: 200 }, "bitrate", "warn"],
    [{ videoKbps: 50 }, "bitrate", "bad"],
    [{ framesPerSecond: 12 }, "frames", "warn"],
    [{ keyFrameIntervalMs: 8330 }, "keyframes", "bad"],
    [{ keyFrameIntervalMs: 5000 }, "keyframes", "warn"],
    [{ audioCodec: "" }, "audio", "warn"],
    [{ audioKbps: 0 }, "audio", "bad"],
    [{ videoKbps: 0 }, "bitrate", "none"],
  ] as const)("with %j %s is %s", (change, name, level) => {
    expect(levels(change)[name]).toBe(level);
  });

  it("sees a network that stalls", () => {
    expect(levels({}, 13_000).network).toBe("warn");
    expect(levels({}, 16_000).network).toBe("bad");
  });

  it("says nothing without a stream", () => {
    expect(readHealth(null, 0).map((reading) => reading.level)).toEqual(Array(5).fill("none"));
  });
});
