import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./globals.css", import.meta.url), "utf8");

type Oklch = readonly [lightness: number, chroma: number, hue: number];

/** The palette of one theme: `--name: oklch(…)` for both, `light-dark(oklch(…), oklch(…))` apart. */
function coloursOf(theme: "light" | "dark"): Record<string, Oklch> {
  const colour = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)`;
  const same = css.matchAll(new RegExp(`--([\\w-]+): ${colour};`, "g"));
  const apart = css.matchAll(new RegExp(`--([\\w-]+): light-dark\\(${colour}, ${colour}\\);`, "g"));
  const first = theme === "light" ? 2 : 5;
  const entryOf = (match: RegExpExecArray, from: number) => {
    const [l = 0, c = 0, h = 0] = match.slice(from, from + 3).map(Number);
    return [match[1] ?? "", [l, c, h]] as const;
  };
  return Object.fromEntries([
    ...[...same].map((match) => entryOf(match, 2)),
    ...[...apart].map((match) => entryOf(match, first)),
  ]);
}

/** Relative luminance (WCAG 2.2) of an OKLCH colour, clipped to sRGB as a screen shows it. */
function luminanceOf([lightness, chroma, hue]: Oklch): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return (
    0.2126 * clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) +
    0.7152 * clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) +
    0.0722 * clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  );
}

const text: readonly [string, readonly string[]][] = [
  ["text", ["ground", "raised", "sunken"]],
  ["muted", ["ground", "raised", "sunken"]],
  ["accent-text", ["ground", "raised"]],
  ["accent-ink", ["accent", "accent-hover"]],
  ["ok", ["ground", "raised"]],
  ["warn", ["ground", "raised"]],
  ["bad", ["ground", "raised"]],
];
const controls: readonly [string, readonly string[]][] = [
  ["edge", ["ground", "raised"]],
  ["accent", ["ground", "raised"]],
];

describe.each(["light", "dark"] as const)("the %s theme", (theme) => {
  const colours = coloursOf(theme);
  const contrast = (front: string, back: string) => {
    const [one, other] = [front, back].map((name) => {
      const colour = colours[name];
      if (!colour) throw new Error(`--${name} is not a colour of globals.css`);
      return luminanceOf(colour) + 0.05;
    }) as [number, number];
    return Math.max(one, other) / Math.min(one, other);
  };

  it.each(text.flatMap(([front, backs]) => backs.map((back) => [front, back])))(
    "writes %s on %s with a contrast of at least 4.5",
    (front = "", back = "") => {
      expect(contrast(front, back)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(controls.flatMap(([front, backs]) => backs.map((back) => [front, back])))(
    "draws %s on %s with a contrast of at least 3",
    (front = "", back = "") => {
      expect(contrast(front, back)).toBeGreaterThanOrEqual(3);
    },
  );
});
