import { keep, recall } from "@/components/data/browser-memory";
import { parseJsonObject } from "@/lib/shared/parse-json-object";

/** How loud somebody wants to hear what is on this site. */
export interface Sound {
  /** 0 to 1. */
  readonly volume: number;
  readonly muted: boolean;
}

const storageKey = "player-sound";
const untouched: Sound = { volume: 1, muted: false };

/** What the viewer chose last; nonsense and forbidden storage count as no choice. */
export function recallSound(): Sound {
  return soundOf(parseJsonObject(recall(storageKey) ?? ""));
}

/** Only what the viewer did himself: a browser that demands silence has not chosen for him. */
export function rememberSound(sound: Sound): void {
  keep(storageKey, JSON.stringify(sound));
}

/** Exported for its test. */
export function soundOf(stored: unknown): Sound {
  if (typeof stored !== "object" || stored === null) return untouched;
  const { volume, muted } = stored as { readonly volume?: unknown; readonly muted?: unknown };
  const valid = typeof volume === "number" && volume >= 0 && volume <= 1;
  return { volume: valid ? volume : 1, muted: muted === true };
}
