/** Keeps apart our own hearts, which have flown already, from the others in the server's count. */
export interface OwnHearts {
  pressed(): void;
  /** The like did not count after all, so that no event will tell of it. */
  refused(): void;
  /** How many of the likes that an event tells are others'. */
  others(count: number): number;
  /** What was not told until now never will be: events of likes are not repeated. */
  forget(): void;
}

/** Hearts of our own of which the stream has not told yet; never less than none. */
export function createOwnHearts(): OwnHearts {
  let untold = 0;
  return {
    pressed() {
      untold += 1;
    },
    refused() {
      untold = Math.max(0, untold - 1);
    },
    others(count) {
      const own = Math.min(untold, count);
      untold -= own;
      return count - own;
    },
    forget() {
      untold = 0;
    },
  };
}
