/** What a key does in the player; null when it does nothing. */
export type PlayerCommand = "play" | "mute" | "fullscreen" | "back" | "forward";

const commands: Readonly<Record<string, PlayerCommand>> = {
  " ": "play",
  k: "play",
  m: "mute",
  f: "fullscreen",
  arrowleft: "back",
  arrowright: "forward",
};

/** Elements that need their keys themselves. */
const busyElements = "input, textarea, select, button, a, summary, [contenteditable]";

/** Reads a key press the way video sites have taught people; typing and shortcuts stay free. */
export function commandOf(event: KeyboardEvent): PlayerCommand | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.target instanceof Element && event.target.closest(busyElements)) return null;
  return commands[event.key.toLowerCase()] ?? null;
}
