import type { ManifestParsedData, UserdataSample } from "hls.js";

/** ATSC caption data in the picture (ANSI/SCTE 128-1 §8.1, user_data_type_code 3). */
const captionsType = 3;

/**
 * Whether a stream has what only the full build of hls.js plays: sound of its own beside the
 * picture, subtitles, captions. It is 68 kB larger compressed, and few streams need it.
 */
export function needsFullBuild({
  audioTracks = [],
  subtitleTracks = [],
  samples = [],
}: Partial<Pick<ManifestParsedData, "audioTracks" | "subtitleTracks">> & {
  readonly samples?: readonly UserdataSample[];
}): boolean {
  return (
    audioTracks.some(({ url }) => url !== "") ||
    subtitleTracks.length > 0 ||
    samples.some(({ type, bytes }) => type === captionsType && bytes !== undefined)
  );
}
