/** Without movement for this long, although there should be some, something is done about it. */
const stuckMs = 8000;

/** Since when a picture stands still. */
export interface Stillness {
  readonly positionSeconds: number;
  /** Of a clock that only goes forward. */
  readonly sinceMs: number;
  /** Loading was begun anew, and it stands still yet. */
  readonly woken: boolean;
}

export interface PictureSample {
  readonly nowMs: number;
  readonly positionSeconds: number;
  /** Its viewer wants to see it, and nothing says that the publisher himself stands still. */
  readonly shouldMove: boolean;
  /** Playlists come, so that there is something that could be opened anew. */
  readonly served: boolean;
}

/** `wake` keeps the last picture, `reload` loses it for a moment. */
export type Cure = "wake" | "reload";

/** One look at a picture, a few times a second; the mild cure first, and again while nobody serves. */
export function watchPicture(
  before: Stillness,
  { nowMs, positionSeconds, shouldMove, served }: PictureSample,
): { readonly still: Stillness; readonly cure: Cure | null } {
  const anew = { positionSeconds, sinceMs: nowMs, woken: false };
  if (!shouldMove || positionSeconds !== before.positionSeconds) return { still: anew, cure: null };
  if (nowMs - before.sinceMs <= stuckMs) return { still: before, cure: null };
  const cure = before.woken && served ? "reload" : "wake";
  return { still: { ...anew, woken: cure === "wake" }, cure };
}
