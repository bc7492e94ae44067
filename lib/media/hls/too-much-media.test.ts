import { expect, it } from "vitest";
import { encodeAmf0 } from "@/lib/media/rtmp/amf0";
import { encodeMessage } from "@/lib/media/rtmp/message-writer";
import { avcConfigTag, TestPublisher } from "@/lib/media/rtmp/test-publisher";
import type { AudioConfig, VideoConfig } from "@/lib/media/types";
import { startTestEngine } from "../engine-fixture";
import { HlsOrigin } from "./origin";
import { SegmentCollector } from "./segment-collector";
import { Segmenter } from "./segmenter";
import { StartGate } from "./start-gate";
import { packagingProblem } from "./too-much-media";

const MiB = 1024 * 1024;
const problem = (why: "clockStands" | "tooMuch", detail = "") =>
  expect.objectContaining({ name: "TooMuchMediaError", why, detail });
const names = { codec: "avc1.42c00d", profile: "Baseline", level: "1.3" };
const video: VideoConfig = { ...names, width: 320, height: 180, avcC: Buffer.alloc(8) };
const audio: AudioConfig = {
  ...{ codec: "mp4a.40.2", sampleRate: 44_100, channels: 2 },
  asc: Buffer.from("1210", "hex"),
};
/** Shared by all frames, so that the test itself takes no memory. */
const data = Buffer.alloc(4 * MiB);
const settings = { partDurationMs: 500, segmentDurationMs: 2000, maxSegmentMs: 20_000 };

function begun(collector = new SegmentCollector()): Segmenter {
  const segmenter = new Segmenter(settings, collector);
  segmenter.onMetadata({ videocodecid: 7 });
  segmenter.onVideoConfig(video);
  return segmenter;
}

it("does not gather pictures for ever whose clock stands still, nor runs back a little", () => {
  for (const stepMs of [0, -1]) {
    const segmenter = begun();
    const push = () => {
      for (let index = 0; index < 2000; index += 1) {
        segmenter.onVideo({ dtsMs: 5000 + index * stepMs, ctsMs: 0, key: index === 0, data });
      }
    };
    expect(push).toThrow(problem("clockStands"));
  }
});

it("counts tiny pictures for what they take", () => {
  const segmenter = begun();
  const tiny = Buffer.alloc(1);
  const push = () => {
    for (let index = 0; index < 300_000; index += 1) {
      segmenter.onVideo({ dtsMs: 0, ctsMs: 0, key: index === 0, data: tiny });
    }
  };
  expect(push).toThrow(problem("clockStands"));
});

it("takes large pictures of a clock that runs for as long as they come", () => {
  const collector = new SegmentCollector();
  collector.onPart = () => undefined;
  const segmenter = begun(collector);
  for (let index = 0; index < 40; index += 1) {
    segmenter.onVideo({ dtsMs: index * 100, ctsMs: 0, key: index % 10 === 0, data });
  }
});

it("lets no sound pass that is longer than a frame can be", () => {
  const collector = new SegmentCollector();
  const segmenter = new Segmenter(settings, collector);
  segmenter.onMetadata({ audiocodecid: 10 });
  segmenter.onAudioConfig(audio);
  for (let dtsMs = 0; dtsMs < 3000; dtsMs += 23) segmenter.onAudio({ dtsMs, data });
  segmenter.endPublisher();
  expect(collector.parts).toEqual([]);
});

it("holds little back while it is not known which tracks there are", () => {
  const gate = new StartGate();
  gate.setVideo(video);
  for (let index = 0; index < 250; index += 1) {
    gate.pushVideo({ dtsMs: 0, ctsMs: 0, key: true, data });
  }
  gate.setAudio(audio);
  const frames = gate.start()?.frames ?? [];
  expect(frames.length * data.length).toBeLessThanOrEqual(32 * MiB);
});

it("keeps no more of one live than a part of the memory, and says how much came", () => {
  const origin = new HlsOrigin(
    { partDurationMs: 500, segmentDurationMs: 2000, windowSegments: 7, maxWaiters: 10 },
    "stream/live",
    () => 0,
  );
  const part = { startMs: 0, durationMs: 500, independent: true, startsWithKey: true };
  origin.onEpoch({ index: 0, init: Buffer.alloc(1) });
  // What has left the window does not count.
  for (let index = 0; index < 600; index += 1) {
    origin.onPart({ ...part, bytes: Buffer.alloc(MiB) });
    origin.onSegmentEnd();
  }
  const bytes = Buffer.alloc(64 * MiB);
  const push = () => {
    for (let index = 0; index < 9; index += 1) {
      origin.onPart({ ...part, startMs: index * 500, bytes });
    }
  };
  // 11 MiB of what came before and 512 MiB, in 9.5 s.
  expect(push).toThrow(problem("tooMuch", "462"));
});

it("ends a push whose clock stands still, and tells its broadcaster", async () => {
  const at = await startTestEngine();
  try {
    const publisher = new TestPublisher(at.engine.rtmpPort);
    await publisher.publish("alice");
    publisher.send(9, avcConfigTag);
    publisher.send(18, encodeAmf0("onMetaData", { videocodecid: 7 }));
    const chunkBytes = 65_536;
    publisher.send(1, Buffer.from([0, 1, 0, 0]), 0);
    const head = Buffer.from("2701000000", "hex");
    const payload = Buffer.concat([head, Buffer.alloc(chunkBytes - head.length)]);
    const frame = { chunkStreamId: 4, type: 9, streamId: 1, timestampMs: 0, payload };
    publisher.send(9, Buffer.from("17010000000000026588", "hex"));
    const bytes = encodeMessage(frame, chunkBytes);
    for (let index = 0; index < 1100; index += 1) publisher.socket.write(bytes);
    await publisher.closed;
    expect(at.refusals).toMatchObject([{ why: "clockStands", detail: "" }]);
    expect(at.logged.join()).toContain("publisher ended: Its clock stands still");
    expect(at.engine.stream("alice")).toBeUndefined();
  } finally {
    await at.stop();
  }
});

it("calls everything else that goes wrong here a fault of the server", () => {
  expect(packagingProblem(new RangeError("offset is out of bounds"))).toEqual({
    sentence: "The server could not package this stream.",
    refusal: { why: "serverFault", detail: "" },
  });
});
