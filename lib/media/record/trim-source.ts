import { type FileHandle, open, readFile } from "node:fs/promises";
import path from "node:path";
import { type FragmentStart, moofSize, readFragmentStart } from "./movie-fragments";
import { DamagedMediaError } from "./mp4-boxes";
import { type RecordedTrack, tracksOf } from "./recorded-tracks";
import { parseTapePlaylist, TAPE_PLAYLIST_NAME, type TapeSegment } from "./tape-playlist";

/** A segment of a recording with its place in it. */
export interface PlacedSegment extends TapeSegment {
  /** Seconds from the beginning of the recording. */
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** Nearly every fragment header fits; a longer one is read in a second go. */
const usualHeaderBytes = 8192;

/** A finished recording folder, opened for reading; `close` it. */
export class TrimSource {
  readonly #handles = new Map<string, FileHandle>();
  readonly #inits = new Map<string, { readonly bytes: Buffer; readonly tracks: RecordedTrack[] }>();

  private constructor(
    private readonly directory: string,
    /** In their order, without a gap. */
    readonly segments: readonly PlacedSegment[],
  ) {}

  /** @throws DamagedMediaError when its playlist names no segment; an error with `ENOENT`. */
  static async open(directory: string): Promise<TrimSource> {
    const text = await readFile(path.join(directory, TAPE_PLAYLIST_NAME), "utf8");
    let atMs = 0;
    const segments = parseTapePlaylist(text).map((segment) => {
      const startSeconds = atMs / 1000;
      atMs += segment.durationMs;
      return { ...segment, startSeconds, endSeconds: atMs / 1000 };
    });
    if (segments.length === 0) throw new DamagedMediaError("the playlist names no segment");
    return new TrimSource(directory, segments);
  }

  get durationSeconds(): number {
    return this.segments.at(-1)?.endSeconds ?? 0;
  }

  async init(segment: TapeSegment): Promise<{ bytes: Buffer; tracks: readonly RecordedTrack[] }> {
    const known = this.#inits.get(segment.file);
    if (known) return known;
    const bytes = await this.#read(segment.file, 0, segment.initBytes);
    const init = { bytes, tracks: tracksOf(bytes) };
    this.#inits.set(segment.file, init);
    return init;
  }

  /** The whole segment, to be changed at will. */
  bytesOf({ file, offset, sizeBytes }: TapeSegment): Promise<Buffer> {
    return this.#read(file, offset, sizeBytes);
  }

  async startOf(segment: TapeSegment): Promise<FragmentStart> {
    const { file, offset, sizeBytes } = segment;
    const end = offset + sizeBytes;
    let head = await this.#read(file, offset, Math.min(usualHeaderBytes, sizeBytes), end);
    const size = moofSize(head);
    if (size > head.length && size <= sizeBytes) head = await this.#read(file, offset, size);
    return readFragmentStart(head, (await this.init(segment)).tracks);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#handles.values()].map((handle) => handle.close()));
    this.#handles.clear();
  }

  /** `end` is that of what must be there, which may be more than is read. */
  async #read(file: string, offset: number, length: number, end = offset + length) {
    let handle = this.#handles.get(file);
    if (!handle) {
      handle = await open(path.join(this.directory, file), "r");
      this.#handles.set(file, handle);
    }
    const short = `${file} is shorter than its playlist says`;
    // Before so much memory is taken: a damaged playlist may say anything.
    if (end > (await handle.stat()).size) throw new DamagedMediaError(short);
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await handle.read(bytes, 0, length, offset);
    if (bytesRead < length) throw new DamagedMediaError(short);
    return bytes;
  }
}

/**
 * Where the recording can begin or end without being encoded anew, seconds: its beginning, every
 * segment that begins with a key frame, and its end.
 */
export async function cutPointsOf(source: TrimSource): Promise<number[]> {
  const points: number[] = [];
  for (const segment of source.segments) {
    if ((await source.startOf(segment)).startsWithKey) points.push(segment.startSeconds);
  }
  return [...points, source.durationSeconds];
}
