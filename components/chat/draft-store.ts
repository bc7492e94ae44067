/** What is being written in a room, the same for every field that the page has for it. */
export interface DraftStore {
  get(): string;
  set(text: string): void;
  /** Returns what ends the subscription. */
  subscribe(listener: () => void): () => void;
}

/** Where the text is kept: `sessionStorage`, which may be forbidden or full. */
export type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/**
 * The text outlives a reload, a lost connection and the way to the page where one signs in; it
 * goes with the tab.
 */
export function createDraftStore(room: string, storage: () => DraftStorage): DraftStore {
  const key = `mini-lvb-draft:${room}`;
  const listeners = new Set<() => void>();
  let text: string | undefined;
  return {
    get() {
      text ??= attempt(() => storage().getItem(key)) ?? "";
      return text;
    },
    set(next) {
      text = next;
      attempt(() => (next === "" ? storage().removeItem(key) : storage().setItem(key, next)));
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Without storage the text is on the page all the same. */
function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
