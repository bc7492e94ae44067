/** Timers that come this much late have slept with the machine or in a frozen page. */
const sleepMs = 5000;
/** A pause this near to the hiding of the page is the browser's, not the viewer's. */
const hidingPauseMs = 1000;

/** What is known about the times at which nobody watched; Unix milliseconds. */
export interface Presence {
  readonly seenAtMs: number;
  readonly hiddenAtMs: number | null;
  readonly pausedAtMs: number | null;
}

/** Whether so much time passed between two looks that the page must have been asleep. */
export function hasSlept(presence: Presence, nowMs: number): boolean {
  // Timers of hidden pages are slowed down to one a minute without any sleep.
  return presence.hiddenAtMs === null && wasUnheard(presence, nowMs);
}

/** Whether the page was hidden long enough for its viewer to expect the newest picture. */
export function wasAway({ hiddenAtMs }: Presence, nowMs: number): boolean {
  return hiddenAtMs !== null && nowMs - hiddenAtMs > sleepMs;
}

/** Whether the page's timers have not run for a while, hidden or not. */
export function wasUnheard({ seenAtMs }: Presence, nowMs: number): boolean {
  return nowMs - seenAtMs > sleepMs;
}

/** Whether the browser paused because the page was put away, as phones do. */
export function pausedByHiding({ hiddenAtMs, pausedAtMs }: Presence): boolean {
  return (
    hiddenAtMs !== null && pausedAtMs !== null && Math.abs(pausedAtMs - hiddenAtMs) < hidingPauseMs
  );
}
