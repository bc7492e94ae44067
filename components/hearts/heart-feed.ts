/** Told how many likes came, and whether they were given in this browser. */
export type HeartListener = (count: number, own: boolean) => void;

/** The way from the chat to the layer of hearts; passes React by, so that no like renders. */
export interface HeartFeed {
  /** Own likes are told one by one as they are given, others' as the count that the server sends. */
  rise(count: number, own: boolean): void;
  /** Returns what ends the subscription. */
  subscribe(listener: HeartListener): () => void;
}

/** A feed keeps nothing: a like that nobody sees fly is in the count all the same. */
export function createHeartFeed(): HeartFeed {
  const listeners = new Set<{ readonly tell: HeartListener }>();
  return {
    rise(count, own) {
      if (!(count > 0)) return;
      for (const listener of listeners) listener.tell(count, own);
    },
    subscribe(tell) {
      const listener = { tell };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
