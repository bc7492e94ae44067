import { setImmediate as nextTurn } from "node:timers/promises";
import { hlsFilesAfter, originalsAfter, tapesWithFile } from "@/db/repositories/tape-folders";
import { tapeOfUrl } from "@/db/repositories/tapes";
import type { TapeFiles, TapeFolderContents, TapeFolderOnDisk } from "@/lib/providers/tape-files";
import type { Services } from "./services";
import { filesOfOriginal } from "./tapes";

/** Rows that are read before everybody else has a turn. */
const rowsAtOnce = 2000;
/** Missing recordings that are named; more are only counted. */
export const missingNamed = 50;

type InventoryServices = Pick<Services, "database"> & { readonly tapeFiles: TapeFiles };

/** Files on the disk that no recording refers to. */
export interface StrayFolder extends TapeFolderOnDisk, TapeFolderContents {
  /** Of a trim that a crash interrupted: what it was made of is there. */
  readonly isLeftOver: boolean;
}

/** A recording without its files. */
export interface MissingTape {
  readonly tapeId: string;
  readonly fileId: string;
  readonly title: string;
  readonly userid: string;
}

export interface TapeInventory {
  readonly strays: readonly StrayFolder[];
  readonly missing: readonly MissingTape[];
  readonly missingCount: number;
}

/**
 * Compares the recordings of the database with the folders on the disk. They differ when somebody
 * had a hand in the files, or put a backup in place that is older than they are.
 */
export async function tapeInventory(services: InventoryServices): Promise<TapeInventory> {
  const { database, tapeFiles } = services;
  if (!tapeFiles.areOurs) return { strays: [], missing: [], missingCount: 0 };
  const compared = await compare(services);
  const missing = await withoutFiles(database.read, tapeFiles, compared.gone);
  return {
    strays: await straysAmong(services, compared),
    missing: missing.slice(0, missingNamed),
    missingCount: missing.length,
  };
}

/** The first half of it: looking for what is missing takes a look at the disk for each. */
export async function strayFolders(services: InventoryServices): Promise<readonly StrayFolder[]> {
  if (!services.tapeFiles.areOurs) return [];
  return straysAmong(services, await compare(services));
}

interface Compared {
  readonly folders: readonly TapeFolderOnDisk[];
  /** Addresses that the database knows. */
  readonly known: ReadonlySet<string>;
  /** Files of it that were not on the disk when that was read. */
  readonly gone: readonly string[];
}

async function compare({ database, tapeFiles }: InventoryServices): Promise<Compared> {
  const db = database.read;
  // Folders first: one that is made while we read has its row by the time that it is final.
  const folders = await tapeFiles.folders();
  const onDisk = new Set(folders.map(({ url }) => url));
  const known = new Set<string>();
  const gone: string[] = [];
  for await (const { fileId, url } of hlsFiles(db)) {
    known.add(url);
    if (url.startsWith("/tapes/") && !onDisk.has(url)) gone.push(fileId);
  }
  for await (const url of urlsOfOriginals(db)) known.add(url);
  return { folders, known, gone };
}

async function straysAmong(
  { database, tapeFiles }: InventoryServices,
  { folders, known }: Compared,
): Promise<StrayFolder[]> {
  const kept = new Set(folders.filter(({ url }) => known.has(url)).map(({ origin }) => origin));
  const strays: StrayFolder[] = [];
  for (const folder of folders) {
    if (known.has(folder.url)) continue;
    const contents = await tapeFiles.look(folder.url);
    if (!contents?.isFinal) continue;
    if (tapeOfUrl(database.read, folder.streamName, folder.url)) continue;
    const isLeftOver = folder.isTrim && kept.has(folder.origin);
    strays.push({ ...folder, ...contents, isLeftOver });
  }
  return strays;
}

async function* hlsFiles(db: Services["database"]["read"]) {
  for (let after = ""; ; ) {
    const piece = hlsFilesAfter(db, after, rowsAtOnce);
    yield* piece;
    const last = piece.at(-1);
    if (!last || piece.length < rowsAtOnce) return;
    after = last.fileId;
    await nextTurn();
  }
}

async function* urlsOfOriginals(db: Services["database"]["read"]) {
  for (let after = ""; ; ) {
    const piece = originalsAfter(db, after, rowsAtOnce);
    yield* piece.flatMap((original) => filesOfOriginal(original).map(({ url }) => url));
    const last = piece.at(-1);
    if (!last || piece.length < rowsAtOnce) return;
    after = last.tapeId;
    await nextTurn();
  }
}

/** Those that are still without them; what was deleted may be on its way out, files first. */
async function withoutFiles(
  db: Services["database"]["read"],
  tapeFiles: TapeFiles,
  fileIds: readonly string[],
): Promise<MissingTape[]> {
  const missing: MissingTape[] = [];
  for (let from = 0; from < fileIds.length; from += rowsAtOnce) {
    for (const { url, deletedMs, ...tape } of tapesWithFile(
      db,
      fileIds.slice(from, from + rowsAtOnce),
    )) {
      if (deletedMs === 0 && (await tapeFiles.look(url)) === null) missing.push(tape);
    }
  }
  return missing;
}
