import type { LiveRow } from "@/db/repositories/live";
import type { LiveProvider, ViewingFigures } from "@/lib/providers/live-provider";
import type { Services } from "./services";

/** What flows of a broadcast at a moment, kbit/s; null: nobody measured it. */
export interface BroadcastRate {
  readonly incomingKbps: number | null;
  readonly outgoingKbps: number | null;
}

export type MeasuringLive = Pick<LiveProvider, "sentBytes" | "viewing">;
type RateServices = Pick<Services, "log"> & { readonly live: MeasuringLive };

/** Streams that a cloud is asked about, one call each; with more nothing is known. */
const mostAsked = 20;
const unknown: BroadcastRate = { incomingKbps: null, outgoingKbps: null };

/**
 * What flows of each live, as its source says. Our own engine answers at once; of a cloud, whose
 * answer may never come, what counts is the last one there was.
 */
export class BroadcastRates {
  #figures: ReadonlyMap<string, ViewingFigures> = new Map();
  #isAsking = false;

  constructor(private readonly services: RateServices) {}

  /** Asks about the lives that are on air. */
  async look(onAir: readonly LiveRow[]): Promise<void> {
    const isOurs = this.services.live.sentBytes !== null;
    const names = onAir.map(({ streamName }) => streamName);
    if (isOurs) return this.#ask(names);
    if (names.length > mostAsked) this.#figures = new Map();
    if (names.length === 0 || names.length > mostAsked || this.#isAsking) return;
    this.#isAsking = true;
    void this.#ask(names).finally(() => {
      this.#isAsking = false;
    });
  }

  /** What was answered last of a stream, where it is true of a moment since then (Unix ms). */
  of(streamName: string, sinceMs: number): BroadcastRate {
    const known = this.#figures.get(streamName);
    // A cloud counts minutes late: what it says first may be of the broadcast before.
    if (!known || known.atMs < sinceMs) return unknown;
    return { incomingKbps: rounded(known.incomingKbps), outgoingKbps: rounded(known.outgoingKbps) };
  }

  async #ask(names: readonly string[]): Promise<void> {
    const { live, log } = this.services;
    try {
      this.#figures = await live.viewing(names);
    } catch (err) {
      // What was said before it fell silent is not what flows now.
      this.#figures = new Map();
      log.debug({ err }, "the source did not say what flows of its streams");
    }
  }
}

const rounded = (kbps: number | null) => (kbps === null ? null : Math.round(kbps));
