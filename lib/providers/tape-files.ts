import type { StreamRecordEvent } from "@/lib/shared/stream-event";

/** Where a recording can begin or end without being encoded anew, seconds from its beginning. */
export type CutPoints = readonly number[];

export interface TrimWish {
  /** Seconds from the beginning of the recording; the nearest cut points are taken. */
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** One file of a recording as it is offered. */
export interface TrimmedFile {
  readonly format: "hls" | "mp4";
  readonly url: string;
}

/** A part of a recording, written as a new one beside it; nobody is shown it yet. */
export interface TrimmedFiles {
  /** Which part it is, seconds of the old one. */
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Whether that is the end of the old one. */
  readonly isToEnd: boolean;
  readonly sizeBytes: number;
  readonly files: readonly [TrimmedFile, ...TrimmedFile[]];
}

/** A folder of files that this process keeps from everybody, by the URL of its playlist. */
export interface KeptFolder {
  readonly url: string;
  readonly streamName: string;
  /** Whether it was made by `trim`: when nothing refers to it, then a crash left it. */
  readonly isTrim: boolean;
}

/** A folder of files of ours, whether anything is known of it or not. */
export interface TapeFolderOnDisk extends KeptFolder {
  /** Whether everybody can read what is in it. */
  readonly isServed: boolean;
  /** The same for a recording and all that was made of it. */
  readonly origin: string;
}

/** What lies in such a folder. */
export interface TapeFolderContents {
  readonly sizeBytes: number;
  /** False: it is being recorded, or its report is still to come. */
  readonly isFinal: boolean;
  /** What the engine reported of it, or would have; empty where nothing there can be played. */
  readonly events: readonly StreamRecordEvent[];
}

export interface DiskSpace {
  readonly freeBytes: number;
  readonly totalBytes: number;
}

/** The port to the files behind recordings: our own disk, or Tencent Cloud's VOD. */
export interface TapeFiles {
  /**
   * Whether the files are ours: only then can they be kept from those who know their URL, removed
   * and trimmed. A cloud's are managed in its console.
   */
  readonly areOurs: boolean;
  /**
   * Lets everybody read the files around this URL, or nobody. `isShown` is asked when the turn of
   * this recording has come, so that the last one who changed something decides. Repeating it, and
   * files that are not there, change nothing.
   */
  place(url: string, isShown: () => boolean): Promise<void>;
  /** Removes the files around this URL for good, wherever they are. */
  remove(url: string): Promise<void>;
  /** @throws ServiceError `notSupported` where files are not ours, `notFound`, `updateFailed`. */
  cuts(url: string): Promise<CutPoints>;
  /**
   * Makes a part of it, for nobody to see until it is placed. One at a time per recording. `mark`,
   * eight hexadecimal digits, says of what is made by which order it was.
   * @throws ServiceError as above, `tooOften` while another one runs.
   */
  trim(url: string, wish: TrimWish, mark: string): Promise<TrimmedFiles>;
  /** Whether the files around this URL are what `trim` made for this mark. */
  isMadeBy(url: string, mark: string): boolean;
  /** Everything that is withheld, and every trim, to be compared with what the database says. */
  kept(): Promise<readonly KeptFolder[]>;
  /** Every folder of recordings; none where files are not ours. */
  folders(): Promise<readonly TapeFolderOnDisk[]>;
  /** What the folder around this URL holds; null when there is none. */
  look(url: string): Promise<TapeFolderContents | null>;
  /** Removes what trims that a crash ended have left half written. */
  tidy(): Promise<void>;
  /** Of the disk that they are on; null where that is a cloud's affair. */
  space(): Promise<DiskSpace | null>;
  /**
   * A file beside this URL for who may have it although it is withheld; null when there is none.
   * `name` is a plain file name, `range` the header of that name.
   */
  serve(url: string, name: string, range: string | null): Promise<Response | null>;
}
