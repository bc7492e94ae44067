const storageKey = "player-character-keys";

/** Whether letters and signs are shortcuts of the player; on until the viewer says otherwise. */
export function recallCharacterKeys(): boolean {
  try {
    return localStorage.getItem(storageKey) !== "off";
  } catch {
    // Storage may be forbidden.
    return true;
  }
}

/** Keeps the viewer's choice for his next visits. */
export function rememberCharacterKeys(on: boolean): void {
  try {
    localStorage.setItem(storageKey, on ? "on" : "off");
  } catch {
    // It holds for this page then.
  }
}
