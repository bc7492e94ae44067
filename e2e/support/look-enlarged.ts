import { expect, type Page } from "@playwright/test";
import { fitsInto } from "./look-over";

const phone = { width: 360, height: 740 };

/**
 * Looks at a page on a phone with all text twice as large (WCAG 1.4.4): nothing is wider than the
 * screen, and no words `within` stick out of their place, to lie on others or be cut off.
 */
export async function lookEnlarged(page: Page, state: string, within = "main"): Promise<void> {
  const before = page.viewportSize() ?? phone;
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
  await fitsInto(page, phone, `${state}, text twice as large`);
  expect.soft(await wordsStickingOut(page, within), `${state}, text twice as large`).toEqual([]);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "";
  });
  await page.setViewportSize(before);
}

/** The words of every place that is too narrow for them. */
function wordsStickingOut(page: Page, within: string): Promise<string[]> {
  return page.locator(`:is(${within}) *`).evaluateAll((all: HTMLElement[]) => {
    const isTooNarrow = (it: HTMLElement) =>
      it.clientWidth > 1 && it.scrollWidth > it.clientWidth + 1 && !it.closest(".sr-only");
    return all
      .filter((it) => it.checkVisibility() && !["INPUT", "TEXTAREA"].includes(it.tagName))
      .filter((it) => isTooNarrow(it) && getComputedStyle(it).overflowX === "visible")
      .map((it) => `${it.tagName.toLowerCase()}: ${it.innerText.slice(0, 60)}`);
  });
}
