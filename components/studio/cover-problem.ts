import {
  DamagedPictureError,
  NotAPictureError,
  PictureTooLargeError,
} from "@/components/crop/picture-errors";
import { ActionError } from "@/components/data/client";
import { damagedPicture } from "@/lib/shared/whole-picture";

/** What went wrong with a cover, as a text of the `account` namespace. */
export interface CoverProblem {
  readonly key:
    | "coverWrongType"
    | "coverDamaged"
    | "coverTooLarge"
    | "coverTooMany"
    | "coverUnreachable"
    | "coverStoreFailed"
    | "coverFailed";
  /** Until the next try is allowed. */
  readonly minutes: number;
  /** What was thrown, for a problem that has no text of its own. */
  readonly error: unknown;
}

/** Reads our error table, and the HTTP status of the store that takes the file. */
export function coverProblemOf(error: unknown): CoverProblem {
  const problem = (key: CoverProblem["key"], minutes = 0) => ({ key, minutes, error });
  if (error instanceof NotAPictureError) return problem("coverWrongType");
  if (error instanceof DamagedPictureError) return problem("coverDamaged");
  if (error instanceof PictureTooLargeError) return problem("coverTooLarge");
  if (!(error instanceof ActionError)) return problem("coverFailed");
  if (error.reason === damagedPicture) return problem("coverDamaged");
  if (isStoreStatus(error.code)) return problem("coverStoreFailed");
  switch (error.code) {
    case 0:
      return problem("coverUnreachable");
    case 413:
      return problem("coverTooLarge");
    case 415:
      return problem("coverWrongType");
    case 422:
      return problem("coverDamaged");
    case 4003:
      return problem("coverTooMany", Math.max(1, Math.ceil((error.retryAfterSeconds ?? 0) / 60)));
    case 4005:
      return problem("coverStoreFailed");
    default:
      return problem("coverFailed");
  }
}

/** An HTTP status that is the store's own trouble; ours are the codes of the error table. */
function isStoreStatus(code: number): boolean {
  return [403, 404, 451].includes(code) || (code >= 500 && code < 600);
}
