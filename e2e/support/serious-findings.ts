import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

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
  // Without it axe opens a page of its own for each look, for frames of other sites.
  const builder = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (only
    ? builder.withRules("color-contrast")
    : builder.withTags(tags)
  ).analyze();
  await page.emulateMedia({ reducedMotion: null });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
}
