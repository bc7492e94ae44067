import type { HeartFlight } from "./heart-plan";

/** The accent and its relatives, from the tokens of `globals.css`. */
const heartTints = [
  "var(--accent)",
  "var(--accent-hover)",
  "color-mix(in oklch, var(--accent) 60%, white)",
  "color-mix(in oklch, var(--accent) 55%, var(--warn))",
  "color-mix(in oklch, var(--accent) 80%, black)",
] as const;

const svgNamespace = "http://www.w3.org/2000/svg";

/** A heart in a square of 24, drawn for this: two round lobes and a soft point. */
const heartPath =
  "M12 20.8 4.3 13.2a5.2 5.2 0 0 1 0-7.4 5.2 5.2 0 0 1 7.4 0l.3.3.3-.3a5.2 5.2 0 0 1 7.4 0 5.2 5.2 0 0 1 0 7.4Z";

/** A heart at the corner from which hearts rise; `dressHeart` gives it size and tint. */
export function createHeart(): SVGSVGElement {
  const svg = document.createElementNS(svgNamespace, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("fill", "currentColor");
  svg.setAttribute("class", "absolute right-0 bottom-0");
  const path = document.createElementNS(svgNamespace, "path");
  path.setAttribute("d", heartPath);
  svg.append(path);
  return svg;
}

export function dressHeart(
  heart: SVGSVGElement,
  { sizePx, tint }: Pick<HeartFlight, "sizePx" | "tint">,
): void {
  heart.style.color = heartTints[tint] ?? heartTints[0];
  heart.style.width = `${sizePx}px`;
  heart.style.height = `${sizePx}px`;
}
