/** What the signature of a URL consists of (LVB authentication). */
const signatureFields = ["txSecret", "txTime"] as const;

/** The part of a URL that says which stream it is. */
export function streamOfUrl(url: string): string {
  return url.split("?", 1)[0] ?? url;
}

/**
 * `requested` with the signature of `latest`, where both are of the same stream: playlists are
 * checked at each request, and the first URL does not last as long as a live may.
 */
export function withLatestSignature(requested: string, latest: string, base: string): string {
  const fresh = new URL(latest, base);
  const url = new URL(requested, base);
  if (url.origin !== fresh.origin || url.pathname !== fresh.pathname) return requested;
  for (const field of signatureFields) {
    const value = fresh.searchParams.get(field);
    if (value !== null) url.searchParams.set(field, value);
  }
  return url.href;
}
