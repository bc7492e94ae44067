import type { Frame, Page } from "@playwright/test";
import axe from "axe-core";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

declare global {
  interface Window {
    /** There once `prepare` was in the frame. */
    readonly axe?: typeof axe;
  }
}

/**
 * WCAG 2.2 AA findings that axe calls serious or critical; only of the colours where nothing else
 * can have changed.
 */
export async function seriousFindings(page: Page, only?: "colours"): Promise<string[]> {
  // A text that is still fading in has no contrast yet, and one may appear at any moment.
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every((it) => it.playState !== "running" || it.effect?.getTiming().iterations === Infinity),
  );
  await Promise.all(page.frames().map(prepare));
  const runOnly: axe.RunOnly = only
    ? { type: "rule", values: ["color-contrast"] }
    : { type: "tag", values: tags };
  const violations = await page.evaluate(async (wanted) => {
    if (!window.axe) throw new Error("axe is not in this page");
    // Elements that are well need no description, which takes several times as long as the rules.
    const found = await window.axe.run({ runOnly: wanted, resultTypes: ["violations"] });
    return found.violations.map(({ id, impact, nodes }) => ({
      ...{ id, impact, elements: nodes.map(({ html }) => html) },
    }));
  }, runOnly);
  await page.emulateMedia({ reducedMotion: null });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, elements }) => `${id}: ${elements.join(" | ")}`);
}

/** Gives a frame its axe, once; the page's own asks those of its frames, of other sites as well. */
async function prepare(frame: Frame): Promise<void> {
  if (await frame.evaluate(() => window.axe !== undefined)) return;
  await frame.evaluate(axe.source);
  await frame.evaluate(() => window.axe?.configure({ allowedOrigins: ["<unsafe_all_origins>"] }));
}
