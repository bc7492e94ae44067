import { type PictureType, readPictureHead } from "@/lib/shared/picture-kind";
import { isWholePictureFile } from "@/lib/shared/whole-picture";
import { DamagedPictureError, NotAPictureError, PictureTooLargeError } from "./picture-errors";

/** More than any phone's photo has. What is sent is drawn anew and much smaller. */
export const openedMaxBytes = 40 * 1024 * 1024;

/** A picture from the reader's device, ready to be shown. */
export interface OpenedPicture {
  /** Decoded, turned as its camera was held. */
  readonly image: HTMLImageElement;
  readonly contentType: PictureType;
}

/**
 * Reads a file that may be anything: by its bytes, whatever its name says.
 * @throws NotAPictureError, DamagedPictureError, PictureTooLargeError
 */
export async function openPicture(file: Blob): Promise<OpenedPicture> {
  if (file.size > openedMaxBytes) throw new PictureTooLargeError();
  const bytes = new Uint8Array(await file.arrayBuffer());
  const head = readPictureHead(bytes);
  if (!head) throw new NotAPictureError();
  if (!isWholePictureFile(head.contentType, bytes)) throw new DamagedPictureError();
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([bytes], { type: head.contentType }));
  try {
    await image.decode();
  } catch {
    closePicture({ image });
    // The head was right, and what follows is not what it says.
    throw new NotAPictureError();
  }
  return { image, contentType: head.contentType };
}

/** Gives its memory back. */
export function closePicture({ image }: Pick<OpenedPicture, "image">): void {
  URL.revokeObjectURL(image.src);
}
