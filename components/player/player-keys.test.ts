import { expect, it } from "vitest";
import { commandOf, type KeyboardFocus } from "./player-keys";

it.each<[string, KeyboardFocus, string | null]>([
  [" ", "page", "play"],
  ["K", "page", "play"],
  ["ArrowLeft", "page", "back"],
  ["x", "page", null],
  ["k", "text", null],
  [" ", "text", null],
  // A button was clicked and has the focus still.
  ["k", "button", "play"],
  ["f", "button", "fullscreen"],
  [" ", "button", null],
  // The volume needs its arrows; the seek bar takes the player's step.
  ["ArrowRight", "slider", null],
  ["m", "slider", "mute"],
  ["ArrowRight", "seekBar", "forward"],
])("the key %j with the focus on %s is %s", (key, focus, command) => {
  expect(commandOf(key, focus)).toBe(command);
});
