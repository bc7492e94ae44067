import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RtmpServer } from "@/lib/media/rtmp/server";
import type { PublishSink } from "@/lib/media/types";
import type { IngestHealth } from "@/lib/shared/ingest";
import { IngestMeter } from "./ingest-meter";

const run = promisify(execFile);
const ffmpeg = (...args: string[]) => run("ffmpeg", ["-v", "error", "-y", ...args]);

interface Encoding {
  readonly picture: string;
  readonly video: readonly string[];
  readonly tone: string;
  readonly audio: readonly string[];
  readonly bFrames: boolean;
}

const x264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"];
const noise = "noise=alls=20:allf=t";
const encodings: Readonly<Record<string, Encoding>> = {
  "baseline, 30 a second, constant bitrate, a key frame a second": {
    picture: `testsrc2=size=640x360:rate=30,${noise}`,
    video: [
      ...[...x264, "-profile:v", "baseline", "-g", "30", "-sc_threshold", "0"],
      ...["-b:v", "800k", "-minrate", "800k", "-maxrate", "800k", "-bufsize", "800k"],
      ...["-x264-params", "nal-hrd=cbr"],
    ],
    tone: "sine=sample_rate=44100",
    audio: ["-ac", "2", "-b:a", "128k"],
    bFrames: false,
  },
  "high with three B-frames and key frames where the picture asks for them": {
    picture: `testsrc2=size=854x480:rate=25,${noise}`,
    video: [
      ...["-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-profile:v", "high"],
      ...["-bf", "3", "-b_strategy", "0", "-g", "60", "-b:v", "1000k"],
      ...["-force_key_frames", "1.2,3,7.4"],
    ],
    tone: "sine=sample_rate=48000",
    audio: ["-ac", "2", "-b:a", "160k"],
    bFrames: true,
  },
  "a variable frame rate": {
    // Every picture in the first half, every fifth in the second.
    picture: `testsrc2=size=480x270:rate=30,select='lt(t,5)+not(mod(n,5))'`,
    video: [...x264, "-fps_mode", "vfr", "-g", "50", "-sc_threshold", "0", "-b:v", "500k"],
    tone: "sine=sample_rate=32000",
    audio: ["-ac", "1", "-b:a", "64k"],
    bFrames: false,
  },
  "720p, 60 a second, a key frame every ten seconds": {
    picture: "testsrc2=size=1280x720:rate=60",
    video: [...x264, "-profile:v", "main", "-g", "600", "-sc_threshold", "0", "-b:v", "2000k"],
    tone: "sine=sample_rate=48000",
    audio: ["-ac", "2", "-b:a", "96k"],
    bFrames: false,
  },
  "five a second at a low bitrate, mono sound of 22.05 kHz": {
    picture: "testsrc2=size=320x180:rate=5",
    video: [...x264, "-g", "10", "-sc_threshold", "0", "-b:v", "60k"],
    tone: "sine=sample_rate=22050",
    audio: ["-ac", "1", "-b:a", "32k"],
    bFrames: false,
  },
};

let dir: string;
let server: RtmpServer;
const measured = new Map<string, Promise<IngestHealth>>();

/** Only the meter, fed as the engine feeds it, and what it says when the push is over. */
function measuringSink(done: (health: IngestHealth) => void): PublishSink {
  const meter = new IngestMeter();
  const ignore = () => undefined;
  meter.beginPublisher();
  return {
    onMetadata: ignore,
    onFlvTag: ignore,
    onVideoConfig: (config) => meter.onVideoConfig(config),
    onAudioConfig: (config) => meter.onAudioConfig(config),
    onVideo: (frame) => meter.onVideo(frame, Date.now()),
    onAudio: (frame) => meter.onAudio(frame, Date.now()),
    onEnd: () => done(meter.health(Date.now())),
  };
}

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), "ingest-"));
  const done = new Map<string, (health: IngestHealth) => void>();
  server = new RtmpServer({
    ...{ host: "127.0.0.1", port: 0, log: { info() {}, warn() {}, error() {} } },
    onPublish: async ({ streamName }) => ({
      accepted: true,
      bind: () => undefined,
      sink: measuringSink((health) => done.get(streamName)?.(health)),
    }),
  });
  await server.start();
  Object.entries(encodings).forEach(([name, { picture, tone, video, audio }], index) => {
    const health = new Promise<IngestHealth>((resolve) => done.set(`e${index}`, resolve));
    const file = fileOf(index);
    const encode = async () => {
      await ffmpeg(
        ...["-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", tone],
        ...["-t", "11", ...video, "-c:a", "aac", ...audio, file],
      );
      await ffmpeg(
        ...["-i", file, "-c", "copy", "-f", "flv"],
        `rtmp://127.0.0.1:${server.port}/live/e${index}`,
      );
    };
    measured.set(
      name,
      encode().then(() => health),
    );
  });
  await Promise.all(measured.values());
});

afterAll(async () => {
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
});

const fileOf = (index: number) => path.join(dir, `${index}.mp4`);

interface Probed {
  readonly streams: readonly Readonly<Record<string, string | number>>[];
  readonly packets: readonly { readonly dts_time: string; readonly flags: string }[];
}

async function probe(file: string) {
  const { stdout } = await run(
    "ffprobe",
    [
      ...["-v", "error", "-of", "json", "-show_streams"],
      ...["-show_packets", "-show_entries", "packet=codec_type,dts_time,flags", file],
    ],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  const { streams, packets }: Probed & { packets: { codec_type: string }[] } = JSON.parse(stdout);
  const [video = {}] = streams.filter(({ codec_type }) => codec_type === "video");
  const [audio = {}] = streams.filter(({ codec_type }) => codec_type === "audio");
  const keys = packets
    .filter((it) => "codec_type" in it && it.codec_type === "video" && it.flags.startsWith("K"))
    .map(({ dts_time }) => Number(dts_time));
  const [frames = 0, seconds = 1] = String(video.avg_frame_rate).split("/").map(Number);
  return {
    ...{ video, audio, framesPerSecond: frames / seconds },
    keyFrameSeconds: ((keys.at(-1) ?? 0) - (keys[0] ?? 0)) / (keys.length - 1),
  };
}

/** The house promises to be within 5 % of what a probe of the pushed file says. */
function expectNear(value: number | null | undefined, probed: number): void {
  expect(Math.abs((value ?? 0) - probed) / probed).toBeLessThan(0.05);
}

describe("what arrives against a probe of the file that was pushed", () => {
  it.each(Object.keys(encodings))("%s", async (name) => {
    const index = Object.keys(encodings).indexOf(name);
    const health = await measured.get(name);
    const { video, audio, framesPerSecond, keyFrameSeconds } = await probe(fileOf(index));
    expectNear(health?.video?.averageKbps, Number(video.bit_rate) / 1000);
    expectNear(health?.audio?.averageKbps, Number(audio.bit_rate) / 1000);
    expectNear(health?.video?.averageFramesPerSecond, framesPerSecond);
    expectNear(health?.video?.keyFrameSeconds, keyFrameSeconds);
    expect(health?.video).toMatchObject({
      ...{ codec: "H.264", width: video.width, height: video.height },
      level: (Number(video.level) / 10).toFixed(1),
      profile: String(video.profile).replace("Constrained ", ""),
      bFrames: encodings[name]?.bFrames,
    });
    expect(health?.audio).toMatchObject({
      ...{ codec: "AAC", channels: audio.channels, sampleRate: Number(audio.sample_rate) },
    });
  });
});
