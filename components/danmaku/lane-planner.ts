import type { Placement } from "@/lib/shared/chat";
import { type Flight, meet } from "./flight";

/** The part of the picture that danmaku may use. */
export interface StageSize {
  readonly widthPx: number;
  readonly heightPx: number;
  /** What of the height may be covered: from above, or from below for `bottom`. */
  readonly areaPx: number;
}

/** A text that wants to fly, as measured. */
export interface FlightRequest {
  readonly placement: Placement;
  readonly widthPx: number;
  /** Height of its lane. */
  readonly heightPx: number;
  /** Time for the way of a short text from edge to edge. */
  readonly crossingMs: number;
}

/**
 * A long text would have to hurry to cross in the time of a short one; past this factor it takes
 * longer instead, because nobody could read it.
 */
const maxHurry = 2;

/** Standing texts stay for this share of a crossing: half of the way is in the middle. */
const standingShare = 0.5;

/** Free space between two texts of a lane, as a share of its height. */
const gapShare = 0.5;

/**
 * The first lane in which a text meets nobody on its whole way, or null: then it is dropped,
 * because piled-up texts cannot be read. Compares with flights and not with lanes, so that it holds
 * when the stage or the size of the texts has changed while others fly.
 */
export function planFlight(
  stage: StageSize,
  flying: Iterable<Flight>,
  request: FlightRequest,
  nowMs: number,
): Flight | null {
  const others = [...flying];
  const gapPx = request.heightPx * gapShare;
  // Standing, one that is wider than the stage would lose both its ends.
  const placement = request.widthPx > stage.widthPx ? "scroll" : request.placement;
  const wanted = { ...request, placement };
  for (const topPx of laneTops(stage, wanted)) {
    const flight = flightAt(stage, wanted, topPx, nowMs);
    if (!others.some((other) => meet(flight, other, gapPx))) return flight;
  }
  return null;
}

/** Upper edges of the lanes in the order in which they are tried. */
function laneTops(stage: StageSize, { heightPx, placement }: FlightRequest): number[] {
  if (!(heightPx > 0) || stage.heightPx < heightPx) return [];
  // One lane there is always, however small the area.
  const count = Math.max(1, Math.floor(Math.min(stage.areaPx, stage.heightPx) / heightPx));
  return Array.from({ length: count }, (_, lane) =>
    placement === "bottom" ? stage.heightPx - (lane + 1) * heightPx : lane * heightPx,
  );
}

function flightAt(
  stage: StageSize,
  { placement, widthPx, heightPx, crossingMs }: FlightRequest,
  topPx: number,
  nowMs: number,
): Flight {
  const box = { topPx, widthPx, heightPx, startMs: nowMs };
  if (placement !== "scroll") {
    const leftPx = (stage.widthPx - widthPx) / 2;
    return { ...box, leftPx, speedPxPerMs: 0, endMs: nowMs + crossingMs * standingShare };
  }
  const distancePx = stage.widthPx + widthPx;
  const speedPxPerMs = Math.min(distancePx, stage.widthPx * maxHurry) / crossingMs;
  const endMs = nowMs + distancePx / speedPxPerMs;
  return { ...box, leftPx: stage.widthPx, speedPxPerMs, endMs };
}
