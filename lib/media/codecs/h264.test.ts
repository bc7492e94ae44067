import { describe, expect, it } from "vitest";
import { parseAvcConfig } from "./h264";

/**
 * Records that x264 wrote through FFmpeg for the named picture. The one with emulation prevention is
 * written by hand, since x264 has none before the size; FFmpeg's header trace reads it the same.
 */
const records: readonly (readonly [name: string, avcC: string, expected: object])[] = [
  [
    "baseline with cropping",
    "0142c00cffe100176742c00cda05067e7c0440000003004000000c83c50aa801000468ce0fc8",
    { codec: "avc1.42c00c", profile: "Baseline", level: "1.2", width: 320, height: 180 },
  ],
  [
    "high profile, 1080 lines cropped out of 1088",
    "01640028ffe1001b67640028acd940780227e5c044000003000400000300c83c60c65801000668ebe3cb22c0fdf8f800",
    { codec: "avc1.640028", profile: "High", level: "4.0", width: 1920, height: 1080 },
  ],
  [
    "4:2:2",
    "017a001fffe10018677a001fbcb402802dd808800000030080000019078c195001000468ce0fc8fef8f800",
    { codec: "avc1.7a001f", profile: "High 4:2:2", level: "3.1", width: 1280, height: 720 },
  ],
  [
    "4:4:4, whose cropping counts single pixels",
    "01f4000dffe1001a67f4000d919681519e3e2f011000000300100000030320f142aa01000568ce0f1920fff8f800",
    { codec: "avc1.f4000d", profile: "High 4:4:4", level: "1.3", width: 322, height: 182 },
  ],
  [
    "interlaced, whose map units are field pairs",
    "0164001effe100186764001eacd940b424d8088000000300800000190f8a14cb01000668fba3cb22c0fdf8f800",
    { codec: "avc1.64001e", profile: "High", level: "3.0", width: 720, height: 576 },
  ],
  [
    "monochrome",
    "01640028ffe1001b67640028f36501e0089f89c05b20000003002000000641e30632c001000668ebe3cb22c0fcf8f800",
    { codec: "avc1.640028", profile: "High", level: "4.0", width: 1920, height: 1080 },
  ],
  [
    "scaling matrices",
    "0164001effe100196764001eacd940a03db011000003000100000300320f162d9601000768ebe3cb3002c0fdf8f800",
    { codec: "avc1.64001e", profile: "High", level: "3.0", width: 640, height: 480 },
  ],
  [
    "emulation prevention and a picture order cycle before the size",
    "0142001effe100186742001e9500000300800001600000200000520280bfe54001000468ce0fc8",
    { codec: "avc1.42001e", profile: "Baseline", level: "3.0", width: 640, height: 360 },
  ],
];

describe("parseAvcConfig", () => {
  it.each(records)("reads codec and picture size: %s", (_, hex, expected) => {
    const avcC = Buffer.from(hex, "hex");
    expect(parseAvcConfig(avcC)).toEqual({ ...expected, avcC });
  });

  it("refuses every record that is cut off before the end of its first parameter set", () => {
    const avcC = Buffer.from(records[0]?.[1] ?? "", "hex");
    const end = 8 + avcC.readUInt16BE(6);
    for (let length = 0; length < end; length += 1) {
      expect(() => parseAvcConfig(avcC.subarray(0, length))).toThrow(RangeError);
    }
  });

  it("refuses short NAL lengths and a record without a parameter set", () => {
    const avcC = Buffer.from(records[0]?.[1] ?? "", "hex");
    const shortLengths = Buffer.from(avcC);
    shortLengths[4] = 0xfd;
    expect(() => parseAvcConfig(shortLengths)).toThrow("4 bytes");
    const withoutSps = Buffer.from(avcC);
    withoutSps[5] = 0xe0;
    expect(() => parseAvcConfig(withoutSps)).toThrow("no sequence parameter set");
  });
});
