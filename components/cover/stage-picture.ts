import { hueOf, lampOf } from "./cover-art";

/**
 * A small stage drawn from a userid, as the data URI of an SVG: its own colour, one warm lamp, and
 * in its light the text, an initial or nothing. One picture instead of many boxes is laid out and
 * painted at once, and it is a picture to a browser that measures when the page's largest was there.
 */
export function stagePicture(userId: string, text: string): string {
  const hue = hueOf(userId);
  const lamp = lampOf(userId);
  // The beam leans from its lamp over the middle, so that neighbours do not look copied.
  const beam = `${lamp - 2},0 ${lamp + 2},0 78,84 22,84`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%"><defs>${gradient(
    "w",
    [`oklch(0.36 0.075 ${hue})`, 1],
    [`oklch(0.2 0.045 ${hue})`, 1],
  )}${gradient("b", ["oklch(0.93 0.06 60)", 0.5], ["oklch(0.85 0.1 50)", 0.08])}</defs><rect width="100%" height="100%" fill="oklch(0.27 0.06 ${hue})"/><rect width="100%" height="82%" fill="url(#w)"/><svg viewBox="0 0 100 100" preserveAspectRatio="none"><polygon points="${beam}" fill="url(#b)"/></svg><ellipse cx="50%" cy="84%" rx="28%" ry="8%" fill="oklch(0.85 0.1 50)" fill-opacity=".3"/><svg viewBox="0 0 320 180"><text x="160" y="149" text-anchor="middle" font-family="system-ui,sans-serif" font-size="96" font-weight="800" fill="#fff" fill-opacity=".94">${escaped(text)}</text></svg></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

type Stop = readonly [colour: string, opacity: number];

function gradient(id: string, ...stops: readonly [Stop, Stop]): string {
  const drawn = stops.map(
    ([colour, opacity], index) =>
      `<stop offset="${index}" stop-color="${colour}" stop-opacity="${opacity}"/>`,
  );
  return `<linearGradient id="${id}" x2="0" y2="1">${drawn.join("")}</linearGradient>`;
}

/** As text of XML. Half a character would be no URI. */
function escaped(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, "?")
    .replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`);
}
