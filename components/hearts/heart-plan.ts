/** Hearts of others in the air at once; more likes than these only count. */
const maxOthers = 12;

/** All hearts in the air, own ones included: what a layer ever has in the page. */
export const maxHearts = 20;

/** Others' likes come added up every half second; their hearts are spread over that time. */
const spreadMs = 500;

/** How many tints there are. */
export const tintCount = 5;

/** One heart's way up from the corner. */
export interface HeartFlight {
  readonly delayMs: number;
  readonly durationMs: number;
  readonly sizePx: number;
  /** Which of the tints of `heart-element`. */
  readonly tint: number;
  /** How far it sways to either side. */
  readonly swayPx: number;
  /** How high it rises, as a share of the layer. */
  readonly rise: number;
  readonly tiltDegrees: number;
}

/**
 * The hearts for so many likes, given what is in the air. Own ones go up at once and as long as
 * there is any room; others' are thinned so that a crowd's likes stay a breeze.
 */
export function planHearts(
  count: number,
  own: boolean,
  inAir: number,
  random: () => number,
): HeartFlight[] {
  const room = Math.max(0, (own ? maxHearts : maxOthers) - inAir);
  const hearts = Math.min(Math.floor(count), room);
  if (!(hearts > 0)) return [];
  const between = (from: number, to: number) => from + (to - from) * random();
  return Array.from({ length: hearts }, (_, index) => ({
    delayMs: own && index === 0 ? 0 : (spreadMs * (index + random())) / hearts,
    durationMs: between(1800, 2600),
    sizePx: own ? 32 : Math.round(between(20, 28)),
    tint: Math.floor(random() * tintCount),
    swayPx: between(8, 26) * (random() < 0.5 ? -1 : 1),
    rise: between(0.55, 0.9),
    tiltDegrees: between(-18, 18),
  }));
}

/**
 * The way as keyframes of transform and opacity, which browsers animate beside the page's script.
 * A heart grows once and fades once: nothing flashes (WCAG 2.3.1).
 */
export function heartKeyframes(flight: HeartFlight, heightPx: number): Keyframe[] {
  const { swayPx, rise, tiltDegrees } = flight;
  const at = (share: number, sway: number, scale: number) =>
    `translate3d(${sway * swayPx}px, ${-share * rise * heightPx}px, 0) rotate(${sway * tiltDegrees}deg) scale(${scale})`;
  return [
    { transform: at(0, 0, 0.3), opacity: 0, offset: 0 },
    { transform: at(0.12, 0.3, 1), opacity: 1, offset: 0.12 },
    { transform: at(0.45, 1, 1), opacity: 1, offset: 0.45 },
    { transform: at(0.75, -0.6, 1), opacity: 0.7, offset: 0.75 },
    { transform: at(1, 0.4, 0.9), opacity: 0, offset: 1 },
  ];
}

/** Where nothing may fly: one heart that comes and goes in its place. */
export const stillHeartKeyframes: Keyframe[] = [
  { opacity: 0 },
  { opacity: 1, offset: 0.25 },
  { opacity: 1, offset: 0.6 },
  { opacity: 0 },
];

/** Slow enough to be no flash, in milliseconds; likes meanwhile start no second heart. */
export const stillHeartMs = 1600;
