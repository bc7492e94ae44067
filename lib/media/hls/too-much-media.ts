import type { MediaRefusal } from "@/lib/media/types";

/** For the log and the broadcaster's program; the studio has words of its own for each. */
const sentences = {
  clockStands: "Its clock stands still, so nothing can be shown: restart it.",
  tooMuch:
    "It sends more than the server can keep: lower the bitrate, and set the keyframe interval to 2 s.",
} as const;

/**
 * A publisher sends more than can be kept for its viewers. Every bound of time is one by the
 * publisher's own clock: this is the bound of memory.
 */
export class TooMuchMediaError extends Error {
  override readonly name = "TooMuchMediaError";

  /** `detail`: of `tooMuch` how much it is, in Mbit/s. */
  constructor(
    readonly why: keyof typeof sentences,
    readonly detail = "",
  ) {
    super(sentences[why]);
  }
}

/** What a frame that is kept costs beside its bytes, about. */
const FRAME_OVERHEAD_BYTES = 256;

/** Memory that a frame takes while it is kept. */
export function keptBytes(data: Uint8Array): number {
  return data.byteLength + FRAME_OVERHEAD_BYTES;
}

/** Why what came could not be packaged: a sentence for its program, and the same for the studio. */
export function packagingProblem(error: unknown): {
  readonly sentence: string;
  readonly refusal: MediaRefusal;
} {
  if (error instanceof TooMuchMediaError) {
    const { message, why, detail } = error;
    return { sentence: message, refusal: { why, detail } };
  }
  return {
    sentence: "The server could not package this stream.",
    refusal: { why: "serverFault", detail: "" },
  };
}
