/**
 * Somebody's words within a sentence of ours: first-strong isolate and its end (UAX #9 §2.2) keep
 * their reading direction among themselves.
 */
export function isolated(words: string): string {
  return `\u2068${words}\u2069`;
}
