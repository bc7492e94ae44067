import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Gives the unit tests one temporary folder, and takes it away with all they left in it. */
export default function setup(): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), "mini-lvb-tests-"));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
