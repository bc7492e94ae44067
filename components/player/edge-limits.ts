/** Where a stream's newest picture is, seen from where the viewer is. */
export interface EdgeReading {
  /** Between the camera's newest picture in the playlist and ours; null when it cannot be told. */
  readonly latencySeconds: number | null;
  /** From the viewer's position to where it should be. */
  readonly distanceSeconds: number;
  /** The latency that this stream bears. */
  readonly targetSeconds: number;
  /** Between two pieces that can be loaded: a part's target, or a segment's without parts. */
  readonly spacingSeconds: number;
  readonly canChangeSpeed: boolean;
  /** Since the server last answered with a playlist; null when the browser does not tell. */
  readonly silenceSeconds: number | null;
}

/** Past this a viewer of a low-latency stream is not really live any more. */
const behindSeconds = 6;
/** Past this latency nobody wants to wait until playing faster has made up for it. */
const jumpLatencySeconds = 10;
const leastJumpSeconds = 4;
/** A jump is worth it after an absence when it brings more than this. */
const returnJumpSeconds = 1.5;
const leastBufferSeconds = 0.4;
/** A server that is not heard for so long is out of reach, or nobody asks it any more. */
const leastSilenceSeconds = 5;

/** The latency past which the pill turns amber. A stream of long segments cannot be as close. */
export function behindLimitSeconds({ targetSeconds, spacingSeconds }: EdgeReading): number {
  return Math.max(behindSeconds, targetSeconds + spacingSeconds);
}

/** The distance past which one jump replaces playing faster. */
export function jumpLimitSeconds(reading: EdgeReading, backFromAbsence: boolean): number {
  const { targetSeconds, spacingSeconds } = reading;
  if (backFromAbsence) return Math.max(returnJumpSeconds, spacingSeconds);
  return Math.max(leastJumpSeconds, jumpLatencySeconds - targetSeconds, 2 * spacingSeconds);
}

/** What has to be loaded before playing faster is safe: the next piece may be this far off. */
export function minBufferSeconds({ spacingSeconds }: EdgeReading): number {
  return Math.max(leastBufferSeconds, 0.8 * spacingSeconds);
}

/** Whether no playlist has come for longer than playlists are apart. */
export function isSilent({ silenceSeconds, spacingSeconds }: EdgeReading): boolean {
  return (silenceSeconds ?? 0) > Math.max(leastSilenceSeconds, 2 * spacingSeconds);
}
