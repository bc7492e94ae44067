import { HeldRequests, type OriginAnswer, type WhenGone } from "./held-requests";
import type { MediaEpoch, MediaPart, SegmentSink } from "./media-part";
import {
  durationOf,
  initName,
  type PlaylistSegment,
  partName,
  playlistText,
  segmentName,
} from "./playlist";
import { TooMuchMediaError } from "./too-much-media";

export interface OriginSettings {
  readonly partDurationMs: number;
  readonly segmentDurationMs: number;
  /** Complete segments in the playlist. */
  readonly windowSegments: number;
  /** Requests that may block at once; those above get 503. */
  readonly maxWaiters: number;
}

/** `_HLS_msn` and `_HLS_part` of a blocking playlist reload (RFC 8216bis §6.2.5.2). */
export interface ReloadPoint {
  readonly msn: number;
  readonly part?: number | undefined;
}

/** Which files may be fetched: all, those since the live was opened to everybody, or none. */
export type FileReach = "all" | "public" | "nothing";

interface StoredSegment extends PlaylistSegment {
  readonly parts: MediaPart[];
  /** All parts in one buffer, once complete; the parts are then views of it. */
  bytes: Buffer | undefined;
}

/** Segments stay available after they left the playlist (RFC 8216bis §6.2.2). */
const RETAINED_AFTER_WINDOW = 4;
/** Blocked requests end after this many target durations (RFC 8216bis §6.2.5.2). */
const BLOCK_TARGETS = 3;
/** Most that is kept of one live: two minutes, as key frames far apart make them, of 35 Mbit/s. */
const MAX_KEPT_BYTES = 512 * 1024 * 1024;
/** A wall clock this far from media time is followed: the publisher paused or its clock jumped. */
const PROGRAM_DATE_DRIFT_MS = 2000;

/** The low-latency HLS of one live, in memory. All names below belong to one live id. */
export class HlsOrigin implements SegmentSink {
  readonly #settings: OriginSettings;
  #base: string;
  readonly #now: () => number;
  readonly #inits = new Map<number, Buffer>();
  readonly #held: HeldRequests;
  /** Complete segments, oldest first; the last `windowSegments` of them are listed. */
  #segments: StoredSegment[] = [];
  #open: StoredSegment | undefined;
  #openMsn = 0;
  #keptBytes = 0;
  /** Segments before this one are no longer in the playlist, whatever the window is. */
  #listedFromMsn = 0;
  #epoch: MediaEpoch | undefined;
  #epochFresh = false;
  #droppedDiscontinuities = 0;
  #targetDurationSeconds: number;
  #nextProgramDateMs: number | undefined;
  #ended = false;
  #playlist: Buffer | undefined;

  constructor(settings: OriginSettings, base: string, now: () => number) {
    this.#settings = settings;
    this.#held = new HeldRequests(settings.maxWaiters);
    this.#base = base;
    this.#now = now;
    this.#targetDurationSeconds = Math.ceil(settings.segmentDurationMs / 1000);
  }

  onEpoch(epoch: MediaEpoch): void {
    this.#epochFresh = true;
    this.#epoch = epoch;
    this.#inits.set(epoch.index, epoch.init);
  }

  onPart(part: MediaPart): void {
    if (!this.#epoch || this.#ended) return;
    this.#open ??= this.#openSegment(this.#epoch, part);
    this.#open.parts.push(part);
    this.#keptBytes += part.bytes.length;
    this.#changed();
    if (this.#keptBytes <= MAX_KEPT_BYTES) return;
    throw new TooMuchMediaError("tooMuch", String(this.#keptMegabitsPerSecond()));
  }

  onSegmentEnd(): void {
    const segment = this.#open;
    if (!segment) return;
    this.#open = undefined;
    this.#openMsn += 1;
    const durationMs = durationOf(segment.parts);
    segment.bytes = Buffer.concat(segment.parts.map((part) => part.bytes));
    let at = 0;
    segment.parts.forEach((part, index) => {
      const bytes = segment.bytes?.subarray(at, at + part.bytes.length) ?? part.bytes;
      segment.parts[index] = { ...part, bytes };
      at += part.bytes.length;
    });
    this.#nextProgramDateMs = segment.programDateMs + durationMs;
    this.#segments.push(segment);
    // EXTINF rounded to the nearest second must not exceed it (RFC 8216bis §4.4.3.1).
    this.#targetDurationSeconds = Math.max(
      this.#targetDurationSeconds,
      Math.round(durationMs / 1000),
    );
    this.#dropOld();
    this.#changed();
  }

  /** The live is over: ENDLIST, and every blocked request is answered. */
  end(): void {
    this.onSegmentEnd();
    this.#ended = true;
    this.#changed();
  }

  /**
   * The playlist begins anew with the next segment, as if what was before had left its window; who
   * plays already may still fetch that by the names it knows.
   */
  beginAnew(base: string): void {
    const leaving = this.#listed();
    if (this.#open && this.#open.msn >= this.#listedFromMsn) leaving.push(this.#open);
    this.#droppedDiscontinuities += leaving.filter(({ discontinuity }) => discontinuity).length;
    this.#listedFromMsn = this.#openMsn + (this.#open ? 1 : 0);
    this.#base = base;
    this.#changed();
  }

  /** Files get names below another folder, of which whoever waits now must not hear. */
  hide(base: string): void {
    this.abortWaiters();
    this.#base = base;
    this.#playlist = undefined;
  }

  /** Answers blocked requests with 503 (the server is stopping). */
  abortWaiters(): void {
    this.#held.giveUpAll();
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** The playlist, held back until it contains `point` (or, without one, a complete segment). */
  playlist(point: ReloadPoint | undefined, whenGone: WhenGone): Promise<OriginAnswer> {
    if (point && this.#isTooFar(point)) return Promise.resolve({ status: 400 });
    return this.#waitFor(() => {
      const isEmpty = this.#listed().length === 0;
      if (this.#ended) return isEmpty ? { status: 404 } : this.#playlistAnswer();
      if (isEmpty) return undefined;
      return !point || this.#contains(point) ? this.#playlistAnswer() : undefined;
    }, whenGone);
  }

  /** A file by its name; the hinted part is waited for. */
  file(name: string, whenGone: WhenGone, reach: FileReach = "all"): Promise<OriginAnswer> {
    return this.#waitFor(() => this.#lookUp(name, reach), whenGone);
  }

  #lookUp(name: string, reach: FileReach): OriginAnswer | undefined {
    const [, kind, first, second] = /^(init-|s|p)(\d{1,12})(?:-(\d{1,6}))?\./.exec(name) ?? [];
    const number = Number(first);
    const isTooOld = kind !== "init-" && number < this.#listedFromMsn;
    if (reach === "nothing" || (reach === "public" && isTooOld)) return { status: 404 };
    if (kind === "init-" && name === initName(number)) {
      return found(this.#inits.get(number));
    }
    if (kind === "s" && name === segmentName(number)) {
      return found(this.#segments.find((segment) => segment.msn === number)?.bytes);
    }
    const index = Number(second);
    if (kind !== "p" || name !== partName(number, index)) return { status: 404 };
    if (number === this.#openMsn && !this.#ended) {
      const parts = this.#open?.parts ?? [];
      return index === parts.length ? undefined : found(parts[index]?.bytes);
    }
    return found(this.#segments.find((segment) => segment.msn === number)?.parts[index]?.bytes);
  }

  /** How much a second of what is kept has. */
  #keptMegabitsPerSecond(): number {
    const kept = this.#open ? [...this.#segments, this.#open] : this.#segments;
    const keptMs = kept.reduce((sum, { parts }) => sum + durationOf(parts), 0);
    return Math.round((this.#keptBytes * 8) / (Math.max(1, keptMs) * 1000));
  }

  #openSegment(epoch: MediaEpoch, first: MediaPart): StoredSegment {
    const arrivedMs = this.#now() - first.durationMs;
    const expectedMs = this.#nextProgramDateMs ?? arrivedMs;
    const drifted = Math.abs(expectedMs - arrivedMs) > PROGRAM_DATE_DRIFT_MS;
    const fresh = this.#epochFresh;
    this.#epochFresh = false;
    return {
      msn: this.#openMsn,
      epochIndex: epoch.index,
      discontinuity: fresh && this.#openMsn > 0,
      startsWithKey: first.startsWithKey,
      programDateMs: Math.round(drifted ? arrivedMs : expectedMs),
      parts: [],
      bytes: undefined,
    };
  }

  #dropOld(): void {
    const { windowSegments } = this.#settings;
    const kept = windowSegments + RETAINED_AFTER_WINDOW;
    // Only discontinuities of segments that left the playlist count, not of those retained after.
    const leaving = this.#segments.at(-windowSegments - 1);
    const wasListed = leaving !== undefined && leaving.msn >= this.#listedFromMsn;
    if (wasListed && leaving.discontinuity) this.#droppedDiscontinuities += 1;
    for (const gone of this.#segments.splice(0, this.#segments.length - kept)) {
      this.#keptBytes -= gone.bytes?.length ?? 0;
    }
    const oldestEpoch = this.#segments[0]?.epochIndex ?? 0;
    for (const index of this.#inits.keys()) if (index < oldestEpoch) this.#inits.delete(index);
  }

  /** Complete segments of the playlist. */
  #listed(): StoredSegment[] {
    const window = this.#segments.slice(-this.#settings.windowSegments);
    return window.filter((segment) => segment.msn >= this.#listedFromMsn);
  }

  #contains(point: ReloadPoint): boolean {
    const { msn, part } = point;
    if (part === undefined) return this.#openMsn > msn;
    if (msn > this.#openMsn) return false;
    if (msn === this.#openMsn) return (this.#open?.parts.length ?? 0) > part;
    const complete = this.#segments.find((segment) => segment.msn === msn);
    if (!complete || part < complete.parts.length) return true;
    // A part past the end of its segment means the first part of the next one.
    return this.#openMsn > msn + 1 || (this.#open?.parts.length ?? 0) > 0;
  }

  #isTooFar(point: ReloadPoint): boolean {
    if (this.#ended) return false;
    // At most two past the last segment of the playlist, which is openMsn - 1.
    if (point.msn > this.#openMsn + 1) return true;
    if (point.part === undefined || point.msn < this.#openMsn) return false;
    const limit = Math.ceil(3000 / Math.min(1000, this.#settings.partDurationMs));
    const lastPart = point.msn === this.#openMsn ? (this.#open?.parts.length ?? 0) - 1 : -1;
    return point.part > lastPart + limit;
  }

  #playlistAnswer(): OriginAnswer {
    if (!this.#playlist) {
      const segments = this.#listed();
      const open = this.#open;
      const listed = open ? [...segments, open] : segments;
      // Sparse video makes longer parts; the target follows those that are listed.
      const partTargetMs = listed
        .flatMap((segment) => segment.parts)
        .reduce(
          (longest, part) => Math.max(longest, part.durationMs),
          this.#settings.partDurationMs,
        );
      const text = playlistText({
        base: this.#base,
        targetDurationSeconds: this.#targetDurationSeconds,
        partTargetMs,
        discontinuitySequence: this.#droppedDiscontinuities,
        segments,
        open,
        openMsn: this.#openMsn,
        ended: this.#ended,
      });
      this.#playlist = Buffer.from(text);
    }
    return { status: 200, body: this.#playlist };
  }

  #changed(): void {
    this.#playlist = undefined;
    this.#held.checkAll();
  }

  #waitFor(check: () => OriginAnswer | undefined, whenGone: WhenGone): Promise<OriginAnswer> {
    const longestMs = BLOCK_TARGETS * this.#targetDurationSeconds * 1000;
    return this.#held.hold(check, longestMs, whenGone);
  }
}

function found(bytes: Buffer | undefined): OriginAnswer {
  return bytes ? { status: 200, body: bytes } : { status: 404 };
}
