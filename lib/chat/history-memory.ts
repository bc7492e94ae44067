import type { ChatHistory } from "./channel";

/** Keeps what was read until something is written; `lib/services/list-memory.ts` is one. */
export interface ReadMemory {
  get<T>(key: string, make: () => T): T;
}

/**
 * A history that is read once for all who ask the same between two writes. After a restart, or at
 * the start of a live, thousands join within a second, and each would read the same messages.
 */
export function rememberHistory(history: ChatHistory, memory: ReadMemory): ChatHistory {
  // The numbers come first: a room may be named anything.
  return {
    exists: (room) => memory.get(`exists ${room}`, () => history.exists(room)),
    newestSeq: (room) => memory.get(`newest ${room}`, () => history.newestSeq(room)),
    after: (room, seq, limit) =>
      memory.get(`after ${seq} ${limit} ${room}`, () => history.after(room, seq, limit)),
    recent: (room, limit) =>
      memory.get(`recent ${limit} ${room}`, () => history.recent(room, limit)),
    rules: (room) => memory.get(`rules ${room}`, () => history.rules(room)),
  };
}
