/** What the parent of a viewers' process tells it to do. */
export interface ViewerOrder {
  readonly do: "open" | "cycle" | "report" | "close";
  readonly port: number;
  /** Of the stream. */
  readonly path: string;
  readonly count: number;
  /** The number of its first viewer among those of all processes. */
  readonly from: number;
}

/** What the viewers of one process saw since the last order. */
export interface ViewerReport {
  /** Messages, all viewers together. */
  readonly received: number;
  /** Messages that came twice, or not in the order of their sender. */
  readonly wrong: number;
  /** Connections that ended. */
  readonly lost: number;
  /** How many deliveries took how long, by `bucketOf`. */
  readonly latencies: readonly number[];
}

/** Deliveries are counted by half milliseconds, up to ten seconds. */
export const buckets = 20_000;
const bucketMs = 0.5;

export function bucketOf(latencyMs: number): number {
  return Math.min(buckets - 1, Math.max(0, Math.floor(latencyMs / bucketMs)));
}

/** The latency below which that share of all deliveries is, in milliseconds. */
export function percentileOf(latencies: readonly number[], share: number): number {
  const total = latencies.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (const [bucket, count] of latencies.entries()) {
    seen += count;
    if (seen >= total * share) return (bucket + 1) * bucketMs;
  }
  return 0;
}

/** What is said tells its sender, its number and when it was sent (Unix ms). */
export function messageText(sender: number, number: number): string {
  return `bench ${sender} ${number} ${(performance.timeOrigin + performance.now()).toFixed(2)}`;
}
export const messagePattern = /"text":"bench (\d+) (\d+) ([\d.]+)"/g;
