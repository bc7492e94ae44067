import { expect, it } from "vitest";
import {
  DamagedPictureError,
  NotAPictureError,
  PictureTooLargeError,
} from "@/components/crop/picture-errors";
import { ActionError } from "@/components/data/client";
import { damagedPicture } from "@/lib/shared/whole-picture";
import { coverProblemOf } from "./cover-problem";

it.each([
  [new NotAPictureError(), "coverWrongType", 0],
  [new PictureTooLargeError(), "coverTooLarge", 0],
  [new DamagedPictureError(), "coverDamaged", 0],
  [new ActionError(0, ""), "coverUnreachable", 0],
  [new ActionError(415, ""), "coverWrongType", 0],
  [new ActionError(422, ""), "coverDamaged", 0],
  [new ActionError(400, "It ends too early.", undefined, damagedPicture), "coverDamaged", 0],
  [new ActionError(413, ""), "coverTooLarge", 0],
  [new ActionError(4003, "", 3599), "coverTooMany", 60],
  [new ActionError(4005, ""), "coverStoreFailed", 0],
  [new ActionError(403, ""), "coverStoreFailed", 0],
  [new ActionError(507, ""), "coverStoreFailed", 0],
  [new ActionError(400, "The uploaded file has another type."), "coverFailed", 0],
  [new TypeError("no canvas"), "coverFailed", 0],
])("%o is told as %s", (error, key, minutes) => {
  expect(coverProblemOf(error)).toEqual({ key, minutes, error });
});
