import type { ChatEvent, ChatMessage, ChatRemoval, ChatRules } from "@/lib/shared/chat";
import { type ChatSink, FanOut } from "./fan-out";
import { frameOf } from "./frame";
import { type Deed, PendingMoments } from "./pending-moments";

/** Where the stored messages are; `lib/services/chat-history.ts` reads them from the database. */
export interface ChatHistory {
  /** Whether there is such a room. */
  exists(room: string): boolean;
  /** Number of the room's last message; 0 when there is none. */
  newestSeq(room: string): number;
  /** What was written and what was hidden after that number, oldest first. */
  after(room: string, seq: number, limit: number): readonly (ChatMessage | ChatRemoval)[];
  /** The last messages of the present broadcast, oldest first. */
  recent(room: string, limit: number): readonly ChatMessage[];
  /** What holds for everybody who writes there now. */
  rules(room: string): ChatRules;
}

/** How much a reader gets who was not there before, and how much one who comes back. */
const recentMessages = 50;
const maxMissed = 500;
/** Messages read from the database at once. */
const batchSize = 200;
/** How often likes, entering and leaving are told. */
const momentsIntervalMs = 500;

/**
 * One room's readers. Messages are read from the database in the order of their numbers, whoever
 * stored them and whenever the news of it came, so that every reader gets every message once.
 */
export class Channel {
  private readonly readers = new FanOut(() => this.noteGone());
  private readonly moments = new PendingMoments();
  private timer: NodeJS.Timeout | undefined;
  private lastSeq: number;

  constructor(
    private readonly room: string,
    private readonly history: ChatHistory,
    /** Told when the last reader has gone. */
    private readonly onEmpty: () => void,
  ) {
    this.lastSeq = history.newestSeq(room);
  }

  get size(): number {
    return this.readers.size;
  }

  /**
   * Adds a reader who has seen everything up to `after`; null: nothing yet. It is first given what
   * it missed, how things stand, and `more`.
   */
  add(sink: ChatSink, after: number | null, more: readonly ChatEvent[] = []): void {
    // Everybody else is brought to the same point first.
    this.deliver();
    // What passes is not numbered: who was away has to be told how things stand.
    const state: ChatEvent = { kind: "state", ...this.history.rules(this.room) };
    const missed = [...this.missedSince(after), state, ...more];
    this.readers.add(sink);
    if (sink.write(Buffer.from(missed.map(frameOf).join("")))) return;
    this.remove(sink);
    sink.close();
  }

  remove(sink: ChatSink): void {
    this.readers.remove(sink);
    this.noteGone();
  }

  /** Gives out what has been stored since the last time. */
  deliver(): void {
    for (;;) {
      const messages = this.history.after(this.room, this.lastSeq, batchSize);
      const last = messages.at(-1);
      if (!last) return;
      this.lastSeq = last.seq;
      this.broadcast(messages.map(frameOf).join(""));
      if (messages.length < batchSize) return;
    }
  }

  /** Tells of something that is not kept, at once. */
  tell(event: ChatEvent): void {
    this.broadcast(frameOf(event));
  }

  /** Tells of something small, together with what else happens in this half second. */
  note(deed: Deed): void {
    this.moments.add(deed);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const moments = this.moments.take();
      this.broadcast(moments.map(frameOf).join(""));
    }, momentsIntervalMs).unref();
  }

  /** A reader who does not keep up is dropped; it comes back and asks for what it missed. */
  broadcast(frames: string): void {
    this.readers.say(frames);
  }

  closeAll(): void {
    for (const sink of this.readers.all()) {
      this.remove(sink);
      sink.close();
    }
  }

  private noteGone(): void {
    if (this.readers.size > 0) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.onEmpty();
  }

  private missedSince(after: number | null): readonly ChatEvent[] {
    if (after === null) return this.history.recent(this.room, recentMessages);
    const missed =
      after > this.lastSeq ? null : this.history.after(this.room, after, maxMissed + 1);
    if (missed && missed.length <= maxMissed) return missed;
    // Away for too long, or the number is of a database that is gone.
    return [{ kind: "gap" }, ...this.history.recent(this.room, recentMessages)];
  }
}
