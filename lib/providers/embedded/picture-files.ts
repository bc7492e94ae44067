import { randomUUID } from "node:crypto";
import type { Stats } from "node:fs";
import { type FileHandle, link, mkdir, open, readFile, rm, stat, statfs } from "node:fs/promises";
import path from "node:path";
import { pictureHeadBytes, pictureTailBytes } from "../picture-key";
import type { StoredObject } from "../storage-provider";

/**
 * Files below one folder, under keys that have passed `isPictureKey` or `isIncomingKey`. A file is
 * there whole or not at all, and never changes.
 */
export class PictureFiles {
  constructor(private readonly directory: string) {}

  /** Size, both ends and which file it is; null when there is no such file. */
  async ends(key: string): Promise<Omit<StoredObject, "contentType"> | null> {
    try {
      const file = await open(this.#pathOf(key), "r");
      try {
        const stats = await file.stat();
        const { size } = stats;
        const head = await readPart(file, 0, Math.min(size, pictureHeadBytes));
        const tailBytes = size > pictureHeadBytes ? pictureTailBytes : 0;
        const tail = await readPart(file, size - tailBytes, tailBytes);
        return { sizeBytes: size, head, tail, version: versionOf(stats) };
      } finally {
        await file.close();
      }
    } catch (error) {
      return nullWhenMissing(error);
    }
  }

  /** Which file it is, without reading it; null when there is no such file. */
  async version(key: string): Promise<string | null> {
    return stat(this.#pathOf(key)).then(versionOf, nullWhenMissing);
  }

  async read(key: string): Promise<Buffer | null> {
    return readFile(this.#pathOf(key)).catch(nullWhenMissing);
  }

  /**
   * Writes aside, then gives it its name once it is on the disk.
   * @returns false when another file has that name already.
   */
  async write(key: string, bytes: Uint8Array): Promise<boolean> {
    const target = this.#pathOf(key);
    const aside = `${target}.${randomUUID()}.part`;
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    try {
      const file = await open(aside, "wx", 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      // Unlike a rename, a link replaces nothing.
      await link(aside, target);
      await syncDirectory(path.dirname(target));
      return true;
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
      return (await this.read(key))?.equals(bytes) ?? false;
    } finally {
      await rm(aside, { force: true });
    }
  }

  /**
   * Gives a file a second name, which lasts when the first is removed.
   * @returns false when there is no such file.
   */
  async link(from: string, to: string): Promise<boolean> {
    const target = this.#pathOf(to);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    try {
      await link(this.#pathOf(from), target);
    } catch (error) {
      nullWhenMissing(error);
      return false;
    }
    await syncDirectory(path.dirname(target));
    return true;
  }

  async remove(key: string): Promise<void> {
    await rm(this.#pathOf(key), { force: true });
  }

  /** Bytes that this process may still write on the disk. */
  async freeBytes(): Promise<number> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(this.directory);
    return bavail * bsize;
  }

  #pathOf(key: string): string {
    return path.join(this.directory, key);
  }
}

function versionOf({ ino, size, mtimeMs }: Stats): string {
  return `${ino}-${size}-${mtimeMs}`;
}

async function readPart(file: FileHandle, from: number, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
  return buffer.subarray(0, bytesRead);
}

/** The name of a new file is durable only once its folder is. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

function nullWhenMissing(error: unknown): null {
  if (codeOf(error) === "ENOENT") return null;
  throw error;
}
