/** Where one signs in and comes back to this page. */
export function signInPath(pathname: string): string {
  return `/login?next=${encodeURIComponent(pathname)}`;
}
