import type { ChildProcess } from "node:child_process";

/** What a server has after everything that nobody needs was collected. */
export interface Measure {
  readonly rss: number;
  readonly heapUsed: number;
  /** Counts of the server's own: open streams, rooms and the like. */
  readonly load: Readonly<Record<string, number>>;
}

const pauseMs = 200;

/** Lets the parent measure this process, which runs with `--expose-gc`. */
export function answerMeasure(load: () => Readonly<Record<string, number>>): void {
  process.on("message", async (message) => {
    if (message !== "measure") return;
    // What one collection releases by its finalisers the next one frees.
    for (let i = 0; i < 4; i += 1) {
      (globalThis as { gc?: () => void }).gc?.();
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    const { rss, heapUsed } = process.memoryUsage();
    process.send?.({ rss, heapUsed, load: load() } satisfies Measure);
  });
}

/** Asks a server for its figures. */
export function measure(server: ChildProcess): Promise<Measure> {
  return new Promise((resolve) => {
    server.once("message", (answer) => resolve(answer as Measure));
    server.send("measure");
  });
}
