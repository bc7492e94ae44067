import type { AudioConfig } from "@/lib/media/types";

/**
 * One AAC-LC frame of silence, as FFmpeg's own encoder writes it for `anullsrc`. A silent frame
 * has max_sfb 0, so the same bytes fit every sampling rate.
 */
const SILENT_MONO = Buffer.from("01182007", "hex");
const SILENT_STEREO = Buffer.from("211004608c1c", "hex");

/** Object type 2 of the AudioSpecificConfig (ISO/IEC 14496-3 table 1.17). */
const AAC_LC = 2;

/** The silent frame for a track, or undefined where none is known (not AAC-LC, over two channels). */
export function silentAacFrame(config: AudioConfig): Uint8Array | undefined {
  if ((config.asc[0] ?? 0) >> 3 !== AAC_LC) return undefined;
  if (config.channels === 1) return SILENT_MONO;
  if (config.channels === 2) return SILENT_STEREO;
  return undefined;
}
