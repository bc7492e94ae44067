import { isPictureType, readPictureHead } from "@/lib/shared/picture-kind";
import { isWholePictureFile } from "@/lib/shared/whole-picture";

/** A cover is shown at most this large; a phone's photo has several times as many pixels. */
const longestSidePx = 1920;
const jpegQuality = 0.87;
/** Cameras write previews and profiles before the size. */
const headBytes = 256 * 1024;

/** The file is no picture that can be a cover. */
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

/**
 * A picture as it is uploaded: by its bytes, whatever its name says. Photos are drawn anew in the
 * size of a cover, which takes the place where they were taken out of them; GIFs keep moving.
 * @throws NotAPictureError, DamagedPictureError, PictureTooLargeError
 */
export async function preparePicture(file: Blob, maxBytes: number): Promise<Blob> {
  const head = readPictureHead(new Uint8Array(await file.slice(0, headBytes).arrayBuffer()));
  if (!head) throw new NotAPictureError();
  const isAnimation = head.contentType === "image/gif";
  // Nothing here makes it smaller.
  if (isAnimation && file.size > maxBytes) throw new PictureTooLargeError();
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!isWholePictureFile(head.contentType, bytes)) throw new DamagedPictureError();
  const scale = Math.min(1, longestSidePx / Math.max(head.width, head.height));
  const isPhoto = head.contentType === "image/jpeg";
  const mustShrink = scale < 1 || file.size > maxBytes;
  const whole = new Blob([file], { type: head.contentType });
  const picture =
    isAnimation || (!isPhoto && !mustShrink)
      ? whole
      : await redraw(whole, scale, isPhoto ? head.contentType : "image/webp");
  if (picture.size > maxBytes) throw new PictureTooLargeError();
  return picture;
}

async function redraw(file: Blob, scale: number, type: string): Promise<Blob> {
  const picture = await createImageBitmap(file).catch(() => null);
  // The head was right, and what follows is damaged.
  if (!picture) throw new NotAPictureError();
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const drawn = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, type, jpegQuality),
  );
  // Browsers that cannot write WebP write PNG, and say so.
  return drawn && isPictureType(drawn.type) ? drawn : file;
}
