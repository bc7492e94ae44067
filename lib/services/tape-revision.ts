import { createHash } from "node:crypto";
import type { TapeRow } from "@/db/repositories/tapes";
import type { TrimWish } from "@/lib/providers/tape-files";

/** A trim, and which version of the recording its seconds count in. */
export interface TrimOrder extends TrimWish {
  readonly revision: string;
}

/** Names the files that a recording has: every trim makes others, and its undo brings them back. */
export function revisionOf({ hlsPlayUrl }: Pick<TapeRow, "hlsPlayUrl">): string {
  return digest(hlsPlayUrl).slice(0, 16);
}

/** What a trim leaves in the name of its files, so that the same order is known when it comes again. */
export function markOf({ revision, startSeconds, endSeconds }: TrimOrder): string {
  return digest(`${revision} ${startSeconds} ${endSeconds}`).slice(0, 8);
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
