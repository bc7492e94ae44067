import { expect, it } from "vitest";
import { commandOf, type FocusKind } from "./player-keys";

it.each<[string, FocusKind, string | null]>([
  [" ", "page", "play"],
  ["K", "page", "play"],
  ["c", "page", "captions"],
  ["d", "page", "danmaku"],
  ["/", "page", "chat"],
  ["?", "page", "help"],
  ["Escape", "page", "leave"],
  ["ArrowLeft", "page", "back"],
  // The page scrolls with these.
  ["ArrowUp", "page", null],
  ["x", "page", null],
  ["k", "text", null],
  [" ", "text", null],
  ["/", "text", null],
  ["Escape", "text", null],
  // A menu has its own arrows and letters.
  ["ArrowDown", "widget", null],
  ["m", "widget", null],
  // A button was clicked and has the focus still.
  ["k", "button", "play"],
  ["f", "button", "fullscreen"],
  [" ", "button", null],
  // The volume needs its arrows; the seek bar takes the player's step.
  ["ArrowRight", "slider", null],
  ["ArrowUp", "slider", null],
  ["m", "slider", "mute"],
  ["ArrowRight", "seekBar", "forward"],
  ["ArrowDown", "seekBar", "back"],
])("the key %j with the focus on %s is %s", (key, kind, command) => {
  expect(commandOf(key, { kind, inPlayer: false }, true)).toBe(command);
});

it.each<[string, string]>([
  ["ArrowUp", "louder"],
  ["ArrowDown", "softer"],
])("the key %s is %s inside the player only", (key, command) => {
  expect(commandOf(key, { kind: "button", inPlayer: true }, true)).toBe(command);
  expect(commandOf(key, { kind: "button", inPlayer: false }, true)).toBeNull();
});

it.each([
  ["k", null],
  ["?", null],
  ["/", null],
  [" ", "play"],
  ["ArrowLeft", "back"],
  ["Escape", "leave"],
])("without character keys the key %j is %s", (key, command) => {
  expect(commandOf(key, { kind: "page", inPlayer: true }, false)).toBe(command);
});
