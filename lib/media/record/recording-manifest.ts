import { open, readFile, rename } from "node:fs/promises";
import path from "node:path";

/**
 * recording.json beside the media of one live. `recording` until the files are final, `finished`
 * until the services have accepted the record events, then `reported`.
 */
export interface RecordingManifest {
  readonly version: 1;
  readonly streamName: string;
  /** Its folder: the id of the live, with `-2`, `-3` … behind it for all but the first recording. */
  readonly liveId: string;
  /** Push activity the recording began with. */
  readonly sequence: string;
  readonly state: "recording" | "finished" | "reported";
  /** First and last media, Unix ms; the end is known once finished. */
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** Length of the media, which leaves out the pauses of a reconnecting publisher. */
  readonly durationMs: number;
  /** Number of e0.mp4, e1.mp4 … */
  readonly epochs: number;
  /** All epochs together. */
  readonly sizeBytes: number;
}

const MANIFEST_NAME = "recording.json";

/** The manifest of a recording folder, or undefined when there is none that can be read. */
export async function readManifest(directory: string): Promise<RecordingManifest | undefined> {
  let text: string;
  try {
    text = await readFile(path.join(directory, MANIFEST_NAME), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  try {
    const value: unknown = JSON.parse(text);
    return isManifest(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Replaces the manifest as a whole, so that a crash leaves the old or the new one. */
export async function writeManifest(directory: string, manifest: RecordingManifest): Promise<void> {
  await replaceFile(
    path.join(directory, MANIFEST_NAME),
    `${JSON.stringify(manifest, undefined, 2)}\n`,
  );
}

/** Writes beside the file, syncs and renames. */
export async function replaceFile(file: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${file}.tmp`;
  const handle = await open(temporary, "w");
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}

function isManifest(value: unknown): value is RecordingManifest {
  if (typeof value !== "object" || value === null) return false;
  const fields = value as Partial<Record<keyof RecordingManifest, unknown>>;
  return (
    fields.version === 1 &&
    typeof fields.streamName === "string" &&
    typeof fields.liveId === "string" &&
    typeof fields.sequence === "string" &&
    (fields.state === "recording" || fields.state === "finished" || fields.state === "reported") &&
    [
      fields.startedAtMs,
      fields.endedAtMs,
      fields.durationMs,
      fields.epochs,
      fields.sizeBytes,
    ].every((field) => typeof field === "number")
  );
}
