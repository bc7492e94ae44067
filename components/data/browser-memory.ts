/** What this browser has kept under a key; null: nothing, or its reader forbids it to keep things. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // Private windows and the reader's settings may forbid storage: then nothing was kept.
    return null;
  }
}

/** Keeps a text for the next visits. False where the browser keeps nothing: full, or forbidden. */
export function keep(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
