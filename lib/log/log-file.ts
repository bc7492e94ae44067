import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { createStream, type RotatingFileStream } from "rotating-file-stream";

/** How long a disk that cannot be written is left alone, in milliseconds. */
const pauseMs = 60_000;
/** A disk that does not keep up loses lines, not the server's memory. */
const maxWaitingBytes = 4 * 1024 * 1024;

export interface LogFileSettings {
  readonly folder: string;
  readonly maxBytes: number;
  /** Older files that are kept. */
  readonly count: number;
  /** Told once of each outage. */
  readonly onProblem: (reason: string) => void;
  /** For tests. */
  readonly pauseMs?: number;
}

/**
 * The log on the disk, in files that are not for everybody's eyes. What goes wrong with it takes
 * nothing else down: lines are left out until the disk can be written again.
 */
export class LogFile {
  #stream: RotatingFileStream | null = null;
  #triesAgainAt = 0;
  #closed = false;

  constructor(private readonly settings: LogFileSettings) {}

  write(line: string): void {
    const stream = this.#open();
    if (!stream || stream.writableLength > maxWaitingBytes) return;
    stream.write(line);
  }

  /** Resolves when everything is written, or when it cannot be. */
  async close(): Promise<void> {
    this.#closed = true;
    const stream = this.#stream;
    this.#stream = null;
    if (!stream || stream.destroyed) return;
    await new Promise<void>((resolve) => {
      stream.once("close", () => resolve());
      stream.once("error", () => resolve());
      stream.end(() => resolve());
    });
  }

  #open(): RotatingFileStream | null {
    if (this.#stream) return this.#stream;
    if (this.#closed || Date.now() < this.#triesAgainAt) return null;
    const { folder, maxBytes, count } = this.settings;
    try {
      if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
      const stream = createStream("mini-lvb.log", {
        path: folder,
        size: `${maxBytes}B`,
        rotate: count,
        // The library hands it to open(2), which takes a number; its type says string.
        mode: 0o600 as unknown as never,
      });
      stream.on("error", (error) => this.#pause(error));
      stream.on("warning", (error) => this.#pause(error));
      this.#stream = stream;
      return stream;
    } catch (error) {
      this.#pause(error);
      return null;
    }
  }

  #pause(error: unknown): void {
    this.#triesAgainAt = Date.now() + (this.settings.pauseMs ?? pauseMs);
    const stream = this.#stream;
    this.#stream = null;
    stream?.destroy();
    const reason = error instanceof Error ? error.message : String(error);
    this.settings.onProblem(`${path.join(this.settings.folder, "mini-lvb.log")}: ${reason}`);
  }
}
