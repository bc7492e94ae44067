import { randomBytes } from "node:crypto";
import { type PictureType, pictureEndings } from "@/lib/shared/picture-kind";

/**
 * Bytes at the start of an object by which its type and size are known. Cameras put previews and
 * colour profiles of up to 64 kB each before the frame header of a JPEG.
 */
export const pictureHeadBytes = 256 * 1024;

/**
 * Bytes at the end of an object by which it is known to be whole; empty padding behind a camera's
 * photo is seldom longer.
 */
export const pictureTailBytes = 64 * 1024;

/** Everything that a key can be; nothing in it means anything to a file system or a URL. */
const keyPattern = /^u\/[A-Za-z0-9_-]{1,64}\/[0-9a-f]{32}\.(?:jpg|png|webp|gif)$/;

/** Where forms lead; what lies below is never shown. */
const incomingFolder = "incoming/";

/**
 * A key that nobody can guess, below the user's own folder (cloud.md §5.5). The folder helps an
 * operator who looks into the store; whose a picture is stands in the database.
 */
export function newPictureKey(userid: string, contentType: PictureType): string {
  const folder = userid.replace(/[^A-Za-z0-9_-]/g, "_").slice(0, 64) || "_";
  return `u/${folder}/${randomBytes(16).toString("hex")}.${pictureEndings[contentType]}`;
}

/** Whether a text that came from outside is the key of a picture, and so safe as a path. */
export function isPictureKey(text: string): boolean {
  return keyPattern.test(text);
}

/**
 * Where the bytes of a picture arrive. It is another key than that under which they are seen,
 * because a form can be used again until it expires, also after its first use was found good.
 */
export function incomingKeyOf(pictureKey: string): string {
  return `${incomingFolder}${pictureKey}`;
}

/** Whether a text that came from outside is the key of an upload, and so safe as a path. */
export function isIncomingKey(text: string): boolean {
  return text.startsWith(incomingFolder) && isPictureKey(text.slice(incomingFolder.length));
}
