import { describe, expect, it } from "vitest";
import { parseFlvAudio } from "./flv-audio";

const body = (hex: string): Buffer => Buffer.from(hex.replaceAll(" ", ""), "hex");
const fourCc = (text: string): string => Buffer.from(text).toString("hex");

describe("parseFlvAudio", () => {
  it("reads an AAC configuration and a frame", () => {
    const config = body("af 00 1210");
    expect(parseFlvAudio(config)).toEqual({ kind: "config", asc: body("1210"), legacy: config });
    const frame = body("af 01 2110");
    expect(parseFlvAudio(frame)).toEqual({ kind: "frame", data: body("2110"), legacy: frame });
  });

  it("reads AAC under an extended header and hands it on as players know it", () => {
    expect(parseFlvAudio(body(`91 ${fourCc("mp4a")} 2110`))).toEqual({
      kind: "frame",
      data: body("2110"),
      legacy: body("af 01 2110"),
    });
  });

  it.each([
    ["MP3", "2f ff"],
    ["Speex", "b6 00"],
    ["G.711", "72 00"],
    ["Opus", `91 ${fourCc("Opus")} 00`],
    ["audio codec 15", "f0 00"],
  ])("names %s as not supported", (codec, hex) => {
    expect(parseFlvAudio(body(hex))).toEqual({ kind: "unsupported", codec });
  });

  it.each(["", "af", "af 00", "af 01", "af 02 00", "91 6d70"])("passes over %j", (hex) => {
    expect(parseFlvAudio(body(hex))).toEqual({ kind: "nothing" });
  });
});
