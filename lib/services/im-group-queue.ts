import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { CloudError } from "@/lib/providers/cloud-error";
import type { AppGeneration, RoomMessage } from "@/lib/providers/im-provider";

/** One message on its way to a group. */
export interface Delivery {
  readonly message: RoomMessage;
  readonly generations: readonly AppGeneration[];
  /** The same at every try, so that IM delivers it once. */
  readonly random: number;
  readonly sinceMs: number;
}

export interface GroupQueueOptions {
  readonly now: () => number;
  readonly deliver: (delivery: Delivery) => Promise<void>;
  readonly onDone: () => void;
  /** In the words of whoever failed. */
  readonly onFailure: (text: string) => void;
  /** IM says that there is no such group. */
  readonly onMissingGroup: () => void;
  readonly onDrop: (count: number) => void;
  readonly onUnknownError: (error: unknown) => void;
  /** Nothing is left to do. */
  readonly onIdle: () => void;
}

/** Messages that wait for one group. */
const maxWaiting = 200;
/** Mutes that wait for one group. */
const maxWishes = 500;
/** A chat message that comes later than this is out of place. */
const maxAgeMs = 30_000;
/** IM takes 40 messages a second of a group, phones' among them; one of ours may become two. */
const spacingMs = 50;
const firstRetryMs = 500;
const lastRetryMs = 5000;
const randomLimit = 2 ** 32;
/** IM's codes for a group that does not exist. */
const missingGroup: readonly string[] = ["10010", "10015"];

/**
 * What waits for one chat group, in order: mutes first, then messages. One thing at a time is under
 * way; what fails for the moment is tried again with growing waits.
 */
export class GroupQueue {
  private readonly messages: Delivery[] = [];
  private readonly wishes = new Map<string, () => Promise<void>>();
  private readonly stopping = new AbortController();
  private running: Promise<void> | null = null;

  constructor(private readonly options: GroupQueueOptions) {}

  get length(): number {
    return this.messages.length + this.wishes.size;
  }

  /** Resolves when nothing is under way. */
  get idle(): Promise<void> {
    return this.running ?? Promise.resolve();
  }

  /** Likes, entering and leaving give way to words when there is too much. */
  addMessage(message: RoomMessage, generations: readonly AppGeneration[]): void {
    const sinceMs = this.options.now();
    if (!hasWords(message)) {
      if (this.messages.length >= maxWaiting) return;
    } else if (this.messages.length >= maxWaiting) {
      const wordless = this.messages.findIndex((waiting) => !hasWords(waiting.message));
      this.messages.splice(Math.max(0, wordless), 1);
      this.options.onDrop(1);
    }
    this.messages.push({ message, generations, random: randomInt(randomLimit), sinceMs });
    this.run();
  }

  /**
   * Something that has to come true while the group is there; a newer wish of the same key replaces
   * it. Without a group it is void: who opens one says everything that holds in it.
   */
  addWish(key: string, wish: () => Promise<void>): void {
    this.wishes.delete(key);
    this.wishes.set(key, wish);
    const [oldest] = this.wishes.keys();
    if (this.wishes.size > maxWishes && oldest !== undefined) this.wishes.delete(oldest);
    this.run();
  }

  /** Drops everything that has not begun. */
  stop(): void {
    this.options.onDrop(this.messages.length);
    this.messages.length = 0;
    this.wishes.clear();
    this.stopping.abort();
  }

  private run(): void {
    if (this.stopping.signal.aborted) return;
    this.running ??= this.work()
      .catch(this.options.onUnknownError)
      .finally(() => {
        this.running = null;
        if (this.length > 0) this.run();
        else this.options.onIdle();
      });
  }

  private async work(): Promise<void> {
    let failures = 0;
    while (this.length > 0 && !this.stopping.signal.aborted) {
      const passes = await this.next();
      failures = passes ? 0 : failures + 1;
      const waitMs = Math.min(lastRetryMs, firstRetryMs * 2 ** (failures - 1));
      await this.pause(failures === 0 ? spacingMs : waitMs * (0.5 + Math.random() / 2));
    }
  }

  /** Does the first thing that waits. False when IM is to be left alone for a while. */
  private async next(): Promise<boolean> {
    this.dropLate();
    const [wish] = this.wishes;
    if (wish) {
      const [key, grant] = wish;
      return this.attempt(
        grant,
        () => {
          // Unless a newer one has taken its place meanwhile.
          if (this.wishes.get(key) === grant) this.wishes.delete(key);
        },
        true,
      );
    }
    const [delivery] = this.messages;
    if (!delivery) return true;
    const remove = () => {
      const index = this.messages.indexOf(delivery);
      if (index >= 0) this.messages.splice(index, 1);
    };
    return this.attempt(() => this.options.deliver(delivery), remove);
  }

  /** Also while a mute waits before them. */
  private dropLate(): void {
    const earliestMs = this.options.now() - maxAgeMs;
    const late = this.messages.filter(({ sinceMs }) => sinceMs < earliestMs).length;
    this.messages.splice(0, late);
    if (late > 0) this.options.onDrop(late);
  }

  /** Runs something; `settle` takes it from the queue unless it is to be tried again. */
  private async attempt(
    call: () => Promise<void>,
    settle: () => void,
    needsGroup = false,
  ): Promise<boolean> {
    try {
      await call();
      settle();
      this.options.onDone();
      return true;
    } catch (error) {
      if (!(error instanceof CloudError)) {
        settle();
        this.options.onUnknownError(error);
        return true;
      }
      const groupIsMissing = missingGroup.includes(error.code);
      if (groupIsMissing) this.options.onMissingGroup();
      if (groupIsMissing && needsGroup) {
        settle();
        return true;
      }
      this.options.onFailure(error.message);
      // A group that is being made again takes the message a moment later.
      if (error.failure !== "refused" || groupIsMissing) return false;
      settle();
      this.options.onDrop(1);
      return true;
    }
  }

  private async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.stopping.signal }).catch((error: unknown) => {
      if (!this.stopping.signal.aborted) throw error;
    });
  }
}

function hasWords({ kind }: RoomMessage): boolean {
  return kind === "text" || kind === "danmaku";
}
