import { execFileSync } from "node:child_process";
import type { AudioConfig, AudioFrame, VideoConfig, VideoFrame } from "@/lib/media/types";

/** What FFmpeg would push, in wire order; for tests. */
export interface EncodedFixture {
  readonly video?: VideoConfig | undefined;
  readonly audio?: AudioConfig | undefined;
  readonly frames: readonly (
    | { readonly kind: "video"; readonly frame: VideoFrame }
    | { readonly kind: "audio"; readonly frame: AudioFrame }
  )[];
}

export interface FixtureOptions {
  readonly seconds: number;
  readonly video?: boolean;
  readonly audio?: boolean;
  readonly framesPerSecond?: number;
  readonly gopFrames?: number;
  readonly bFrames?: number;
}

/** FFmpeg arguments for a generated H.264/AAC picture of 320x180. */
export function encoderArguments(options: FixtureOptions): string[] {
  const { seconds, video = true, audio = true, framesPerSecond = 30 } = options;
  const inputs: string[] = [];
  const outputs: string[] = [];
  if (video) {
    inputs.push("-f", "lavfi", "-i", `testsrc2=size=320x180:rate=${framesPerSecond}`);
    outputs.push("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p");
    outputs.push("-g", String(options.gopFrames ?? 60), "-keyint_min", "1", "-sc_threshold", "0");
    outputs.push("-bf", String(options.bFrames ?? 0));
  }
  if (audio) {
    inputs.push("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100");
    outputs.push("-c:a", "aac", "-b:a", "64k", "-ac", "2");
  }
  return [...inputs, "-t", String(seconds), ...outputs];
}

/** Encodes with FFmpeg to FLV and takes the tags apart (Adobe FLV v10.1, annex E). */
export function encodeFixture(options: FixtureOptions): EncodedFixture {
  const args = ["-v", "error", ...encoderArguments(options), "-f", "flv", "pipe:1"];
  const flv = execFileSync("ffmpeg", args, { maxBuffer: 64 * 1024 * 1024 });
  const frames: EncodedFixture["frames"][number][] = [];
  let video: VideoConfig | undefined;
  let audio: AudioConfig | undefined;
  let at = 13;
  while (at + 11 < flv.length) {
    const type = flv.readUInt8(at);
    const size = flv.readUIntBE(at + 1, 3);
    const dtsMs = flv.readUIntBE(at + 4, 3) + flv.readUInt8(at + 7) * 0x1000000;
    const body = flv.subarray(at + 11, at + 11 + size);
    at += 11 + size + 4;
    if (type === 9 && body[1] === 0) {
      const names = { codec: "avc1.42c00d", profile: "Baseline", level: "1.3" };
      video = { ...names, width: 320, height: 180, avcC: body.subarray(5) };
    } else if (type === 9 && body[1] === 1) {
      const key = body.readUInt8(0) >> 4 === 1;
      const frame = { dtsMs, ctsMs: body.readIntBE(2, 3), key, data: body.subarray(5) };
      frames.push({ kind: "video", frame });
    } else if (type === 8 && body[1] === 0) {
      audio = { codec: "mp4a.40.2", sampleRate: 44100, channels: 2, asc: body.subarray(2) };
    } else if (type === 8 && body.length > 2) {
      frames.push({ kind: "audio", frame: { dtsMs, data: body.subarray(2) } });
    }
  }
  return { video, audio, frames };
}
