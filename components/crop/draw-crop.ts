import { isPictureType, type PictureType } from "@/lib/shared/picture-kind";
import { type CropArea, keptSize } from "./crop-area";
import type { CropShape } from "./crop-shape";
import type { OpenedPicture } from "./open-picture";
import { PictureTooLargeError } from "./picture-errors";

/** Tried one after the other until the file is small enough; the first sees transparency. */
function waysOf(type: PictureType): readonly (readonly [type: string, quality: number])[] {
  const small = [
    ["image/jpeg", 0.85],
    ["image/jpeg", 0.6],
  ] as const;
  return [[type === "image/jpeg" ? type : "image/webp", 0.9], ...small];
}

/**
 * The chosen part of a picture as a file of its own: nothing of the original is left but what is
 * seen, neither its place nor its camera.
 * @throws PictureTooLargeError
 */
export async function drawCrop(
  { image, contentType }: OpenedPicture,
  area: CropArea,
  shape: CropShape,
  maxBytes: number,
): Promise<Blob> {
  const { width, height } = keptSize(area, { width: shape.widthPx, height: shape.heightPx });
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  for (const [type, quality] of waysOf(contentType)) {
    draw(canvas, image, area, type === "image/jpeg");
    const file = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, quality));
    // Browsers that cannot write WebP write PNG, and say so.
    if (file && isPictureType(file.type) && file.size <= maxBytes) return file;
  }
  throw new PictureTooLargeError();
}

function draw(
  canvas: HTMLCanvasElement,
  image: HTMLImageElement,
  area: CropArea,
  isOpaque: boolean,
): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  const { width, height } = canvas;
  context.clearRect(0, 0, width, height);
  if (isOpaque) {
    // JPEG knows no transparency and would make it black.
    context.fillStyle = "white";
    context.fillRect(0, 0, width, height);
  }
  context.imageSmoothingQuality = "high";
  context.drawImage(image, area.x, area.y, area.width, area.height, 0, 0, width, height);
}
