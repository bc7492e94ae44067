import { keep, recall } from "@/components/data/browser-memory";
import { randomHex } from "./random-hex";

const storageKey = "mini-lvb-viewer";

/**
 * An id of this browser that says nothing about its owner: by it the server tells two tabs of one
 * viewer from two viewers. Lives as long as the page where nothing can be stored.
 */
export function viewerId(): string {
  const kept = recall(storageKey);
  if (kept && /^[\w-]{8,64}$/.test(kept)) return kept;
  const made = randomHex(16);
  keep(storageKey, made);
  return made;
}
