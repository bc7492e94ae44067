/** What a key does in the player. */
export type PlayerCommand = "play" | "mute" | "fullscreen" | "back" | "forward";

/** What has the keyboard: it needs some keys for itself. */
export type KeyboardFocus = "page" | "text" | "button" | "slider" | "seekBar";

const commands: Readonly<Record<string, PlayerCommand>> = {
  " ": "play",
  k: "play",
  m: "mute",
  f: "fullscreen",
  arrowleft: "back",
  arrowright: "forward",
};

/**
 * Reads a key the way video sites have taught people; null when the player leaves it alone. After
 * a click on a button the keys go on working, only those that the focused element uses are its own.
 */
export function commandOf(key: string, focus: KeyboardFocus): PlayerCommand | null {
  const command = commands[key.toLowerCase()] ?? null;
  if (focus === "text") return null;
  if (focus === "button" && key === " ") return null;
  if (focus === "slider" && (command === "back" || command === "forward")) return null;
  return command;
}

/** Marks the player's own seek bar, which moves by the player's step. */
export const seekBarAttribute = "data-seek-bar";

export function focusOf(target: EventTarget | null): KeyboardFocus {
  if (!(target instanceof Element)) return "page";
  if (target.closest(`[${seekBarAttribute}]`)) return "seekBar";
  if (target.closest('input[type="range"]')) return "slider";
  if (target.closest("input, textarea, select, [contenteditable]")) return "text";
  return target.closest("button, a, summary") ? "button" : "page";
}
