import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { recommendedSettings } from "@/lib/shared/recommended-settings";
import { obsProfileZip, profileFileName } from "./obs-profile";

const address = { server: "rtmp://in/live", streamKey: '1000_a?txSecret="s"&txTime=6b' };

it.each(recommendedSettings)("is a folder that OBS imports, for $height lines", (settings) => {
  const folder = `mini-lvb-${settings.height}p`;
  const zip = unzipSync(obsProfileZip(address, settings, 1_800_000_000_000));
  expect(Object.keys(zip).sort()).toEqual(
    ["basic.ini", "service.json", "streamEncoder.json"].map((name) => `${folder}/${name}`),
  );
  const text = (name: string) => strFromU8(zip[`${folder}/${name}`] ?? new Uint8Array());
  const service = JSON.parse(text("service.json"));
  expect(service).toMatchObject({
    type: "rtmp_custom",
    settings: { server: address.server, key: address.streamKey },
  });
  expect(JSON.parse(text("streamEncoder.json"))).toEqual({
    rate_control: "CBR",
    bitrate: settings.videoKbps,
    keyint_sec: 1,
    preset: "veryfast",
    profile: "main",
    tune: "zerolatency",
  });
  const lines = text("basic.ini").split("\n");
  for (const line of [
    "[Output]",
    "Mode=Advanced",
    "Reconnect=true",
    "DynamicBitrate=true",
    "Encoder=obs_x264",
    "Track1Bitrate=160",
    `OutputCX=${settings.width}`,
    `OutputCY=${settings.height}`,
    "FPSCommon=30",
  ]) {
    expect(lines).toContain(line);
  }
  expect(text("basic.ini")).not.toContain("txSecret");
  expect(profileFileName(settings)).toBe(`${folder}.zip`);
});
