/** A rectangle in CSS pixels of the viewport. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Distance from what it belongs to, and from the edge of the viewport. */
const gapPx = 4;
const marginPx = 8;

/**
 * Upper left corner of a popover: below its button where there is room, above it otherwise, with
 * the right edges in line, and never outside the viewport.
 */
export function popoverPlace(
  button: Box,
  size: Pick<Box, "width" | "height">,
  viewport: Pick<Box, "width" | "height">,
): Pick<Box, "left" | "top"> {
  const below = button.top + button.height + gapPx;
  const above = button.top - gapPx - size.height;
  const fitsBelow = below + size.height + marginPx <= viewport.height;
  const top = fitsBelow || above < marginPx ? below : above;
  const left = button.left + button.width - size.width;
  return {
    left: within(left, viewport.width - size.width - marginPx),
    top: within(top, viewport.height - size.height - marginPx),
  };
}

/** Rather the end is cut off than the beginning. */
function within(value: number, max: number): number {
  return Math.max(marginPx, Math.min(value, max));
}
