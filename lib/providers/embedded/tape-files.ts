import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm, stat, statfs } from "node:fs/promises";
import path from "node:path";
import { ServiceError } from "@/lib/errors";
import { DamagedMediaError } from "@/lib/media/record/mp4-boxes";
import { DiskFullError, trimRecording } from "@/lib/media/record/trim-recording";
import { cutPointsOf, TrimSource } from "@/lib/media/record/trim-source";
import type {
  CutPoints,
  DiskSpace,
  KeptFolder,
  TapeFiles,
  TapeFolderContents,
  TapeFolderOnDisk,
  TrimmedFile,
  TrimmedFiles,
  TrimWish,
} from "../tape-files";
import { fileResponse } from "./file-response";
import { contentsOf } from "./tape-contents";
import {
  folderOf,
  isTrimmedId,
  markOfTrim,
  originOf,
  type TapeFolder,
  tapeUrlOf,
  trimmedId,
} from "./tape-folder";
import { Turns } from "./turns";

/** Below the recordings, because a move is only atomic on one file system; no URL names them. */
const withheldFolder = ".withheld";
const workFolder = ".trimming";
const playlistName = "index.m3u8";

interface EmbeddedTapeSettings {
  /** Holds STREAM/LIVEID/…, like the engine's. */
  readonly recordingsDir: string;
  readonly minFreeBytes: number;
}

/**
 * The engine's recordings on disk. What nobody may see lies in a folder that is not served, under
 * the same names: moving a recording there and back is one `rename`.
 */
export class EmbeddedTapeFiles implements TapeFiles {
  readonly areOurs = true;
  readonly #turns = new Turns();
  /** Recordings that are being trimmed. */
  readonly #trimming = new Set<string>();

  constructor(private readonly settings: EmbeddedTapeSettings) {}

  async place(url: string, isShown: () => boolean): Promise<void> {
    const folder = folderOf(url);
    if (!folder) return;
    await this.#turns.take(keyOf(folder), async () => {
      const shown = isShown();
      const from = shown ? this.#withheld(folder) : this.#served(folder);
      const to = shown ? this.#served(folder) : this.#withheld(folder);
      await mkdir(path.dirname(to), { recursive: true });
      try {
        await rename(from, to);
      } catch (error) {
        // It is where it belongs already, or nowhere.
        if (!hasCode(error, "ENOENT")) throw error;
      }
    });
  }

  async remove(url: string): Promise<void> {
    const folder = folderOf(url);
    if (!folder) return;
    await this.#turns.take(keyOf(folder), async () => {
      for (const place of [this.#served(folder), this.#withheld(folder)]) {
        await rm(place, { recursive: true, force: true });
      }
    });
  }

  async cuts(url: string): Promise<CutPoints> {
    const { folder } = await this.#find(url);
    // No move of its files while they are read.
    return await this.#turns.take(keyOf(folder), () =>
      explained(async () => {
        const { directory } = await this.#find(url);
        const source = await TrimSource.open(directory);
        try {
          return await cutPointsOf(source);
        } finally {
          await source.close();
        }
      }),
    );
  }

  async trim(url: string, wish: TrimWish, mark: string): Promise<TrimmedFiles> {
    const { folder } = await this.#find(url);
    const key = keyOf(folder);
    if (this.#trimming.has(key)) {
      const message = "This recording is being trimmed already.";
      const data = { reason: "trimming" };
      throw new ServiceError("tooOften", message, { retryAfterSeconds: 5, data });
    }
    this.#trimming.add(key);
    try {
      return await this.#turns.take(key, () => explained(() => this.#trim(url, wish, mark)));
    } finally {
      this.#trimming.delete(key);
    }
  }

  isMadeBy(url: string, mark: string): boolean {
    const folder = folderOf(url);
    return folder !== null && markOfTrim(folder.liveId) === mark;
  }

  async #trim(url: string, wish: TrimWish, mark: string): Promise<TrimmedFiles> {
    const { folder, directory } = await this.#find(url);
    const { streamName } = folder;
    const liveId = trimmedId(folder.liveId, mark, randomBytes(4).toString("hex"));
    const made = { streamName, liveId };
    const { epochs, ...part } = await trimRecording({
      ...wish,
      from: directory,
      to: this.#withheld(made),
      workspace: path.join(this.settings.recordingsDir, workFolder, liveId),
      minFreeBytes: this.settings.minFreeBytes,
    });
    const hls: TrimmedFile = { format: "hls", url: tapeUrlOf(made, playlistName) };
    // Two files cannot be played as one MP4.
    const mp4: TrimmedFile[] =
      epochs === 1 ? [{ format: "mp4", url: tapeUrlOf(made, "e0.mp4") }] : [];
    return { ...part, files: [hls, ...mp4] };
  }

  async kept(): Promise<readonly KeptFolder[]> {
    const { recordingsDir } = this.settings;
    const withheld = await tapeFolders(path.join(recordingsDir, withheldFolder));
    const served = (await tapeFolders(recordingsDir)).filter(({ liveId }) => isTrimmedId(liveId));
    return [...withheld, ...served].map((folder) => ({
      url: tapeUrlOf(folder, playlistName),
      streamName: folder.streamName,
      isTrim: isTrimmedId(folder.liveId),
    }));
  }

  async folders(): Promise<readonly TapeFolderOnDisk[]> {
    const { recordingsDir } = this.settings;
    const served = await tapeFolders(recordingsDir);
    const withheld = await tapeFolders(path.join(recordingsDir, withheldFolder));
    const describe = (isServed: boolean) => (folder: TapeFolder) => ({
      url: tapeUrlOf(folder, playlistName),
      streamName: folder.streamName,
      isTrim: isTrimmedId(folder.liveId),
      origin: originOf(folder),
      isServed,
    });
    return [...served.map(describe(true)), ...withheld.map(describe(false))];
  }

  async look(url: string): Promise<TapeFolderContents | null> {
    const folder = folderOf(url);
    if (!folder) return null;
    for (const directory of [this.#served(folder), this.#withheld(folder)]) {
      if (await isFolder(directory)) return contentsOf(directory, folder, playlistName);
    }
    return null;
  }

  async tidy(): Promise<void> {
    if (this.#trimming.size > 0) return;
    const directory = path.join(this.settings.recordingsDir, workFolder);
    await rm(directory, { recursive: true, force: true });
  }

  async space(): Promise<DiskSpace> {
    // The folder itself is made with the first recording.
    const { recordingsDir } = this.settings;
    const there = (await isFolder(recordingsDir)) ? recordingsDir : path.dirname(recordingsDir);
    const { bavail, blocks, bsize } = await statfs(there);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  }

  async serve(url: string, name: string, range: string | null): Promise<Response | null> {
    const folder = folderOf(url);
    if (!folder || !/^[\w-]{1,64}\.(?:m3u8|mp4)$/.test(name)) return null;
    for (const place of [this.#withheld(folder), this.#served(folder)]) {
      const response = await fileResponse(path.join(place, name), range);
      if (response) return response;
    }
    return null;
  }

  /** Where the files around a URL lie. @throws ServiceError `notFound`. */
  async #find(url: string): Promise<{ folder: TapeFolder; directory: string }> {
    const folder = folderOf(url);
    const places = folder ? [this.#served(folder), this.#withheld(folder)] : [];
    for (const directory of places) {
      if (folder && (await isFolder(directory))) return { folder, directory };
    }
    throw new ServiceError("notFound", "The files of this recording are not here any more.");
  }

  #served({ streamName, liveId }: TapeFolder): string {
    return path.join(this.settings.recordingsDir, streamName, liveId);
  }

  #withheld({ streamName, liveId }: TapeFolder): string {
    return path.join(this.settings.recordingsDir, withheldFolder, streamName, liveId);
  }
}

function keyOf({ streamName, liveId }: TapeFolder): string {
  return `${streamName}/${liveId}`;
}

async function tapeFolders(root: string): Promise<TapeFolder[]> {
  const found: TapeFolder[] = [];
  for (const streamName of await foldersIn(root)) {
    // Ours begin with a dot and are no streams.
    if (streamName.startsWith(".")) continue;
    for (const liveId of await foldersIn(path.join(root, streamName))) {
      found.push({ streamName, liveId });
    }
  }
  return found;
}

async function foldersIn(directory: string): Promise<string[]> {
  try {
    const entries = await readdir(directory, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return [];
    throw error;
  }
}

async function isFolder(directory: string): Promise<boolean> {
  try {
    return (await stat(directory)).isDirectory();
  } catch (error) {
    if (hasCode(error, "ENOENT")) return false;
    throw error;
  }
}

/** What a reader of a refusal can do about it. */
async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof DiskFullError) {
      const data = { reason: "diskFull" };
      throw new ServiceError("updateFailed", "The disk of the server is full.", { cause, data });
    }
    if (cause instanceof DamagedMediaError) {
      const data = { reason: "damaged" };
      throw new ServiceError("updateFailed", "The files are damaged.", { cause, data });
    }
    throw cause;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
