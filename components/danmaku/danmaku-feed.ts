import type { Placement } from "@/lib/shared/chat";

/** One text on its way over the picture. */
export interface DanmakuItem {
  readonly id: string;
  readonly userId: string;
  /** Shown as text and nothing else. */
  readonly text: string;
  /** Written in this browser: outlined, and never dropped for want of a lane at once. */
  readonly own: boolean;
  readonly placement: Placement;
}

export interface DanmakuListener {
  push(item: DanmakuItem): void;
  /** What is flying has nothing to do with the picture any more. */
  clear(): void;
}

/** The way from the chat (or a replay) to the layer; passes React by, so that no item renders. */
export interface DanmakuFeed extends DanmakuListener {
  /** Returns what ends the subscription. */
  subscribe(listener: DanmakuListener): () => void;
}

/**
 * A feed keeps nothing: what comes while no layer is there was said in the chat all the same.
 */
export function createDanmakuFeed(): DanmakuFeed {
  const listeners = new Set<DanmakuListener>();
  return {
    push(item) {
      for (const listener of listeners) listener.push(item);
    },
    clear() {
      for (const listener of listeners) listener.clear();
    },
    subscribe(listener) {
      // Wrapped, so that one who subscribes twice is told twice and leaves once.
      const own: DanmakuListener = {
        push: (item) => listener.push(item),
        clear: () => listener.clear(),
      };
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}
