import { mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Linux keeps what is written there in memory. */
const memoryFolder = "/dev/shm";
/** What a run leaves there at most is a tenth of this, in bytes. */
const neededBytes = 2 * 1024 ** 3;

/** Gives the unit tests one temporary folder, and takes it away with all they left in it. */
export default function setup(): () => void {
  const folder = mkdtempSync(path.join(hasMemory() ? memoryFolder : tmpdir(), "mini-lvb-tests-"));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/**
 * Thousands of small databases wait for their commits on a disk, many times longer than for all
 * else. What is tested ends with a process at most, never with the machine's power.
 */
function hasMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memoryFolder);
    return bavail * bsize >= neededBytes;
  } catch {
    return false;
  }
}
