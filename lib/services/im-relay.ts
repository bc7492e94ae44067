import type { Log } from "@/lib/log";
import type { AppGeneration, ImProvider, RoomMessage } from "@/lib/providers/im-provider";
import { type Delivery, GroupQueue } from "./im-group-queue";
import { ImMarks } from "./im-marks";

/** What an admin sees of the way to the phones. */
export interface RelayState {
  /** Messages that are waiting, all rooms together. */
  readonly queued: number;
  /** Messages that were given up since the start: too old, too many, or refused. */
  readonly dropped: number;
  /** Code and words of the last failure, until something goes through again; empty: all is well. */
  readonly lastError: string;
  /** Since when nothing has gone through, Unix ms; null: all is well. */
  readonly failingSinceMs: number | null;
  /** When IM last called us, Unix ms; null: not since the start. */
  readonly heardMs: number | null;
}

export interface RelayOptions {
  readonly im: ImProvider;
  readonly log: Log;
  /** Unix milliseconds. */
  readonly now: () => number;
  /** IM says that there is no such group. */
  readonly onMissingGroup: (groupId: string) => void;
}

/** Groups with a queue or with known generations; far more than lives at a time. */
const maxGroups = 5000;
/** A like every half second: the apps themselves send no more (protocol.md §2.6). */
const likeSpacingMs = 500;
/** The same trouble is not logged more often than this. */
const logSpacingMs = 60_000;

/**
 * Carries what is said on the web to the phones. The web never waits for it and never fails
 * because of it: what IM does not take in time is dropped.
 */
export class ImRelay {
  private readonly queues = new Map<string, GroupQueue>();
  private readonly generations = new Map<string, Set<AppGeneration>>();
  private readonly likedMs = new Map<string, number>();
  private readonly stopping = new AbortController();
  /**
   * What IM asked about before it delivered it, and was allowed. Whatever else it reports as
   * delivered was never judged: the question was lost, too late or is not switched on.
   */
  readonly judged = new ImMarks();
  /** What passed by and was told; a report may come twice. */
  readonly told = new ImMarks();
  private dropped = 0;
  private lastError = "";
  private failingSinceMs: number | null = null;
  private heardMs: number | null = null;
  private logged = { text: "", atMs: 0 };

  constructor(private readonly options: RelayOptions) {}

  get state(): RelayState {
    const { dropped, lastError, failingSinceMs, heardMs } = this;
    const queued = [...this.queues.values()].reduce((sum, queue) => sum + queue.length, 0);
    return { queued, dropped, lastError, failingSinceMs, heardMs };
  }

  /**
   * Passes a message on; likes are thinned out. `known`: generations that the broadcaster's app is
   * known to be of.
   */
  send(groupId: string, message: RoomMessage, known: readonly AppGeneration[]): void {
    if (message.kind === "like" && !this.takeLike(groupId)) return;
    const heard = this.generations.get(groupId) ?? [];
    this.queue(groupId)?.addMessage(message, [...new Set([...known, ...heard])].sort());
  }

  /** Keeps a user from writing on phones too, until then; a time that has passed allows it again. */
  mute(groupId: string, userId: string, untilMs: number): void {
    const { im, now } = this.options;
    this.queue(groupId)?.addWish(`mute ${userId}`, () =>
      im.mute(groupId, userId, Math.max(0, Math.ceil((untilMs - now()) / 1000))),
    );
  }

  muteAll(groupId: string, muted: boolean): void {
    const { im } = this.options;
    this.queue(groupId)?.addWish("mute all", () => im.muteAll(groupId, muted));
  }

  /** A phone of this generation wrote in the group, so that there is one to write for. */
  heardFrom(groupId: string, generation: AppGeneration): void {
    const heard = this.generations.get(groupId) ?? new Set();
    heard.add(generation);
    this.generations.set(groupId, heard);
    forgetOldest(this.generations);
  }

  /** IM called us. */
  noteCall(): void {
    this.heardMs = this.options.now();
  }

  /** The group is gone or to be gone: nothing of it is kept. */
  forget(groupId: string): void {
    this.generations.delete(groupId);
    this.likedMs.delete(groupId);
    this.queues.get(groupId)?.stop();
    this.queues.delete(groupId);
  }

  /** Drops what is waiting, and waits for what is under way. */
  async stop(): Promise<void> {
    this.stopping.abort();
    const queues = [...this.queues.values()];
    for (const queue of queues) queue.stop();
    await Promise.all(queues.map((queue) => queue.idle));
  }

  /** Kept beside the queues, which go whenever they are empty. */
  private takeLike(groupId: string): boolean {
    const nowMs = this.options.now();
    const lastMs = this.likedMs.get(groupId);
    if (lastMs !== undefined && Math.abs(nowMs - lastMs) < likeSpacingMs) return false;
    this.likedMs.delete(groupId);
    this.likedMs.set(groupId, nowMs);
    forgetOldest(this.likedMs);
    return true;
  }

  /** Something may fail forty times a second and go through in between. */
  private warn(groupId: string, text: string): void {
    const nowMs = this.options.now();
    if (this.logged.text === text && nowMs - this.logged.atMs < logSpacingMs) return;
    this.logged = { text, atMs: nowMs };
    this.options.log.warn({ groupId }, `chat relay: ${text}`);
  }

  private queue(groupId: string): GroupQueue | null {
    const { im, log, now } = this.options;
    if (!im.reachesPhones || this.stopping.signal.aborted) return null;
    let queue = this.queues.get(groupId);
    if (!queue) {
      const deliver = ({ message, generations, random }: Delivery) =>
        im.send(groupId, message, generations, random);
      queue = new GroupQueue({
        now,
        deliver,
        onDone: () => {
          this.lastError = "";
          this.failingSinceMs = null;
        },
        onFailure: (text) => {
          this.failingSinceMs ??= now();
          this.lastError = text;
          this.warn(groupId, text);
        },
        onMissingGroup: () => this.options.onMissingGroup(groupId),
        onDrop: (count) => {
          this.dropped += count;
        },
        onUnknownError: (err) => log.error({ err, groupId }, "chat relay failed"),
        onIdle: () => {
          if (this.queues.get(groupId) === queue) this.queues.delete(groupId);
        },
      });
      this.queues.set(groupId, queue);
      const [oldest] = this.queues.keys();
      if (this.queues.size > maxGroups && oldest !== undefined) this.forget(oldest);
    }
    return queue;
  }
}

function forgetOldest(map: Map<string, unknown>): void {
  const [oldest] = map.keys();
  if (map.size > maxGroups && oldest !== undefined) map.delete(oldest);
}
