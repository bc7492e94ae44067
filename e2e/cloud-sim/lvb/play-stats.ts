/** One minute of one stream, as DescribeStreamPlayInfoList counts it. */
interface MinuteCount {
  bytes: number;
  requests: number;
  readonly viewers: Set<string>;
}

/** A point of DescribeStreamPlayInfoList. */
export interface PlayInfoPoint {
  readonly bytes: number;
  readonly requests: number;
  readonly viewers: number;
}

const MINUTE_MS = 60_000;
/** A query spans a day at most. */
const MAX_MINUTES = 1440;

/** What was played, minute by minute; a viewer is an address with a program. */
export class PlayStats {
  readonly #minutes = new Map<number, Map<string, MinuteCount>>();

  requested(streamName: string, viewer: string, nowMs: number): void {
    const count = this.#countOf(streamName, nowMs);
    count.requests += 1;
    count.viewers.add(viewer);
  }

  carried(streamName: string, bytes: number, nowMs: number): void {
    this.#countOf(streamName, nowMs).bytes += bytes;
  }

  /** The minute that contains the moment; of all streams without a name. */
  minute(atMs: number, streamName: string | undefined): PlayInfoPoint {
    const counts = this.#minutes.get(Math.floor(atMs / MINUTE_MS)) ?? new Map();
    let point: PlayInfoPoint = { bytes: 0, requests: 0, viewers: 0 };
    for (const [name, count] of counts) {
      if (streamName !== undefined && name !== streamName) continue;
      point = {
        bytes: point.bytes + count.bytes,
        requests: point.requests + count.requests,
        viewers: point.viewers + count.viewers.size,
      };
    }
    return point;
  }

  #countOf(streamName: string, nowMs: number): MinuteCount {
    const minute = Math.floor(nowMs / MINUTE_MS);
    let counts = this.#minutes.get(minute);
    if (!counts) {
      counts = new Map();
      this.#minutes.set(minute, counts);
      const [oldest] = this.#minutes.keys();
      if (this.#minutes.size > MAX_MINUTES && oldest !== undefined) this.#minutes.delete(oldest);
    }
    let count = counts.get(streamName);
    if (!count) {
      count = { bytes: 0, requests: 0, viewers: new Set() };
      counts.set(streamName, count);
    }
    return count;
  }
}
