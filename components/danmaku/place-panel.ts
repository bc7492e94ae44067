interface Box {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Where a button is in the window, as `getBoundingClientRect` tells. */
type Edges = Pick<DOMRect, "right" | "top">;

/** Space to the edges of the window and to the button. */
const marginPx = 8;

/**
 * Upper left corner of a panel that opens above its button, right edges in line, moved as far as
 * needed to be inside the window.
 */
export function placePanel(button: Edges, panel: Box, viewport: Box) {
  const inside = (wanted: number, size: number, room: number) =>
    Math.max(marginPx, Math.min(wanted, room - size - marginPx));
  return {
    leftPx: inside(button.right - panel.widthPx, panel.widthPx, viewport.widthPx),
    topPx: inside(button.top - marginPx - panel.heightPx, panel.heightPx, viewport.heightPx),
  };
}
