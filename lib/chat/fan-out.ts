/** One reader of a room. */
export interface ChatSink {
  /** False when the reader is too slow to be given any more. */
  write(frame: Buffer): boolean;
  close(): void;
}

/**
 * Readers that are written to in one go. A room of ten thousand takes a tenth of a second, in which
 * nobody's media would be sent; so others have their turn in between.
 */
const readersAtOnce = 512;

interface Batch {
  readonly frame: Buffer;
  /** Who joined later has read it already. */
  readonly number: number;
}

/**
 * Gives the same bytes to many readers. What is said in one turn of the event loop goes out as one
 * buffer and one write for each; every reader gets everything from its joining on, in order.
 */
export class FanOut {
  /** Each with the number of the first batch that is for it. */
  private readonly readers = new Map<ChatSink, number>();
  /** What was said and is in no batch yet. */
  private pending = "";
  /** At most one for each joining while another is on its way; a round takes a few turns. */
  private readonly batches: Batch[] = [];
  private sealed = 0;
  private round: { readonly batch: Batch; readonly left: MapIterator<[ChatSink, number]> } | null =
    null;
  private awake = false;

  /** Told of each reader that was too slow, after it was taken out and closed. */
  constructor(private readonly onDropped: (sink: ChatSink) => void) {}

  get size(): number {
    return this.readers.size;
  }

  /** Adds a reader: it gets what is said from now on. */
  add(sink: ChatSink): void {
    this.seal();
    this.readers.set(sink, this.sealed);
  }

  remove(sink: ChatSink): void {
    this.readers.delete(sink);
  }

  /** Says something to everybody, by the end of this turn. */
  say(text: string): void {
    if (this.readers.size === 0 || text === "") return;
    this.pending += text;
    if (this.awake) return;
    this.awake = true;
    queueMicrotask(this.proceed);
  }

  /** Everybody who is there, for the end of the room. */
  all(): ChatSink[] {
    return [...this.readers.keys()];
  }

  private seal(): void {
    if (this.pending === "") return;
    this.batches.push({ frame: Buffer.from(this.pending), number: this.sealed });
    this.sealed += 1;
    this.pending = "";
  }

  private readonly proceed = (): void => {
    let turn = readersAtOnce;
    for (;;) {
      this.round ??= this.nextRound();
      if (!this.round) {
        this.awake = false;
        return;
      }
      const { batch, left } = this.round;
      let next = left.next();
      for (; !next.done; next = left.next()) {
        const [sink, first] = next.value;
        if (batch.number >= first) this.give(sink, batch.frame);
        turn -= 1;
        if (turn === 0) {
          setImmediate(this.proceed);
          return;
        }
      }
      this.round = null;
    }
  };

  private nextRound() {
    if (this.batches.length === 0) this.seal();
    const batch = this.batches.shift();
    return batch ? { batch, left: this.readers.entries() } : null;
  }

  private give(sink: ChatSink, frame: Buffer): void {
    if (sink.write(frame)) return;
    this.readers.delete(sink);
    sink.close();
    this.onDropped(sink);
  }
}
