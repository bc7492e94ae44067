import { expect, it } from "vitest";
import { askAgainAfterMs } from "./ask-again";

const room = {
  online: false,
  hlsUrl: "/live/1_a.m3u8",
  reconnectingUntilMs: 0,
  lastLive: null,
};
const online = { ...room, online: true };
const signed = { ...online, hlsUrl: "https://play.example/live/1_a.m3u8?txSecret=a&txTime=5f" };
const ended = { startedAtMs: 1, endedAtMs: 2, likeCount: 0, tapeFileId: null };

it.each([
  ["nobody is on air", room, {}, 5000],
  ["somebody is", online, {}, 15_000],
  ["the player has shown the last picture", online, { interrupted: true }, 2000],
  ["a lost publisher is waited for", { ...online, reconnectingUntilMs: 9 }, {}, 2000],
  ["a recording is on its way", { ...room, lastLive: { ...ended, tapeComes: true } }, {}, 2000],
  ["none is", { ...room, lastLive: { ...ended, tapeComes: false } }, {}, 5000],
  ["nobody looks", online, { hidden: true }, false],
  ["nobody looks and nobody is on air", room, { hidden: true, interrupted: true }, false],
  ["nobody looks and the address runs out", signed, { hidden: true }, 30_000],
] as const)("when %s", (_name, known, looking, afterMs) => {
  expect(askAgainAfterMs(known, { interrupted: false, hidden: false, ...looking })).toBe(afterMs);
});
