import { hasSlept, type Presence, pausedByHiding, wasAway, wasUnheard } from "./absence";
import {
  behindLimitSeconds,
  type EdgeReading,
  isSilent,
  jumpLimitSeconds,
  minBufferSeconds as minBufferOf,
} from "./edge-limits";
import { atTheEdge, type EdgeState, type Following, followEdge, rateOf } from "./live-edge";
import type { Source } from "./source";
import { afterStall, allowanceSeconds, noAllowance } from "./stall-allowance";
import { type Stillness, watchPicture } from "./still-picture";

/** What the pill shows. */
export interface LiveView {
  readonly latencySeconds: number | null;
  readonly behind: boolean;
  readonly catchingUp: boolean;
}

export interface LiveEdgeKeeper {
  view(): LiveView | null;
  goToEdge(): void;
  /** Within what is loaded; who goes back has chosen his place, who goes on far enough is live. */
  seekBy(seconds: number): void;
  detach(): void;
}

const lookIntervalMs = 250;
/** After an absence the newest picture is wanted for this long: the first playlist may be old. */
const returnWindowMs = 10_000;
/** This far behind the edge there is something newer that could be shown. */
const newerSeconds = 2;
/** A wait this soon after a seek says nothing about the line. */
const settleAfterSeekMs = 3000;
/** The most that a bad line moves its viewer away from the edge, unless segments are longer. */
const maxAllowanceSeconds = 1.5;
/** A shorter way back is none. */
const leastMoveSeconds = 1;

/** Keeps who watches a live near its newest picture, whatever happens to the line, tab or machine. */
export function keepLiveEdge(video: HTMLVideoElement, source: Source): LiveEdgeKeeper {
  let state: EdgeState = atTheEdge;
  let allowance = noAllowance;
  let presence: Presence = {
    seenAtMs: Date.now(),
    hiddenAtMs: document.hidden ? Date.now() : null,
    pausedAtMs: null,
  };
  let returnedUntilMs = 0;
  let soughtAtMs = 0;
  let silent = false;
  let still: Stillness = { positionSeconds: -1, sinceMs: performance.now(), woken: false };
  const follow = (following: Following) => {
    state = { ...state, following };
  };
  const seekToEdge = () => {
    soughtAtMs = performance.now();
    source.seekToEdge(allowanceSeconds(allowance, soughtAtMs));
  };
  const welcomeBack = (asleep: boolean) => {
    if (state.following === "held" && !pausedByHiding(presence)) return;
    const resume = pausedByHiding(presence) && video.paused;
    follow("edge");
    state = { ...state, noJumpBeforeMs: 0 };
    returnedUntilMs = performance.now() + returnWindowMs;
    if (asleep) source.wake();
    if (resume) void video.play().catch(() => undefined);
  };

  const look = () => {
    const nowMs = performance.now();
    // The wall clock, because the other one stands still while some machines sleep.
    if (hasSlept(presence, Date.now())) welcomeBack(true);
    presence = { ...presence, seenAtMs: Date.now() };
    const reading = source.edge();
    if (!reading || video.ended) return;
    const wasSilent = silent;
    silent = isSilent(reading);
    // Who lost his line without the browser's notice is back now.
    if (wasSilent && !silent) welcomeBack(false);
    if (!video.seeking) moveTowardsEdge(nowMs, reading);
    watchForStuck(nowMs, reading);
  };

  const moveTowardsEdge = (nowMs: number, reading: EdgeReading) => {
    const step = followEdge(state, {
      nowMs,
      playing: !video.paused,
      distanceSeconds: reading.distanceSeconds - allowanceSeconds(allowance, nowMs),
      bufferedSeconds: (bufferedRange(video)?.end ?? video.currentTime) - video.currentTime,
      minBufferSeconds: minBufferOf(reading),
      jumpSeconds: jumpLimitSeconds(reading, nowMs < returnedUntilMs),
      canChangeSpeed: reading.canChangeSpeed,
    });
    state = step.state;
    const rate = rateOf(state);
    if (Math.abs(video.playbackRate - rate) > 0.001) video.playbackRate = rate;
    if (step.jump) seekToEdge();
  };

  const watchForStuck = (nowMs: number, { distanceSeconds }: EdgeReading) => {
    // Without playlists the edge seems to stand still, and a seek waits for what nobody loads.
    const isDue = distanceSeconds >= newerSeconds || video.seeking || silent;
    const step = watchPicture(still, {
      nowMs,
      positionSeconds: video.currentTime,
      shouldMove: isDue && !video.paused,
      served: !silent,
    });
    still = step.still;
    if (!step.cure) return;
    source[step.cure]();
    seekToEdge();
    still = { ...still, positionSeconds: video.currentTime };
  };

  const onPause = () => {
    if (video.error || video.ended) return;
    presence = { ...presence, pausedAtMs: Date.now() };
    if (!pausedByHiding(presence)) follow("held");
  };
  const onPlay = () => {
    presence = { ...presence, pausedAtMs: null };
    if (state.following === "held") follow("gently");
  };
  const onWaiting = () => {
    const nowMs = performance.now();
    const reading = source.edge();
    if (!reading || video.seeking || nowMs - soughtAtMs < settleAfterSeekMs) return;
    // Who is far behind the edge waits for something else than the newest picture.
    if (reading.distanceSeconds > 2 * reading.spacingSeconds) return;
    allowance = afterStall(allowance, nowMs, Math.max(maxAllowanceSeconds, reading.spacingSeconds));
  };
  const onVisibility = () => {
    const nowMs = Date.now();
    if (document.hidden) {
      presence = { ...presence, hiddenAtMs: nowMs };
      if (video.paused && pausedByHiding(presence)) follow("edge");
      return;
    }
    if (wasAway(presence, nowMs) || pausedByHiding(presence)) {
      welcomeBack(wasUnheard(presence, nowMs));
    }
    presence = { ...presence, hiddenAtMs: null, seenAtMs: nowMs };
  };
  const onOnline = () => welcomeBack(true);

  video.addEventListener("pause", onPause);
  video.addEventListener("play", onPlay);
  video.addEventListener("waiting", onWaiting);
  document.addEventListener("visibilitychange", onVisibility);
  window.addEventListener("online", onOnline);
  const timer = setInterval(look, lookIntervalMs);
  return {
    view() {
      const reading = source.edge();
      if (!reading) return null;
      const { latencySeconds } = reading;
      const seconds = latencySeconds ?? reading.distanceSeconds;
      const behind = seconds > behindLimitSeconds(reading);
      return {
        latencySeconds: latencySeconds ?? (behind ? seconds : null),
        behind,
        catchingUp: state.level > 0,
      };
    },
    goToEdge() {
      follow("edge");
      seekToEdge();
    },
    seekBy(seconds) {
      const range = bufferedRange(video);
      const reading = source.edge();
      if (!range || !reading) return;
      if (seconds > reading.distanceSeconds) {
        if (state.following === "edge") return;
        follow("edge");
        return seekToEdge();
      }
      const position = Math.max(range.start, video.currentTime + seconds);
      if (Math.abs(position - video.currentTime) < leastMoveSeconds) return;
      if (seconds < 0) follow("held");
      video.currentTime = position;
    },
    detach() {
      clearInterval(timer);
      video.removeEventListener("pause", onPause);
      video.removeEventListener("play", onPlay);
      video.removeEventListener("waiting", onWaiting);
      document.removeEventListener("visibilitychange", onVisibility);
      window.removeEventListener("online", onOnline);
      if (video.playbackRate !== 1) video.playbackRate = 1;
    },
  };
}

/** What is loaded around the position without a gap. */
function bufferedRange({ buffered, currentTime }: HTMLVideoElement) {
  for (let i = 0; i < buffered.length; i += 1) {
    const range = { start: buffered.start(i), end: buffered.end(i) };
    if (currentTime >= range.start - 0.1 && currentTime <= range.end) return range;
  }
  return null;
}
