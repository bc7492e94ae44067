import type { LiveProvider } from "@/lib/providers/live-provider";

/**
 * Why there is no recording, as concluded from the silence of a source: our own engine was killed
 * before anything was on the disk; a cloud does not tell that nothing was sent, it makes no file.
 */
export function concludedReason({ watch }: LiveProvider): string {
  return watch ? "noFile" : "serverStopped";
}

/** Taken back when a file comes after all. */
export const concludedReasons: readonly string[] = ["noFile", "serverStopped"];
