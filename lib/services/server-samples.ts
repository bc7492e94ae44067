import { viewersOf } from "@/db/repositories/live";
import * as samples from "@/db/repositories/server-samples";
import { livesOnAir } from "@/db/repositories/session-figures";
import type { LiveProvider } from "@/lib/providers/live-provider";
import type { Services } from "./services";

/** How often it is looked who watches; the most of a minute is what is kept. */
export const serverLookMs = 15_000;
/** How long a moment is; it ends with the minute of the clock. */
const minuteMs = 60_000;
/** Moments older than some days are kept as one of so long. */
const thinnedMs = 15 * minuteMs;
/** Stretches joined at most after one minute, so that nobody waits for it. */
const joinedAtOnce = 20;
const hourMs = 3_600_000;
const dayMs = 86_400_000;
/** Streams that a cloud is asked about each minute, one call each; with more nothing is known. */
const mostAsked = 20;

interface SampleServices extends Services {
  readonly live: Pick<LiveProvider, "load" | "sentBytes" | "viewing">;
}

/** The minute that runs. */
interface Minute {
  /** When it began, Unix ms: the minute of the clock, or later where the process began later. */
  readonly sinceMs: number;
  /** When it was first looked at, and what was then. */
  readonly lookedMs: number;
  readonly sinceSeq: number;
  readonly sinceBytes: number | null;
  lives: number;
  viewers: number;
  /** Of each look. */
  readonly incoming: number[];
}

/**
 * Writes down how the whole server does, minute by minute: a time in which it did not run has no
 * row, and no line in a chart.
 */
export class ServerSamples {
  #minute: Minute | null = null;
  /** What a cloud has said in this minute; nobody waits for it. */
  #cloudKbps: number | null = null;
  /** Up to here everything old is joined. */
  #joinedUntilMs = 0;

  constructor(private readonly services: SampleServices) {}

  /** Looks once; at the end of a minute, resolves when it is written. */
  async look(): Promise<void> {
    const nowMs = this.services.now();
    const minute = this.#minute;
    const isOver = minute !== null && (nowMs < minute.sinceMs || endOf(minute) <= nowMs);
    if (isOver) await this.#finish(minute);
    if (isOver || !minute) this.#minute = this.#begin(nowMs, minute);
    if (this.#minute) this.#note(this.#minute);
  }

  /** Writes what is known of the minute that runs; for the end of the process. */
  async settle(): Promise<void> {
    const minute = this.#minute;
    this.#minute = null;
    if (minute) await this.#finish(minute);
  }

  #begin(lookedMs: number, before: Minute | null): Minute {
    const { database, live } = this.services;
    const endedMs = before ? endOf(before) : 0;
    const goesOn = lookedMs >= endedMs && lookedMs - endedMs < 2 * serverLookMs;
    this.#askCloud();
    return {
      ...{ sinceMs: goesOn ? endedMs : lookedMs, lookedMs },
      ...{ sinceSeq: samples.newestMessageSeq(database.read), sinceBytes: live.sentBytes },
      ...{ lives: 0, viewers: 0, incoming: [] },
    };
  }

  #note(minute: Minute): void {
    const { database, live } = this.services;
    const onAir = livesOnAir(database.read);
    minute.lives = Math.max(minute.lives, onAir.length);
    const watching = onAir.reduce((sum, row) => sum + viewersOf(row), 0);
    minute.viewers = Math.max(minute.viewers, watching);
    if (live.load) minute.incoming.push(live.load.incomingKbps);
  }

  async #finish(minute: Minute): Promise<void> {
    const { database, now } = this.services;
    const nowMs = now();
    // The clock was put back, or nobody looked for a while: nothing is known of the time between.
    const spanMs = Math.min(nowMs, endOf(minute)) - minute.sinceMs;
    if (spanMs <= 0) return;
    const messages = samples.countWrittenAfter(database.read, minute.sinceSeq);
    const { sinceMs: atMs, lives, viewers } = minute;
    const kbps = this.#kbpsOf(minute, nowMs);
    await database.write((db) =>
      samples.insertServerSample(db, { atMs, spanMs, lives, viewers, messages, ...kbps }),
    );
    await this.#tidy(nowMs);
  }

  #kbpsOf({ incoming, sinceBytes, lookedMs }: Minute, nowMs: number) {
    const sum = incoming.reduce((total, one) => total + one, 0);
    const incomingKbps = incoming.length === 0 ? null : Math.round(sum / incoming.length);
    const { sentBytes } = this.services.live;
    if (sentBytes === null || sinceBytes === null) {
      return { incomingKbps, outgoingKbps: this.#cloudKbps };
    }
    // Bits in a millisecond are kilobits in a second.
    const bits = (sentBytes - sinceBytes) * 8;
    return { incomingKbps, outgoingKbps: Math.round(bits / Math.max(1, nowMs - lookedMs)) };
  }

  /** What a cloud sends viewers, as far as it says. */
  #askCloud(): void {
    const { database, live, log } = this.services;
    this.#cloudKbps = null;
    if (live.sentBytes !== null) return;
    const names = livesOnAir(database.read).map(({ streamName }) => streamName);
    if (names.length === 0) this.#cloudKbps = 0;
    if (names.length === 0 || names.length > mostAsked) return;
    live.viewing(names).then(
      (figures) => {
        const known = [...figures.values()].flatMap(({ outgoingKbps }) => outgoingKbps ?? []);
        if (known.length > 0) this.#cloudKbps = known.reduce((total, one) => total + one, 0);
      },
      (err: unknown) => log.debug({ err }, "the source did not say what it sends"),
    );
  }

  async #tidy(nowMs: number): Promise<void> {
    const { config, database } = this.services;
    const keptMs = nowMs - config.serverSampleHours * hourMs;
    const untilMs = Math.floor(keptMs / thinnedMs) * thinnedMs;
    const stretches = samples.unjoinedSamples(
      database.read,
      this.#joinedUntilMs,
      untilMs,
      thinnedMs,
      joinedAtOnce,
    );
    const last = stretches.at(-1);
    this.#joinedUntilMs = stretches.length === joinedAtOnce && last ? last.atMs : untilMs;
    await database.write((db) => {
      for (const stretch of stretches) samples.replaceSamples(db, stretch, thinnedMs);
      samples.deleteSamplesBefore(db, nowMs - config.serverSampleDays * dayMs);
    });
  }
}

/** When the minute of the clock ends that it was begun in. */
function endOf({ sinceMs }: Minute): number {
  return (Math.floor(sinceMs / minuteMs) + 1) * minuteMs;
}
