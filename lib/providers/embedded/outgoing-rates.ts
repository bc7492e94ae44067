import type { ServerResponse } from "node:http";
import { SentBytes } from "./sent-bytes";

/** A rate is that of so long a time at most, and of so long a time at least; in milliseconds. */
const windowMs = 15_000;
const leastMs = 1000;
/** Streams that are remembered; far more than are on air. */
const maxStreams = 1000;

interface StreamBytes {
  readonly sent: SentBytes;
  /** What was sent by when somebody asked, oldest first. */
  marks: readonly { readonly atMs: number; readonly bytes: number }[];
}

/** What goes out of each live: the rate between two moments at which somebody asks for it. */
export class OutgoingRates {
  readonly #streams = new Map<string, StreamBytes>();

  /** `now`: milliseconds of a clock that never goes back. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Counts this answer, before which its connection had sent so many bytes. */
  follow(streamName: string, res: ServerResponse, fromBytes: number): void {
    this.#of(streamName).sent.follow(res, fromBytes);
  }

  /** Null when it was not asked for a moment ago: then nobody has counted. */
  kbps(streamName: string): number | null {
    const stream = this.#of(streamName);
    const atMs = this.now();
    const bytes = stream.sent.total();
    const recent = stream.marks.filter((mark) => atMs - mark.atMs <= windowMs);
    const newest = recent.at(-1);
    const isNew = !newest || atMs - newest.atMs >= leastMs;
    stream.marks = isNew ? [...recent, { atMs, bytes }] : recent;
    const [oldest] = recent;
    if (!oldest || atMs - oldest.atMs < leastMs) return null;
    return Math.round(((bytes - oldest.bytes) * 8) / (atMs - oldest.atMs));
  }

  #of(streamName: string): StreamBytes {
    const known = this.#streams.get(streamName);
    if (known) return known;
    const made: StreamBytes = { sent: new SentBytes(), marks: [] };
    this.#streams.set(streamName, made);
    const first = this.#streams.keys().next().value;
    if (this.#streams.size > maxStreams && first !== undefined) this.#streams.delete(first);
    return made;
  }
}
