import type { RefusedPush } from "@/lib/shared/ingest";
import type { StreamEvent } from "@/lib/shared/stream-event";
import { MediaPauses } from "./media-pauses";
import { splitAtPauses } from "./split-at-pauses";
import type { Kick, MediaRefusal, PublishEnd, PublishRequest } from "./types";

/** How a publisher has ended. */
export interface PublisherEnding {
  /** When its push is over, Unix ms. */
  readonly atMs: number;
  /** It may come back into the same live. */
  readonly resumable: boolean;
  /** A pause as long as this is none of one push. */
  readonly maxPauseMs: number;
}

/** One publisher of a live: what is to be reported of it, and how it is sent away. */
export class LivePublisher {
  readonly clientIp: string;
  readonly #streamName: string;
  readonly #sequence: string;
  readonly #agent: string;
  readonly #pauses = new MediaPauses();
  #kick: Kick | undefined;

  constructor({ streamName, clientIp, userAgent }: PublishRequest, sequence: string) {
    this.#streamName = streamName;
    this.clientIp = clientIp;
    this.#sequence = sequence;
    this.#agent = userAgent;
  }

  /** Learns how it is disconnected. */
  bind(kick: Kick): void {
    this.#kick = kick;
  }

  /** Disconnects it; resolves when its socket is gone. */
  async kick(description: string): Promise<void> {
    await this.#kick?.(description);
  }

  /** Media up to `mediaMs` of the live are packaged. */
  notePackaged(mediaMs: number, nowMs: number): void {
    this.#pauses.note(mediaMs, nowMs);
  }

  started(atMs: number): StreamEvent {
    return {
      kind: "start",
      streamName: this.#streamName,
      atMs,
      sequence: this.#sequence,
      clientIp: this.clientIp,
      agent: this.#agent,
    };
  }

  /** Its stop, and before it those of the pushes into which its pauses divide it. */
  ended(end: PublishEnd, { atMs, resumable, maxPauseMs }: PublisherEnding): StreamEvent[] {
    const push = {
      streamName: this.#streamName,
      sequence: this.#sequence,
      clientIp: this.clientIp,
      agent: this.#agent,
      pauses: this.#pauses,
    };
    const { events, lastSequence } = splitAtPauses(push, maxPauseMs);
    const stop: StreamEvent = {
      kind: "stop",
      streamName: this.#streamName,
      atMs,
      sequence: lastSequence,
      errorCode: end.errorCode,
      errorMessage: end.message,
      resumable,
    };
    return [...events, stop];
  }

  /** What it sent ended it, for the studio. */
  refused({ why, detail }: MediaRefusal, atMs: number): RefusedPush {
    return { atMs, why, detail, clientIp: this.clientIp, agent: this.#agent };
  }
}
