import { load, type Target } from "./load";

export interface Figures {
  readonly name: string;
  /** Requests per second, one per round. */
  readonly rates: number[];
  /** 99th percentile latency in milliseconds, one per round. */
  readonly p99: number[];
}

/** Middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/**
 * Loads each target in turn, round after round, so that other work on the machine disturbs all
 * alike. @throws Error when a target answers anything but 2xx.
 */
export async function interleave(
  targets: readonly Target[],
  rounds: number,
  seconds: number,
): Promise<Figures[]> {
  const figures = targets.map(({ name }) => ({
    name,
    rates: [] as number[],
    p99: [] as number[],
  }));
  for (const target of targets) await load(target, 1);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, target] of targets.entries()) {
      const { requestsPerSecond, p99Ms } = await load(target, seconds);
      figures[index]?.rates.push(requestsPerSecond);
      figures[index]?.p99.push(p99Ms);
    }
  }
  return figures;
}

/** Prints a table; the first row is the baseline. */
export function printFigures(figures: readonly Figures[]): void {
  const [baseline] = figures;
  for (const row of figures) {
    const ratios = row.rates.map((rate, i) => rate / (baseline?.rates[i] ?? rate));
    console.log(
      `${row.name.padEnd(34)} ${median(row.rates).toFixed(0).padStart(8)} req/s   ratio ${median(ratios).toFixed(2)}   p99 ${median(row.p99).toFixed(1)} ms`,
    );
  }
}
