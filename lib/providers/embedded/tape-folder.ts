/** The folder of a recording, as its URLs name it. */
export interface TapeFolder {
  readonly streamName: string;
  readonly liveId: string;
}

/** The same names that the media door serves. */
const tapeUrl = /^\/tapes\/([\w-]{1,128})\/([\w-]{1,64})\/([\w-]{1,64}\.(?:m3u8|mp4))$/;
/** What `trimmedId` makes; earlier trims have no mark. */
const trimmedIdPattern = /^([\w-]+)-t([0-9a-f]{8})?[0-9a-f]{8}$/;

/** Null for a URL that is none of our recordings'. */
export function folderOf(url: string): TapeFolder | null {
  const [, streamName, liveId] = tapeUrl.exec(url) ?? [];
  return streamName && liveId ? { streamName, liveId } : null;
}

export function tapeUrlOf({ streamName, liveId }: TapeFolder, name: string): string {
  return `/tapes/${streamName}/${liveId}/${name}`;
}

/**
 * Name of the folder of a part of that recording: `mark` says by which order it was made, `random`
 * makes it one that was never there. Both are eight hexadecimal digits.
 */
export function trimmedId(liveId: string, mark: string, random: string): string {
  return `${trimmedIdPattern.exec(liveId)?.[1] ?? liveId}-t${mark}${random}`;
}

/** The recording that a folder is, or was made of. */
export function originOf({ streamName, liveId }: TapeFolder): string {
  return `${streamName}/${trimmedIdPattern.exec(liveId)?.[1] ?? liveId}`;
}

/** The mark of the order that made this folder; undefined where nothing says so. */
export function markOfTrim(liveId: string): string | undefined {
  return trimmedIdPattern.exec(liveId)?.[2];
}

export function isTrimmedId(liveId: string): boolean {
  return trimmedIdPattern.test(liveId);
}
