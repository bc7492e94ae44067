/**
 * A publisher sends more than can be kept for its viewers; the message tells the broadcaster what to
 * do. Every bound of time is one by the publisher's own clock: this is the bound of memory.
 */
export class TooMuchMediaError extends Error {
  override readonly name = "TooMuchMediaError";
}

/** What a frame that is kept costs beside its bytes, about. */
const FRAME_OVERHEAD_BYTES = 256;

/** Memory that a frame takes while it is kept. */
export function keptBytes(data: Uint8Array): number {
  return data.byteLength + FRAME_OVERHEAD_BYTES;
}

/** Why what came could not be packaged, for its broadcaster. */
export function packagingProblem(error: unknown): string {
  if (error instanceof TooMuchMediaError) return error.message;
  return "The server could not package this stream.";
}
