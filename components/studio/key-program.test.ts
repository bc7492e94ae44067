import { expect, it } from "vitest";
import { programName } from "./key-program";

it.each([
  ["FMLE/3.0 (compatible; obs-studio/30.1.2; FMSc/1.0)", "OBS"],
  ["FMLE/3.0 (compatible; Lavf60.16.100)", "FFmpeg"],
  // What OBS 29.0.2 was seen to send.
  ["FMLE/3.0 (compatible; FMSc/1.0)", "OBS"],
  ["FMLE/3.2 (compatible; FMSc/1.0)", ""],
  ["", ""],
  ["MyEncoder/2", "MyEncoder/2"],
  ["x".repeat(500), "x".repeat(40)],
])("names the program that calls itself %j", (agent, name) => {
  expect(programName(agent)).toBe(name);
});
