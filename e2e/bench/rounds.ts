import autocannon from "autocannon";

export interface Target {
  readonly name: string;
  readonly url: string;
  readonly method?: "GET" | "POST";
  readonly body?: string;
  readonly connections?: number;
}

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
  for (let round = -1; round < rounds; round += 1) {
    for (const [index, target] of targets.entries()) {
      const result = await autocannon({
        url: target.url,
        method: target.method ?? "GET",
        body: target.body,
        headers: target.body ? { "content-type": "application/json" } : {},
        connections: target.connections ?? 64,
        duration: round < 0 ? 1 : seconds,
      });
      if (result.non2xx > 0 || result.errors > 0) {
        throw new Error(`${target.name}: ${result.non2xx} refused, ${result.errors} failed.`);
      }
      // Round −1 warms up.
      if (round < 0) continue;
      figures[index]?.rates.push(result.requests.average);
      figures[index]?.p99.push(result.latency.p99);
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
