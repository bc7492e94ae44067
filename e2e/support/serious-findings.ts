import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, Page } from "@playwright/test";
import type axe from "axe-core";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Half of what `axe.source` has, which every page parses anew. */
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

declare global {
  interface Window {
    /** There once `prepare` was in the frame. */
    readonly axe?: typeof axe;
  }
}

/** WCAG 2.2 AA findings that axe calls serious or critical. */
export function seriousFindings(page: Page): Promise<string[]> {
  return withoutMotion(page, () => findingsOf(page));
}

/**
 * Does what is to be done without motion: a text that is still fading in has no contrast yet, and
 * one may appear at any moment.
 */
export async function withoutMotion<Done>(page: Page, work: () => Promise<Done>): Promise<Done> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const done = await work();
  await page.emulateMedia({ reducedMotion: null });
  return done;
}

/** Serious findings of a page without motion. */
export async function findingsOf(page: Page): Promise<string[]> {
  await Promise.all(page.frames().map(prepare));
  const violations = await page.evaluate(async (wanted) => {
    if (!window.axe) throw new Error("axe is not in this page");
    // What began to move before does so to its end.
    const isMoving = ({ playState, effect }: Animation) =>
      playState === "running" && effect?.getTiming().iterations !== Infinity;
    while (document.getAnimations().some(isMoving)) {
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
    // Elements that are well need no description, which takes several times as long as the rules.
    const found = await window.axe.run({ runOnly: wanted, resultTypes: ["violations"] });
    return found.violations.map(({ id, impact, nodes }) => ({
      ...{ id, impact, elements: nodes.map(({ html }) => html) },
    }));
  }, tags);
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, elements }) => `${id}: ${elements.join(" | ")}`);
}

/** Gives a frame its axe, once; the page's own asks those of its frames, of other sites as well. */
async function prepare(frame: Frame): Promise<void> {
  if (await frame.evaluate(() => window.axe !== undefined)) return;
  await frame.evaluate(axeSource);
  await frame.evaluate(() => window.axe?.configure({ allowedOrigins: ["<unsafe_all_origins>"] }));
}
