import { setImmediate as nextTurn } from "node:timers/promises";
import type { Database } from "@/db/database";
import { prepareTapeSearch, tapeWindow } from "@/db/repositories/wall";
import { ServiceError } from "@/lib/errors";
import { mostFound } from "@/lib/shared/wall";

/**
 * Recordings that are looked through before everybody else has a turn: about a millisecond. A word
 * that is nowhere needs all of them, and viewers of a chat must not wait for that.
 */
const windowRows = 2000;
/** Searches that wait for the one that runs; those that come then would wait for a second or more. */
const maxWaiting = 20;
/** So long an answer serves all pages of a search and whoever has the page open. */
const rememberedMs = 10_000;
const maxRemembered = 50;

export interface FoundTapes {
  /** Newest first, at most `mostFound`. */
  readonly fileIds: readonly string[];
  readonly isCut: boolean;
}

interface Remembered {
  readonly atMs: number;
  readonly found: Promise<FoundTapes>;
}

/**
 * Looks recordings through, one search at a time and each in small pieces. There is one for the
 * whole process, whichever copy of our modules asks.
 */
export class TapeSearch {
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  readonly #remembered = new Map<string, Remembered>();

  constructor(
    private readonly database: Database,
    private readonly tapesAtOnce = windowRows,
  ) {}

  /**
   * The recordings that mention every term in their title or their broadcaster's name.
   * @throws ServiceError `tooOften` when too many others wait.
   */
  find(terms: readonly string[], nowMs: number): Promise<FoundTapes> {
    const key = terms.join(" ");
    const known = this.#remembered.get(key);
    if (known && nowMs >= known.atMs && nowMs - known.atMs < rememberedMs) return known.found;
    if (this.#waiting >= maxWaiting) {
      const message = "Many people are searching; try again in a moment.";
      throw new ServiceError("tooOften", message, { retryAfterSeconds: 1 });
    }
    const found = this.#afterOthers(() => this.#lookThrough(terms));
    // At its end again, because a map gives away its oldest entry first.
    this.#remembered.delete(key);
    this.#remembered.set(key, { atMs: nowMs, found });
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > maxRemembered && oldest !== undefined) {
      this.#remembered.delete(oldest);
    }
    found.catch(() => this.#remembered.delete(key));
    return found;
  }

  #afterOthers<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    const done = this.#tail.then(work).finally(() => {
      this.#waiting -= 1;
    });
    // Whoever waits for this one does so however it ends; its own caller hears how.
    this.#tail = done.catch(() => undefined);
    return done;
  }

  async #lookThrough(terms: readonly string[]): Promise<FoundTapes> {
    const db = this.database.read;
    const search = prepareTapeSearch(db, terms);
    const fileIds: string[] = [];
    let belowMs = Number.MAX_SAFE_INTEGER;
    while (belowMs > 0 && fileIds.length <= mostFound) {
      const fromMs = tapeWindow(db, belowMs, this.tapesAtOnce);
      fileIds.push(...search(fromMs, belowMs));
      belowMs = fromMs;
      await nextTurn();
    }
    return { fileIds: fileIds.slice(0, mostFound), isCut: fileIds.length > mostFound };
  }
}
