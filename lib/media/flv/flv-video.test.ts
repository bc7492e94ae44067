import { describe, expect, it } from "vitest";
import { parseFlvVideo } from "./flv-video";

const body = (hex: string): Buffer => Buffer.from(hex.replaceAll(" ", ""), "hex");
const fourCc = (text: string): string => Buffer.from(text).toString("hex");

describe("parseFlvVideo", () => {
  it("reads configuration, key frame and frame with a negative composition offset", () => {
    const config = body("17 00 000000 01640028");
    expect(parseFlvVideo(config)).toEqual({
      kind: "config",
      avcC: body("01640028"),
      legacy: config,
    });
    expect(parseFlvVideo(body("17 01 000021 aabb"))).toMatchObject({
      kind: "frame",
      key: true,
      ctsMs: 33,
      data: body("aabb"),
    });
    expect(parseFlvVideo(body("27 01 ffffdf aa"))).toMatchObject({ key: false, ctsMs: -33 });
  });

  it("reads H.264 under an extended header and hands it on as players know it", () => {
    expect(parseFlvVideo(body(`90 ${fourCc("avc1")} 01640028`))).toEqual({
      kind: "config",
      avcC: body("01640028"),
      legacy: body("17 00 000000 01640028"),
    });
    expect(parseFlvVideo(body(`a1 ${fourCc("avc1")} fffffe aa`))).toEqual({
      kind: "frame",
      key: false,
      ctsMs: -2,
      data: body("aa"),
      legacy: body("27 01 fffffe aa"),
    });
    expect(parseFlvVideo(body(`93 ${fourCc("avc1")} aa`))).toMatchObject({ key: true, ctsMs: 0 });
  });

  it.each([
    ["HEVC", `90 ${fourCc("hvc1")} 01`],
    ["AV1", `90 ${fourCc("av01")} 01`],
    ["VP9", `90 ${fourCc("vp09")} 01`],
    ["HEVC", "1c 00 000000 01"],
    ["VP6", "14 00"],
    ["Multitrack video", `96 00 ${fourCc("avc1")}`],
  ])("names %s as not supported", (codec, hex) => {
    expect(parseFlvVideo(body(hex))).toEqual({ kind: "unsupported", codec });
  });

  it.each([
    ["nothing at all", ""],
    ["a header alone", "17"],
    ["an empty configuration", "17 00 000000"],
    ["an empty extended configuration", `90 ${fourCc("avc1")}`],
    ["an empty frame", "27 01 000000"],
    ["the end of a sequence", "17 02 000000"],
    ["a command for players", "57 00"],
    ["an extended frame without its offset", `91 ${fourCc("avc1")} 00`],
    ["extended metadata", `94 ${fourCc("avc1")} 02`],
  ])("passes over %s", (_, hex) => {
    expect(parseFlvVideo(body(hex))).toEqual({ kind: "nothing" });
  });
});
