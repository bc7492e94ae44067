import { randomHex } from "./random-hex";

const storageKey = "mini-lvb-viewer";

/**
 * An id of this browser that says nothing about its owner: by it the server tells two tabs of one
 * viewer from two viewers. Lives as long as the page where nothing can be stored.
 */
export function viewerId(): string {
  try {
    const kept = localStorage.getItem(storageKey);
    if (kept && /^[\w-]{8,64}$/.test(kept)) return kept;
    const made = randomHex(16);
    localStorage.setItem(storageKey, made);
    return made;
  } catch {
    // Storage is forbidden here, or full: then every page is a viewer of its own.
    return randomHex(16);
  }
}
