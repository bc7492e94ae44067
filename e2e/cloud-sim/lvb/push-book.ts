import { randomBytes } from "node:crypto";
import type { PublishRequest } from "@/lib/media/types";
import type { Push } from "./lvb-types";

/** Pushes that were not found any more are of no interest to recordings that come this late. */
const MAX_REMEMBERED = 10_000;

/** Who pushes what, and who may not: the cloud's memory of streams. */
export class PushBook {
  /** What a publisher asked for, until the engine reports it as started. */
  readonly #asked = new Map<string, { appName: string; streamParam: string }>();
  readonly #running = new Map<string, Push>();
  /** By the engine's own sequence, so that a recording finds the push it began with. */
  readonly #remembered = new Map<string, Push>();
  readonly #forbidden = new Map<string, number>();

  /** Keeps the URL of a push that was let in; the engine reports only the stream's name. */
  asked(request: PublishRequest): void {
    this.#asked.set(request.streamName, {
      appName: request.app,
      streamParam: streamParamOf(request.query),
    });
  }

  began(streamName: string, engineSequence: string, clientIp: string, atMs: number): Push {
    const { appName = "live", streamParam = "" } = this.#asked.get(streamName) ?? {};
    this.#asked.delete(streamName);
    const sequence = newSequence();
    const push = { streamName, appName, streamParam, clientIp, sequence, startedAtMs: atMs };
    this.#running.set(streamName, push);
    this.#remembered.set(engineSequence, push);
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > MAX_REMEMBERED && oldest !== undefined) {
      this.#remembered.delete(oldest);
    }
    return push;
  }

  ended(engineSequence: string): Push | undefined {
    const push = this.#remembered.get(engineSequence);
    // Another publisher may have taken over before the end of the first is reported.
    if (push && this.#running.get(push.streamName) === push) this.#running.delete(push.streamName);
    return push;
  }

  bySequence(engineSequence: string | undefined): Push | undefined {
    return engineSequence === undefined ? undefined : this.#remembered.get(engineSequence);
  }

  running(): readonly Push[] {
    return [...this.#running.values()];
  }

  find(streamName: string): Push | undefined {
    return this.#running.get(streamName);
  }

  /** App under which the stream was pushed last; viewers find it under no other. */
  appOf(streamName: string): string | undefined {
    const running = this.#running.get(streamName);
    const latest = running ?? [...this.#remembered.values()].findLast(named(streamName));
    return latest?.appName;
  }

  /** By stream name alone: matching domain and app needs a ticket in the cloud (cloud.md §3.1). */
  forbid(streamName: string, untilMs: number): void {
    this.#forbidden.set(streamName, untilMs);
  }

  allow(streamName: string): void {
    this.#forbidden.delete(streamName);
  }

  isForbidden(streamName: string, nowMs: number): boolean {
    return nowMs < (this.#forbidden.get(streamName) ?? 0);
  }
}

/** The query as the publisher wrote it: `record=hls|mp4` comes back with its bar. */
export function streamParamOf(query: URLSearchParams): string {
  return [...query].map(([name, value]) => `${name}=${value}`).join("&");
}

function named(streamName: string): (push: Push) => boolean {
  return (push) => push.streamName === streamName;
}

/** 63 bits with the highest ones set, as in the samples: too long for a JSON number. */
function newSequence(): string {
  return (randomBytes(8).readBigUInt64BE() | (1n << 62n)).toString().slice(0, 19);
}
