/** Different pages that are remembered at the same time. */
const maxEntries = 200;

/**
 * Remembers lists until something is written. The list of lives is by far the most frequent call of
 * the phones, and between two writes every answer is the same.
 */
export class ListMemory {
  readonly #entries = new Map<string, unknown>();
  #version = -1;
  #sinceMs = 0;

  constructor(
    /** Changes with every commit. */
    private readonly versionNow: () => number,
    private readonly now: () => number,
    /** Recordings leave the list by age, without a write; 0 remembers nothing. */
    private readonly maxAgeMs: number,
  ) {}

  /** The remembered value of `key`, or what `make` makes. Callers do not change what they get. */
  get<T>(key: string, make: () => T): T {
    const version = this.versionNow();
    const nowMs = this.now();
    if (
      version !== this.#version ||
      nowMs - this.#sinceMs >= this.maxAgeMs ||
      nowMs < this.#sinceMs
    ) {
      this.#entries.clear();
      this.#version = version;
      this.#sinceMs = nowMs;
    }
    if (this.#entries.has(key)) return this.#entries.get(key) as T;
    const value = make();
    if (this.#entries.size < maxEntries) this.#entries.set(key, value);
    return value;
  }
}
