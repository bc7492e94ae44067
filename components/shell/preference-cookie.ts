const yearSeconds = 31_536_000;

/** Remembers a choice of the reader; the server reads it for the first paint. */
export function writePreference(name: string, value: string): void {
  // The Cookie Store API exists only over https.
  document.cookie = `${name}=${value}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax`;
}
