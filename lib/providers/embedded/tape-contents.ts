import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { recordEvents } from "@/lib/media/record/record-events";
import { readManifest } from "@/lib/media/record/recording-manifest";
import type { TapeFolderContents } from "../tape-files";
import type { TapeFolder } from "./tape-folder";

/** What lies in the folder of a recording, by its manifest. */
export async function contentsOf(
  directory: string,
  { streamName, liveId }: TapeFolder,
  playlistName: string,
): Promise<TapeFolderContents> {
  const names = await readdir(directory);
  const sizes = await Promise.all(names.map(async (name) => sizeOf(path.join(directory, name))));
  const manifest = await readManifest(directory);
  const isFinal = manifest === undefined || manifest.state === "reported";
  const isPlayable = manifest !== undefined && names.includes(playlistName);
  return {
    sizeBytes: sizes.reduce((sum, size) => sum + size, 0),
    isFinal,
    // By the names that it has here, which are those that its URLs need.
    events: isPlayable ? recordEvents({ ...manifest, streamName, liveId }) : [],
  };
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    // It went while it was looked at.
    return 0;
  }
}
