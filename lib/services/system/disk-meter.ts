import type { Dirent } from "node:fs";
import { lstat, opendir } from "node:fs/promises";
import path from "node:path";
import type { Config } from "@/lib/config";
import type { DiskUsage } from "@/lib/shared/admin-system";
import { backupFolderOf } from "../backups/backup-folder";

/** As it was measured is good enough for so long, in milliseconds. */
const freshMs = 60_000;
/** Looking through a hundred thousand recordings takes its time: at most this share of it. */
const restPerWork = 20;

/** Below the recordings: what nobody may see, and what is being made. */
const withheldFolders = [".withheld", ".trimming"];

type Part = keyof Omit<DiskUsage, "measuredMs">;

/** How much room our files take, looked at in the background and not more often than needed. */
export class DiskMeter {
  #usage: DiskUsage | null = null;
  #running: Promise<DiskUsage> | null = null;
  #dueAt = 0;

  constructor(private readonly config: Pick<Config, "dataDir">) {}

  /** As it was last measured; has it measured anew when that is long ago. */
  get usage(): DiskUsage | null {
    if (Date.now() >= this.#dueAt) void this.measure().catch(() => undefined);
    return this.#usage;
  }

  /** Measures now, or waits for what is being measured. */
  measure(): Promise<DiskUsage> {
    this.#running ??= this.#measure().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #measure(): Promise<DiskUsage> {
    const begunAt = performance.now();
    const { dataDir } = this.config;
    const recordingsDir = path.join(dataDir, "recordings");
    const withheld = withheldFolders.map((name) => path.join(recordingsDir, name));
    const sizes: Record<Part, number> = {
      recordings: await sizeBelow([recordingsDir], new Set(withheld)),
      withheld: await sizeBelow(withheld),
      uploads: await sizeBelow([path.join(dataDir, "uploads")]),
      logs: await sizeBelow([path.join(dataDir, "logs")]),
      backups: await sizeBelow([backupFolderOf(this.config)]),
      database: await filesOf(dataDir, (name) => name.startsWith("mini-lvb.db")),
    };
    const tookMs = performance.now() - begunAt;
    this.#dueAt = Date.now() + Math.max(freshMs, tookMs * restPerWork);
    this.#usage = { ...sizes, measuredMs: Date.now() };
    return this.#usage;
  }
}

/** Bytes of all files below these folders; one that is not there has none. */
async function sizeBelow(folders: readonly string[], without = new Set<string>()): Promise<number> {
  let bytes = 0;
  const waiting = [...folders];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for await (const entry of entriesOf(folder)) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!without.has(file)) waiting.push(file);
      } else if (entry.isFile()) {
        bytes += await sizeOf(file);
      }
    }
  }
  return bytes;
}

async function filesOf(folder: string, isMeant: (name: string) => boolean): Promise<number> {
  let bytes = 0;
  for await (const entry of entriesOf(folder)) {
    if (entry.isFile() && isMeant(entry.name)) bytes += await sizeOf(path.join(folder, entry.name));
  }
  return bytes;
}

/** Recordings come and go while they are counted. */
async function* entriesOf(folder: string): AsyncGenerator<Dirent> {
  try {
    yield* await opendir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await lstat(file)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return 0;
    throw error;
  }
}
