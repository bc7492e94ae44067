import { describe, expect, it } from "vitest";
import { parseAudioConfig } from "./aac";

const configs: readonly (readonly [name: string, asc: string, expected: object])[] = [
  // FFmpeg's own encoder.
  ["44.1 kHz stereo", "121056e500", { codec: "mp4a.40.2", sampleRate: 44100, channels: 2 }],
  ["48 kHz mono", "118856e500", { codec: "mp4a.40.2", sampleRate: 48000, channels: 1 }],
  ["8 kHz mono", "158856e500", { codec: "mp4a.40.2", sampleRate: 8000, channels: 1 }],
  ["5.1", "11b056e500", { codec: "mp4a.40.2", sampleRate: 48000, channels: 6 }],
  // Layouts of ISO/IEC 14496-3 §1.6.2.1 that the encoder cannot write.
  ["two bytes, as OBS sends", "1190", { codec: "mp4a.40.2", sampleRate: 48000, channels: 2 }],
  ["7.1", "11b8", { codec: "mp4a.40.2", sampleRate: 48000, channels: 8 }],
  ["explicit SBR", "2b920800", { codec: "mp4a.40.5", sampleRate: 44100, channels: 2 }],
  ["parametric stereo", "eb8a0800", { codec: "mp4a.40.29", sampleRate: 44100, channels: 2 }],
  // 00010 1111 (24 bits: 44100) 0010 000
  ["a rate of 24 bits", "1780562210", { codec: "mp4a.40.2", sampleRate: 44100, channels: 2 }],
  // 11111 001010 0011 0010 000: type 32 + 10
  ["an escaped type", "f94640", { codec: "mp4a.40.42", sampleRate: 48000, channels: 2 }],
];

describe("parseAudioConfig", () => {
  it.each(configs)("reads codec, rate and channels: %s", (_, hex, expected) => {
    const asc = Buffer.from(hex, "hex");
    expect(parseAudioConfig(asc)).toEqual({ ...expected, asc });
  });

  it("refuses what is cut off, reserved rates and channels told elsewhere", () => {
    // The last two have rates of 1 Hz and 16 MHz in 24 bits.
    const odd = ["", "12", "2b92", "1690", "1200", "1780000090", "17ffffff90"];
    for (const hex of odd) {
      expect(() => parseAudioConfig(Buffer.from(hex, "hex"))).toThrow(RangeError);
    }
  });
});
