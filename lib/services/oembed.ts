import { ServiceError } from "@/lib/errors";
import { embedSnippet } from "@/lib/shared/embed-snippet";
import { getRoom, getTape, type RoomServices } from "./rooms";

/** What an oEmbed consumer asks (oembed.com §2.2). */
export interface OembedRequest {
  /** Address of a page of ours. */
  readonly url: string;
  /** Greatest size of the frame in CSS pixels. */
  readonly maxWidth?: number;
  readonly maxHeight?: number;
}

/** An answer of type `video` (oembed.com §2.3.4.2). */
export interface Oembed {
  readonly version: "1.0";
  readonly type: "video";
  readonly title: string;
  readonly author_name: string;
  readonly author_url: string;
  readonly provider_name: string;
  readonly provider_url: string;
  readonly width: number;
  readonly height: number;
  readonly html: string;
}

const defaultWidth = 640;
/** The player stays usable down to this width. */
const leastWidth = 200;
const aspectRatio = 16 / 9;

/**
 * The frame that shows a room or recording on another site. Covers have no known size, without
 * which the format forbids thumbnails.
 * @throws ServiceError `notFound` for what is no page of a room or recording of this site.
 */
export function oembedOf(
  services: RoomServices,
  { url, maxWidth, maxHeight }: OembedRequest,
  site: { readonly origin: string; readonly name: string },
): Oembed {
  const page = pageOf(url, site.origin);
  const read = page.kind === "vod" ? getTape : getRoom;
  const { title, nickname, userId } = read(services, page.id, "");
  const id = encodeURIComponent(page.id);
  const frame = `${site.origin}/embed/${page.kind === "vod" ? "vod/" : ""}${id}`;
  const size = sizeWithin(maxWidth, maxHeight);
  return {
    version: "1.0",
    type: "video",
    title,
    author_name: nickname,
    author_url: `${site.origin}/u/${encodeURIComponent(userId)}`,
    provider_name: site.name,
    provider_url: site.origin,
    ...size,
    html: embedSnippet(frame, title, size),
  };
}

function pageOf(url: string, origin: string): { kind: "live" | "vod"; id: string } {
  const path = URL.canParse(url) && new URL(url).origin === origin ? new URL(url).pathname : "";
  const [, kind, segment = ""] = /^\/(live|vod)\/([^/]+)\/?$/.exec(path) ?? [];
  const id = decoded(segment);
  if (id === "") throw new ServiceError("notFound", "This is no page of a room or recording here.");
  return { kind: kind === "vod" ? "vod" : "live", id };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return "";
  }
}

function sizeWithin(maxWidth = Number.POSITIVE_INFINITY, maxHeight = Number.POSITIVE_INFINITY) {
  const widest = Math.min(defaultWidth, maxWidth, maxHeight * aspectRatio);
  const width = Math.max(leastWidth, Math.floor(widest));
  return { width, height: Math.floor(width / aspectRatio) };
}
