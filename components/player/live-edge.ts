/**
 * Who decides where in the live the viewer is. `edge`: we do, close behind the newest picture.
 * `gently`: he went on after a pause; he is brought back by playing faster, but loses nothing.
 * `held`: he paused or sought back on purpose and is left where he is.
 */
export type Following = "edge" | "gently" | "held";

export interface EdgeState {
  readonly following: Following;
  /** Steps of 5 % above normal speed; -1 is one below. */
  readonly level: number;
  /** Data ran short at a higher speed: not again before this moment. */
  readonly noFasterBeforeMs: number;
  /** Another jump before this moment could not have shown yet what the last one brought. */
  readonly noJumpBeforeMs: number;
}

export interface EdgeSample {
  /** Of a clock that only goes forward. */
  readonly nowMs: number;
  /** The element is not paused. */
  readonly playing: boolean;
  /** From where the picture is to where it should be; negative when it is ahead of that. */
  readonly distanceSeconds: number;
  /** Loaded and not yet played. */
  readonly bufferedSeconds: number;
  /** With less than this loaded, playing faster would only lead to a stall. */
  readonly minBufferSeconds: number;
  /** Past this distance the viewer is moved at once. */
  readonly jumpSeconds: number;
  /** Whether this way of playing bears another speed. */
  readonly canChangeSpeed: boolean;
}

export const atTheEdge: EdgeState = {
  following: "edge",
  level: 0,
  noFasterBeforeMs: 0,
  noJumpBeforeMs: 0,
};

const ratePerLevel = 0.05;
/** 1.25×: faster is heard as haste even though the pitch is kept. */
const maxLevel = 5;
/** Closer than this is close enough, in seconds. */
const firstStepSeconds = 0.25;
const stepSeconds = 0.75;
/** A step is left only this much below where it was taken, so that noise does not change the speed. */
const hysteresisSeconds = 0.2;
/**
 * Nearer to the edge than it should be, by so much: a publisher whose clock is slow, or a stall of
 * his, has used up what keeps a viewer from stalling. A little slower, it comes back unheard.
 */
const tooNearSeconds = -0.4;
const nearEnoughSeconds = -0.1;
const restAfterShortageMs = 5000;
const restAfterJumpMs = 6000;
/** Nearer than this nobody is held back any more, in seconds. */
const arrivedSeconds = 1;

/** The speed of playing, 0.95 to 1.25. */
export function rateOf({ level }: EdgeState): number {
  return 1 + level * ratePerLevel;
}

/** Distance past which one plays at least at this level. */
const takenAtSeconds = (level: number) => firstStepSeconds + (level - 1) * stepSeconds;

/**
 * One look at the clock, a few times a second: a pure function, so that hours of watching can be
 * tested in milliseconds. The speed changes by one step per look, so that nobody hears it.
 */
export function followEdge(
  state: EdgeState,
  sample: EdgeSample,
): { readonly state: EdgeState; readonly jump: boolean } {
  const { nowMs, distanceSeconds } = sample;
  const stay = (level: number, more: Partial<EdgeState> = {}) => ({
    state: { ...state, level, ...more },
    jump: false,
  });
  if (!sample.playing) return stay(0);
  if (state.following !== "edge" && distanceSeconds < arrivedSeconds) {
    return stay(0, { following: "edge" });
  }
  if (state.following === "held") return stay(0);
  if (
    state.following === "edge" &&
    distanceSeconds > sample.jumpSeconds &&
    nowMs >= state.noJumpBeforeMs
  ) {
    return {
      state: { ...state, level: 0, noJumpBeforeMs: nowMs + restAfterJumpMs },
      jump: true,
    };
  }
  if (!sample.canChangeSpeed) return stay(0);
  if (state.level < 0 || distanceSeconds < tooNearSeconds) {
    return stay(distanceSeconds < nearEnoughSeconds ? -1 : 0);
  }
  if (sample.bufferedSeconds < sample.minBufferSeconds) {
    return stay(0, state.level > 0 ? { noFasterBeforeMs: nowMs + restAfterShortageMs } : {});
  }
  const { level } = state;
  if (level > 0 && distanceSeconds < takenAtSeconds(level) - hysteresisSeconds) {
    return stay(level - 1);
  }
  const mayFaster = level < maxLevel && nowMs >= state.noFasterBeforeMs;
  return stay(mayFaster && distanceSeconds > takenAtSeconds(level + 1) ? level + 1 : level);
}
