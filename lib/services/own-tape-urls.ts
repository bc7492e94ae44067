import type { TapeRow } from "@/db/repositories/tapes";
import type { OwnTape } from "@/lib/shared/own-tape";
import type { TapeServices } from "./tape-placing";

type Named = Pick<TapeRow, "fileId" | "hlsPlayUrl" | "playUrl" | "title">;

/** Recordings on our own disk, as the engine reports their URLs. */
const ownPath = "/tapes/";

/**
 * Where its owner watches a recording that is kept from everybody else: beside a door that looks
 * who asks. A cloud's URLs stay what they are.
 */
export function ownFileUrl({ fileId }: Pick<TapeRow, "fileId">, url: string): string {
  if (!url.startsWith(ownPath)) return url;
  return `/api/recordings/${encodeURIComponent(fileId)}/${url.slice(url.lastIndexOf("/") + 1)}`;
}

/** The URLs of a recording for its owner, relative to this server. */
export function ownTapeUrls(
  { live }: Pick<TapeServices, "live">,
  tape: Named,
  isPrivate: boolean,
): Pick<OwnTape, "hlsUrl" | "downloadUrl" | "posterUrl"> {
  const usable = (url: string) => (isPrivate ? ownFileUrl(tape, url) : live.tapeUrl(url, ""));
  const poster = live.tapePosterUrl(tape.hlsPlayUrl, "");
  const file = tape.playUrl === "" ? "" : usable(tape.playUrl);
  const isOurs = tape.playUrl.startsWith(ownPath);
  const name = new URLSearchParams({ download: tape.title });
  return {
    hlsUrl: usable(tape.hlsPlayUrl),
    downloadUrl: isOurs ? `${file}?${name}` : file,
    posterUrl: poster === null || !isPrivate ? poster : ownFileUrl(tape, poster),
  };
}
