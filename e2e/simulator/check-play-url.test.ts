import { expect, it } from "vitest";
import { checkPlayUrl } from "./check-play-url";
import { effectOf } from "./effect-of";

it.each([
  ["live", "rtmp://h/live/a"],
  ["live", "http://h/live/a.flv"],
  ["live", "https://h/live/a.flv?x=1"],
  ["tape", "http://h/a.flv"],
  ["tape", "https://h/a/index.m3u8"],
  ["tape", "http://h/a.mp4?x=1"],
] as const)("plays a %s at %s", (kind, url) => {
  expect(checkPlayUrl(url, kind)).toBe(url);
});

it.each([
  ["live", "http://h/live/a.m3u8"],
  ["live", ""],
  ["live", "/live/a.flv"],
  ["tape", "rtmp://h/live/a"],
  ["tape", "http://h/a.webm"],
  ["tape", "null"],
] as const)("refuses a %s at %j", (kind, url) => {
  expect(effectOf(() => checkPlayUrl(url, kind))).toBe("error");
});
