import Hls from "hls.js";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { attachHls } from "./attach-hls";

const { Events, ErrorDetails, ErrorTypes } = Hls;

/** An hls.js that plays nothing: it notes what it is told and tells what it is given. */
class FakeHls {
  static readonly Events = Events;
  static readonly ErrorDetails = ErrorDetails;
  static readonly ErrorTypes = ErrorTypes;
  static readonly DefaultConfig = Hls.DefaultConfig;
  static made: FakeHls;
  readonly told: string[] = [];
  readonly levels = [{}];
  readonly config = { ...Hls.DefaultConfig };
  readonly #listeners = new Map<string, (event: string, data: unknown) => void>();
  constructor() {
    FakeHls.made = this;
  }
  on(event: string, listener: (event: string, data: unknown) => void): void {
    this.#listeners.set(event, listener);
  }
  tell(event: string, data: unknown = {}): void {
    this.#listeners.get(event)?.(event, data);
  }
  loadSource(): void {
    this.told.push("loadSource");
  }
  attachMedia(): void {
    this.told.push("attachMedia");
  }
  startLoad(positionSeconds = -1): void {
    this.told.push(`startLoad ${positionSeconds}`);
  }
  stopLoad(): void {
    this.told.push("stopLoad");
  }
  recoverMediaError(): void {
    this.told.push("recoverMediaError");
  }
  destroy(): void {
    this.told.push("destroy");
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A stream that plays at 7 s, and all that its viewer is told. */
function watched(live = true) {
  const video = Object.assign(new EventTarget(), { currentTime: 7 });
  const statuses: string[] = [];
  const source = attachHls(FakeHls as unknown as typeof Hls, video as unknown as HTMLVideoElement, {
    live,
    hlsUrl: "/live.m3u8",
    memory: { remember: () => undefined, detach: () => undefined },
    onStatus: (status) => statuses.push(status),
    onUnplayable: () => undefined,
    onQualities: () => undefined,
    onGiveUp: (reason) => statuses.push(`gave up: ${reason}`),
    onNeedsFullBuild: null,
  });
  const hls = FakeHls.made;
  hls.told.length = 0;
  return { hls, source, statuses };
}

it("gives up what hangs when the network is back, and begins in a task of its own, once", () => {
  const { hls, source } = watched();
  window.dispatchEvent(new Event("online"));
  source.wake();
  // hls.js 1.7.4 would cut off in this task what it begins in it.
  expect(hls.told).toEqual(["stopLoad", "stopLoad"]);
  vi.runAllTimers();
  expect(hls.told.slice(2)).toEqual(["startLoad -1"]);
});

it("loads as far ahead after any number of losses as before them", () => {
  const { hls, source } = watched();
  // hls.js 1.7.4 halves it when it gives up a part, and leaves it so.
  hls.config.maxMaxBufferLength = 1;
  source.wake();
  expect(hls.config.maxMaxBufferLength).toBe(Hls.DefaultConfig.maxMaxBufferLength);
});

it("begins nothing any more once it is detached", () => {
  const { hls, source } = watched();
  source.wake();
  source.detach();
  vi.runAllTimers();
  expect(hls.told).toEqual(["stopLoad", "destroy"]);
});

it("loads playlists again, too, after an error of the media", () => {
  const { hls } = watched();
  const details = ErrorDetails.BUFFER_STALLED_ERROR;
  hls.tell(Events.ERROR, { fatal: true, type: ErrorTypes.MEDIA_ERROR, details });
  expect(hls.told).toEqual(["recoverMediaError", "startLoad 7"]);
});

it("never takes a live that stalls for one that cannot be played", () => {
  const { hls, statuses } = watched();
  const details = ErrorDetails.BUFFER_STALLED_ERROR;
  const stall = () =>
    hls.tell(Events.ERROR, { fatal: true, type: ErrorTypes.MEDIA_ERROR, details });
  for (let time = 0; time < 20; time += 1) stall();
  expect(statuses).toEqual([]);
});

it("outlives a failure inside hls.js, but not any number of them", () => {
  const { hls, statuses } = watched();
  const details = ErrorDetails.INTERNAL_EXCEPTION;
  const fail = () => hls.tell(Events.ERROR, { fatal: true, type: ErrorTypes.OTHER_ERROR, details });
  for (let time = 0; time < 4; time += 1) fail();
  expect(statuses).toEqual([]);
  fail();
  expect(statuses).toEqual(["gave up: media"]);
});

it("takes nothing that was loaded before the loss for a sign that the network is back", () => {
  const { hls, statuses } = watched();
  const askedNow = () => ({ stats: { loading: { start: performance.now() } } });
  const before = askedNow();
  hls.tell(Events.FRAG_LOADED, { frag: before, part: null });
  vi.advanceTimersByTime(1000);
  window.dispatchEvent(new Event("offline"));
  hls.tell(Events.FRAG_BUFFERED);
  // A browser that is slow hands over what came before.
  hls.tell(Events.FRAG_LOADED, { frag: before, part: before });
  hls.tell(Events.FRAG_BUFFERED);
  expect(statuses).toEqual(["reconnecting"]);
  hls.tell(Events.FRAG_LOADED, { frag: before, part: askedNow() });
  hls.tell(Events.FRAG_BUFFERED);
  expect(statuses).toEqual(["reconnecting", "ready"]);
});

it("says of a live that the network is back with its next piece, of a recording at once", () => {
  for (const [live, told] of [
    [true, ["reconnecting"]],
    [false, ["reconnecting", "ready"]],
  ] as const) {
    const { statuses, source } = watched(live);
    window.dispatchEvent(new Event("offline"));
    window.dispatchEvent(new Event("online"));
    expect(statuses).toEqual(told);
    source.detach();
  }
});
