/** What a key does in the player. */
export type PlayerCommand =
  | "play"
  | "mute"
  | "fullscreen"
  | "captions"
  | "danmaku"
  | "back"
  | "forward"
  | "louder"
  | "softer"
  | "chat"
  | "help"
  | "leave";

/** What has the keyboard: it needs some keys for itself. */
export type FocusKind = "page" | "text" | "button" | "slider" | "seekBar" | "widget";

export interface KeyboardFocus {
  readonly kind: FocusKind;
  /** Inside the player, which then may take keys that would scroll the page. */
  readonly inPlayer: boolean;
}

const commands: Readonly<Record<string, PlayerCommand>> = {
  " ": "play",
  k: "play",
  m: "mute",
  f: "fullscreen",
  c: "captions",
  d: "danmaku",
  arrowleft: "back",
  arrowright: "forward",
  arrowup: "louder",
  arrowdown: "softer",
  "/": "chat",
  "?": "help",
  escape: "leave",
};

/**
 * Reads a key the way video sites have taught people; null when the player leaves it alone. After
 * a click on a button the keys go on working, only those that the focused element uses are its own.
 * Without `characterKeys` letters and signs do nothing (WCAG 2.1.4): who dictates presses many.
 */
export function commandOf(
  key: string,
  { kind, inPlayer }: KeyboardFocus,
  characterKeys: boolean,
): PlayerCommand | null {
  if (kind === "text" || kind === "widget") return null;
  const command = commands[key.toLowerCase()] ?? null;
  if (!characterKeys && key.length === 1 && key !== " ") return null;
  if (kind === "button" && key === " ") return null;
  const arrow = key.startsWith("Arrow");
  if (kind === "slider" && arrow) return null;
  if (kind === "seekBar" && arrow) {
    return key === "ArrowUp" || key === "ArrowRight" ? "forward" : "back";
  }
  if ((command === "louder" || command === "softer") && !inPlayer) return null;
  return command;
}

/** Marks the player's own seek bar, which moves by the player's step. */
export const seekBarAttribute = "data-seek-bar";

const widgets =
  "dialog, [popover], [role=dialog], [role=menu], [role=listbox], [role=tablist], [role=radiogroup], [role=grid], [role=toolbar]";

export function focusOf(target: EventTarget | null, frame: Element | null): KeyboardFocus {
  if (!(target instanceof Element)) return { kind: "page", inPlayer: false };
  return { kind: kindOf(target), inPlayer: frame?.contains(target) ?? false };
}

function kindOf(target: Element): FocusKind {
  if (target.closest(`[${seekBarAttribute}]`)) return "seekBar";
  if (target.closest("input:not([type=range]), textarea, select, [contenteditable]")) return "text";
  if (target.closest(widgets)) return "widget";
  if (target.closest('input[type="range"], [role=slider]')) return "slider";
  return target.closest("button, a, summary") ? "button" : "page";
}
