import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";

const folder = path.resolve("node_modules/.cache/mini-lvb-test-clips");
const clipSeconds = 60;

/**
 * The file with a minute of what these arguments of ffmpeg make, encoded when it is first asked for:
 * to encode the same picture for every test is a fifth of what the browser tests cost.
 */
export function testClip(encoding: readonly string[]): string {
  const name = createHash("sha256").update(encoding.join("\0")).digest("hex").slice(0, 16);
  const clip = path.join(folder, `${name}.flv`);
  if (existsSync(clip)) return clip;
  mkdirSync(folder, { recursive: true });
  // Another worker may be at the same one: whole files alone get its name.
  const partial = path.join(folder, `${name}.${process.pid}.flv`);
  const quiet = ["-hide_banner", "-loglevel", "error", "-y"];
  const made = spawnSync("ffmpeg", [...quiet, ...encoding, "-t", String(clipSeconds), partial], {
    encoding: "utf8",
  });
  if (made.status !== 0) {
    rmSync(partial, { force: true });
    throw new Error(`ffmpeg made no clip: ${made.error?.message ?? made.stderr}`);
  }
  renameSync(partial, clip);
  return clip;
}
