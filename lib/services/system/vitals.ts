import os from "node:os";
import { type IntervalHistogram, monitorEventLoopDelay } from "node:perf_hooks";
import type { LoopDelay, ProcessState } from "@/lib/shared/admin-system";

/** Figures are of the last whole minute; within the first, of what there is of it. */
const minuteMs = 60_000;
/** How often the loop is asked whether it comes in time; every delay has this much in it. */
const resolutionMs = 10;
const nsPerMs = 1e6;

interface Minute {
  readonly loop: LoopDelay;
  readonly cpuPercent: number;
}

/** What this process needs of the machine, as it was within the last minute. */
export class Vitals {
  readonly #histogram: IntervalHistogram = monitorEventLoopDelay({ resolution: resolutionMs });
  #cpu = process.cpuUsage();
  #begunAt = performance.now();
  #lastMinute: Minute | null = null;
  #timer: NodeJS.Timeout | undefined;

  start(): void {
    this.#histogram.enable();
    this.#begin();
    this.#timer = setInterval(() => {
      this.#lastMinute = this.#measure();
      this.#begin();
    }, minuteMs);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#histogram.disable();
  }

  get state(): ProcessState {
    const { rss, heapUsed, heapTotal } = process.memoryUsage();
    return {
      pid: process.pid,
      nodeVersion: process.version,
      residentBytes: rss,
      heapUsedBytes: heapUsed,
      heapTotalBytes: heapTotal,
      machineBytes: os.totalmem(),
      cores: os.availableParallelism(),
      ...(this.#lastMinute ?? this.#measure()),
    };
  }

  #begin(): void {
    this.#histogram.reset();
    this.#cpu = process.cpuUsage();
    this.#begunAt = performance.now();
  }

  #measure(): Minute {
    const { user, system } = process.cpuUsage(this.#cpu);
    const elapsedMs = Math.max(1, performance.now() - this.#begunAt);
    const histogram = this.#histogram;
    return {
      loop: {
        p50Ms: lateness(histogram.percentile(50)),
        p99Ms: lateness(histogram.percentile(99)),
        maxMs: lateness(histogram.count === 0 ? 0 : histogram.max),
      },
      cpuPercent: Math.round(((user + system) / 1000 / elapsedMs) * 1000) / 10,
    };
  }
}

/** What was waited longer than was asked for, in milliseconds with one digit. */
function lateness(delayNs: number): number {
  return Math.max(0, Math.round((delayNs / nsPerMs - resolutionMs) * 10) / 10);
}
