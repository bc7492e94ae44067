/**
 * Where to go after signing in: a path of this site, or the home page. An address that a browser
 * would read as another host (`//host`, `/\host`) is not followed.
 */
export function safeNextPath(next: string | string[] | undefined): string {
  if (typeof next !== "string" || !next.startsWith("/")) return "/";
  const base = "http://same-site.invalid";
  if (!URL.canParse(next, base)) return "/";
  const url = new URL(next, base);
  return url.origin === base ? url.pathname + url.search + url.hash : "/";
}

/** The query of a page's address, as Next reads it. */
export type PageQuery = Readonly<Record<string, string | string[] | undefined>>;

/** The address of the sign-in that leads back to this page, with what is chosen on it. */
export function signInPath(path: string, query: PageQuery = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value = []]) =>
    [value].flat().map((one) => [name, one]),
  );
  const chosen = new URLSearchParams(pairs).toString();
  return `/login?${new URLSearchParams({ next: chosen ? `${path}?${chosen}` : path })}`;
}
