/** How notifications that were held back leave: the last first, or shuffled by a seed. */
export interface Reordering {
  /** So many are collected before they are let go. */
  readonly hold: number;
  /** Reversed when absent. */
  readonly seed?: number;
}

/** The same order for the same seed, so that a failing test can be repeated. */
export function reordered<Item>(items: readonly Item[], seed: number | undefined): Item[] {
  const result = [...items].reverse();
  if (seed === undefined) return result;
  const random = randomNumbers(seed);
  for (let last = result.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor(random() * (last + 1));
    const [picked] = result.splice(chosen, 1);
    if (picked !== undefined) result.push(picked);
  }
  return result;
}

/** mulberry32: 32 bits of state are enough to shuffle a handful of items. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
