import type { Connection } from "@/db/database";
import * as live from "@/db/repositories/live";
import { type CloudError, isCloudError } from "@/lib/providers/cloud-error";
import type { OnlineStream, StreamWatch } from "@/lib/providers/live-provider";
import type { ComparisonState } from "@/lib/shared/server-state";
import { banOf, banWords } from "./ban";
import type { RoomServices } from "./rooms";
import {
  isExplained,
  isKeptOut,
  isReportedOver,
  noteFlowing,
  noteFound,
  noteGone,
  noteSeen,
  runningStreams,
} from "./seen-streams";

/** Streams that are asked about at the same time. */
const concurrency = 32;

/**
 * Compares what is shown with what the source carries, so that a lost report costs seconds and not
 * a ghost: a live whose end was lost is ended, one whose start was lost is found. While the source
 * is silent, the playback of each live is the witness; when that cannot tell either, the live is
 * believed.
 */
export class Reconciler {
  #state: ComparisonState = { answeredMs: null, failure: null };
  #running: Promise<void> | null = null;
  #stopped = false;

  constructor(
    private readonly services: RoomServices,
    private readonly watch: StreamWatch,
  ) {}

  get state(): ComparisonState {
    return this.#state;
  }

  /** What still waits for the source writes nothing any more. */
  stop(): void {
    this.#stopped = true;
  }

  /** One comparison; a second caller waits for the one that runs. */
  tick(): Promise<void> {
    this.#running ??= this.#compare().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #compare(): Promise<void> {
    let online: readonly OnlineStream[];
    try {
      online = await this.watch.online();
    } catch (error) {
      if (!isCloudError(error)) throw error;
      this.#noteFailure(error);
      await this.#askPlayback();
      return;
    }
    if (this.#stopped) return;
    this.#noteAnswer();
    const { services } = this;
    const { database } = services;
    const carried = new Set(online.map((stream) => stream.streamName));
    const missing = runningStreams(services).filter((streamName) => !carried.has(streamName));
    const gone = await filterInBatches(missing, (streamName) => this.#isGone(streamName));
    if (this.#stopped) return;
    const strange = online.filter((stream) => !isExplained(services, database.read, stream));
    const found = await filterInBatches(strange, (stream) => this.#isFound(stream));
    await this.#writeEach(online, noteSeen);
    await this.#writeEach(found, noteFound);
    await this.#writeEach(gone, noteGone);
    await this.#keepOut(online);
  }

  /** A report is only doubted when viewers get media all the same. */
  async #isFound(stream: OnlineStream): Promise<boolean> {
    const { streamName } = stream;
    try {
      if (!(await this.watch.isRunning(streamName)) || this.#stopped) return false;
      const { services } = this;
      if (!isReportedOver(services, services.database.read, stream)) return true;
      return (await this.watch.isFlowing(streamName)) === true;
    } catch (error) {
      if (!isCloudError(error)) throw error;
      return false;
    }
  }

  async #isGone(streamName: string): Promise<boolean> {
    try {
      return !(await this.watch.isRunning(streamName));
    } catch (error) {
      if (!isCloudError(error)) throw error;
      return (await this.watch.isFlowing(streamName)) === false;
    }
  }

  async #askPlayback(): Promise<void> {
    if (this.#stopped) return;
    const running = runningStreams(this.services);
    const answers = await mapInBatches(running, (streamName) => this.watch.isFlowing(streamName));
    const flowing = running.filter((_, index) => answers[index] === true);
    const gone = running.filter((_, index) => answers[index] === false);
    await this.#writeEach(flowing, noteFlowing);
    await this.#writeEach(gone, noteGone);
  }

  /** Each for itself, so that one that fails costs no other; together they are one commit. */
  async #writeEach<Item>(
    items: readonly Item[],
    note: (services: RoomServices, db: Connection, item: Item) => void,
  ): Promise<void> {
    const { services } = this;
    if (this.#stopped) return;
    const written = await Promise.allSettled(
      items.map((item) => services.database.write((db) => note(services, db, item))),
    );
    for (const result of written) {
      if (result.status === "fulfilled") continue;
      services.log.error({ err: result.reason }, "a live could not be compared with its source");
    }
  }

  /** Whom we do not let in is sent away again, when that did not work the first time. */
  async #keepOut(online: readonly OnlineStream[]): Promise<void> {
    await mapInBatches(online, (stream) => this.#sendAway(stream));
  }

  async #sendAway(stream: OnlineStream): Promise<void> {
    if (this.#stopped) return;
    const { database, live: provider, log } = this.services;
    const { streamName } = stream;
    try {
      const ban = banOf(live.findLiveByStream(database.read, streamName), this.services.now());
      if (ban) {
        await provider.forbidPublisher(streamName, banWords(ban), ban.untilMs);
      } else if (isKeptOut(this.services, stream)) {
        await provider.stopPublisher(streamName, "This broadcast is not allowed.");
      }
    } catch (err) {
      if (!isCloudError(err)) throw err;
      log.warn({ streamName, err }, "a publisher that is not allowed is still there; trying again");
    }
  }

  #noteFailure({ code, message }: CloudError): void {
    const sinceMs = this.#state.failure?.sinceMs ?? this.services.now();
    if (!this.#state.failure)
      this.services.log.warn({ code }, `lives cannot be compared: ${message}`);
    this.#state = { ...this.#state, failure: { sinceMs, code, message } };
  }

  #noteAnswer(): void {
    if (this.#state.failure) this.services.log.info({}, "lives can be compared again");
    this.#state = { answeredMs: this.services.now(), failure: null };
  }
}

async function filterInBatches<Item>(
  items: readonly Item[],
  keep: (item: Item) => Promise<boolean>,
): Promise<Item[]> {
  const kept = await mapInBatches(items, keep);
  return items.filter((_, index) => kept[index]);
}

async function mapInBatches<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let start = 0; start < items.length; start += concurrency) {
    answers.push(...(await Promise.all(items.slice(start, start + concurrency).map(ask))));
  }
  return answers;
}
