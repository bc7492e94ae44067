const eventName = "mini-lvb-session";

/**
 * Tells the page what an answer said about who is signed in in this browser: a userid, or null for
 * nobody. Another tab may have signed out or in; the header is as old as the last full answer.
 */
export function tellSession(userId: string | null): void {
  window.dispatchEvent(new CustomEvent(eventName, { detail: userId }));
}

/** Hears of it until the returned function is called. */
export function hearSession(listener: (userId: string | null) => void): () => void {
  const onNews = (event: Event) => {
    if (event instanceof CustomEvent) listener(event.detail as string | null);
  };
  window.addEventListener(eventName, onNews);
  return () => window.removeEventListener(eventName, onNews);
}
