import { keep, recall } from "@/components/data/browser-memory";

const storageKey = "player-character-keys";

/** Whether letters and signs are shortcuts of the player; on until the viewer says otherwise. */
export function recallCharacterKeys(): boolean {
  return recall(storageKey) !== "off";
}

/** Keeps the viewer's choice for his next visits. */
export function rememberCharacterKeys(on: boolean): void {
  keep(storageKey, on ? "on" : "off");
}
