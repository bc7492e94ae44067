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
