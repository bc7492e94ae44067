import type { StreamEvent } from "@/lib/shared/stream-event";
import type { MediaPauses } from "./media-pauses";

interface PausedPush {
  readonly streamName: string;
  readonly sequence: string;
  readonly clientIp: string;
  readonly agent?: string;
  readonly pauses: Pick<MediaPauses, "found">;
}

interface SplitPush {
  readonly events: readonly StreamEvent[];
  /** Of the last push, whose end is still to be reported. */
  readonly lastSequence: string;
}

/**
 * A pause is to a recording what a reconnection is, so it is reported as one: the push ended at it,
 * and another one of the same publisher began after it. The beginnings come first, so that the live
 * never seems to be over. One of `maxPauseMs` or longer is left out: it would make two broadcasts of
 * what nobody saw end.
 */
export function splitAtPauses(push: PausedPush, maxPauseMs: number): SplitPush {
  const { streamName, sequence, clientIp, agent } = push;
  const told = push.pauses.found.filter((it) => it.untilMs - it.fromMs < maxPauseMs);
  const sequenceAt = (index: number) => (index === 0 ? sequence : `${sequence}-${index}`);
  const starts = told.map(
    ({ untilMs }, index): StreamEvent => ({
      kind: "start",
      streamName,
      atMs: untilMs,
      sequence: sequenceAt(index + 1),
      clientIp,
      ...(agent !== undefined && { agent }),
    }),
  );
  const stops = told.map(
    ({ fromMs }, index): StreamEvent => ({
      kind: "stop",
      streamName,
      atMs: fromMs,
      sequence: sequenceAt(index),
      errorCode: 3,
      errorMessage: "no media for a while",
      resumable: true,
    }),
  );
  return { events: [...starts, ...stops], lastSequence: sequenceAt(told.length) };
}
