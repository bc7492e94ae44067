/** The file is no picture that can be shown. */
export class NotAPictureError extends Error {
  override readonly name = "NotAPictureError";
}

/** The file ends before its picture does; drawn anew, it would be half grey and seem whole. */
export class DamagedPictureError extends Error {
  override readonly name = "DamagedPictureError";
}

/** The picture is too large, and could not be made smaller. */
export class PictureTooLargeError extends Error {
  override readonly name = "PictureTooLargeError";
}
