import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timeOf, utcText } from "./cloud-time";
import { healthOf, readPoints, samplesOf } from "./push-quality";

/** The example of the action's page (product 267, page 36094), with its key frames' distance. */
const documented = {
  ...{ StreamParam: "xx", ACodec: "AAC", AppName: "live", AudioFps: 43, AudioRate: 131_580 },
  ...{ AudioTs: 5004, BeginPushTime: "2019-06-21 00:29:12.252", ClientIp: "125.39.132.102" },
  ...{ LocalTs: 5000, PushDomain: "123.livepush.myqcloud.com", Resolution: "368*640" },
  ...{ Sequence: "10151483429474411508", Time: "2019-06-21 01:10:39.87", VCodec: "H264" },
  ...{ VideoFps: 24, VideoRate: 701_528, VideoTs: 5032, MateFps: 30, MetaAudioRate: 22 },
  ...{ MetaVideoRate: 4885, Bandwidth: 1.0, Flux: 1.0, GopSize: 2000 },
};
const points = (...list: object[]) => readPoints({ DataInfoList: list }) ?? [];
const at = (second: number, change: object = {}) => ({
  ...documented,
  Time: utcText(Date.parse("2026-01-01T12:00:00Z") + second * 1000),
  ...change,
});

describe("a time of the Live API", () => {
  it.each([
    ["2019-06-21 01:10:39.87", "2019-06-20T17:10:39Z"],
    ["2019-06-21 01:10:39", "2019-06-20T17:10:39Z"],
    ["2019-06-20T17:10:39Z", "2019-06-20T17:10:39Z"],
    ["2019-06-21T01:10:39+08:00", "2019-06-20T17:10:39Z"],
  ])("%s is %s", (text, utc) => expect(utcText(timeOf(text))).toBe(utc));

  it.each([[""], ["yesterday"], ["2019-06-21"], ["2019-06-21 1:10:39"]])("is not %j", (text) =>
    expect(timeOf(text)).toBeNaN(),
  );
});

describe("the points of a push", () => {
  it("say what arrives, and nothing of what LVB does not measure", () => {
    expect(healthOf(points(documented))).toEqual({
      source: "cloud",
      measuredAtMs: Date.parse("2019-06-20T17:10:39Z"),
      lastMediaAtMs: null,
      video: {
        ...{ codec: "H.264", profile: "", level: "", width: 368, height: 640 },
        ...{ framesPerSecond: 24, kbps: 702, averageFramesPerSecond: null, averageKbps: null },
        ...{ keyFrameSeconds: 2, longestKeyFrameSeconds: 2, bFrames: null },
      },
      audio: { codec: "AAC", sampleRate: 0, channels: 0, kbps: 132, averageKbps: null },
      ...{ jitterMs: 32, gaps: null, clockRate: null },
    });
  });

  it("are those of the newest, whatever their order, and of its push alone", () => {
    const list = points(
      at(20, { Sequence: "2", VideoFps: 30, GopSize: 1000 }),
      at(5, { Sequence: "1", VideoFps: 60 }),
      at(15, { Sequence: "2", VideoFps: 20, GopSize: 8300 }),
    );
    const [first, second] = samplesOf(list);
    expect([first?.framesPerSecond, second?.framesPerSecond]).toEqual([20, 30]);
    expect(first?.atMs).toBeLessThan(second?.atMs ?? 0);
    expect(healthOf(list)?.video).toMatchObject({
      ...{ framesPerSecond: 30, keyFrameSeconds: 1, longestKeyFrameSeconds: 8.3 },
    });
  });

  it.each([
    ["H265", "HEVC"],
    ["HEVC", "HEVC"],
    ["avc1.64001f", "H.264"],
    ["AV1", "AV1"],
  ])("name the codec %s as %s", (VCodec, codec) => {
    expect(healthOf(points(at(0, { VCodec })))?.video?.codec).toBe(codec);
  });

  it("tell sound alone, a picture alone, and fields that are missing or null", () => {
    expect(healthOf(points(at(0, { VideoFps: 0, VideoRate: 0 })))).toMatchObject({ video: null });
    expect(healthOf(points(at(0, { AudioRate: 0 })))).toMatchObject({ audio: null });
    const sparse = healthOf(points({ Time: "2026-01-01T12:00:00Z", VideoFps: 25, GopSize: null }));
    expect(sparse?.video).toMatchObject({ width: 0, codec: "", keyFrameSeconds: null });
    expect(sparse).toMatchObject({ audio: null, jitterMs: null });
    expect(healthOf(points())).toBeNull();
  });

  it("tell a wrong clock, but not from a pause and what was caught up after it", () => {
    const minutes = (rate: number) =>
      Array.from({ length: 36 }, (_, index) => at(index * 5, { VideoTs: Math.round(5000 * rate) }));
    expect(healthOf(points(...minutes(1.02)))?.clockRate).toBeCloseTo(1.02, 5);
    const paused = minutes(1);
    paused[10] = at(50, { VideoTs: 500 });
    paused[11] = at(55, { VideoTs: 9400 });
    expect(healthOf(points(...paused))?.clockRate).toBe(1);
    expect(healthOf(points(...minutes(1.02).slice(0, 20)))?.clockRate).toBeNull();
  });

  it("are nothing that can be read in another answer, and never fail", () => {
    for (const strange of [{}, null, { DataInfoList: "no list" }, { DataInfoList: [{ Time: 3 }] }])
      expect(readPoints(strange)).toBeUndefined();
    expect(readPoints({ DataInfoList: null })).toEqual([]);
    fc.assert(
      fc.property(fc.anything(), fc.array(fc.object()), (answer, list) => {
        readPoints(answer);
        healthOf(readPoints({ DataInfoList: list }) ?? []);
      }),
    );
  });
});
