import { networkOf } from "./network-of";

/** The same viewer's watching counts again after so many milliseconds. */
const viewCountsAgainMs = 6 * 60 * 60 * 1000;
/** Entries of some hundred bytes; the oldest make room, and their viewers would count again. */
const maxEntries = 50_000;

/** Somebody watches a recording. */
export interface CountedView {
  readonly tapeId: string;
  /** An account, a guest, or the id of a browser that nobody is known in. */
  readonly viewer: string;
  readonly clientIp: string;
  /** So many viewers behind one address count; 0: any number. */
  readonly perAddress: number;
  readonly nowMs: number;
}

/** Remembers who has watched what lately, so that watching again counts nothing. */
export class ViewMemory {
  /** When each began, by viewer or address; in the order of their beginning. */
  readonly #seen = new Map<string, { readonly sinceMs: number; count: number }>();

  constructor(private readonly entries = maxEntries) {}

  /**
   * Whether this view counts: the first of this viewer, and one of a few behind his address, since
   * a browser's id costs nobody anything. Remembers it when it does.
   */
  note({ tapeId, viewer, clientIp, perAddress, nowMs }: CountedView): boolean {
    this.#forget(nowMs);
    const own = `${tapeId} viewer ${viewer}`;
    const shared = `${tapeId} address ${networkOf(clientIp)}`;
    const behind = this.#seen.get(shared);
    if (this.#seen.has(own) || (perAddress > 0 && (behind?.count ?? 0) >= perAddress)) return false;
    this.#seen.set(own, { sinceMs: nowMs, count: 1 });
    if (behind) behind.count += 1;
    else this.#seen.set(shared, { sinceMs: nowMs, count: 1 });
    return true;
  }

  #forget(nowMs: number): void {
    for (const [key, { sinceMs }] of this.#seen) {
      if (this.#seen.size < this.entries && nowMs - sinceMs < viewCountsAgainMs) return;
      this.#seen.delete(key);
    }
  }
}
