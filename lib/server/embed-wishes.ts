import type { IncomingMessage } from "node:http";

/** By these the front door tells Next's pages what the address of a frame asks for. */
export const themeWishHeader = "x-mlvb-theme";
export const localeWishHeader = "x-mlvb-locale";

/**
 * A frame on another site looks and speaks as that site wants it: `?theme=dark&lang=zh-CN`. The
 * page's outermost part is made before its query is known to it, so that the wishes go ahead in
 * headers; a client's own are removed.
 */
export function passEmbedWishes(req: Pick<IncomingMessage, "url" | "headers">): void {
  delete req.headers[themeWishHeader];
  delete req.headers[localeWishHeader];
  const [path = "", query] = (req.url ?? "").split("?", 2);
  if (!path.startsWith("/embed/") || query === undefined) return;
  const wishes = new URLSearchParams(query);
  req.headers[themeWishHeader] = wishes.get("theme") ?? undefined;
  req.headers[localeWishHeader] = wishes.get("lang") ?? undefined;
}
