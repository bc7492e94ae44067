import { expect, type Page } from "@playwright/test";
import { desktop } from "./desktop";
import { findingsOf, withoutMotion } from "./serious-findings";

const wide = desktop.viewport;
const tablet = { width: 768, height: 1024 };
const phone = { width: 360, height: 740 };

type Scheme = "light" | "dark";
type Viewport = typeof wide | typeof tablet;
/** One language, on one screen in one look and on another in the other. */
type Turn = readonly (readonly [Scheme, Viewport])[];

/** Of both languages: which look is seen on which screen, so that each is seen on both. */
const turns: readonly Turn[] = [
  [
    ["light", wide],
    ["dark", phone],
  ],
  [
    ["light", phone],
    ["dark", wide],
  ],
];

/**
 * Looks a page over in the state that it is in: nothing serious for axe, nothing wider than the
 * screen, one title; in both languages and looks, on a phone, a tablet and a desktop (field notes
 * §6.5). A state is made once: changing the language keeps it. Leaves the page in the language that
 * it had, on a desktop.
 */
export async function lookOver(page: Page, state: string): Promise<void> {
  await withoutMotion(page, async () => {
    for (const [index, turn] of turns.entries()) {
      if (index > 0) await changeLanguage(page);
      await take(page, state, turn, index > 0 ? "colours" : undefined);
    }
    await changeLanguage(page);
  });
  await page.setViewportSize(wide);
}

/** The same where the page has no switch of the language: only in the one that it is in. */
export function lookAt(page: Page, state: string, turn: Turn, only?: "colours"): Promise<void> {
  return withoutMotion(page, () => take(page, state, turn, only));
}

async function take(page: Page, state: string, turn: Turn, only?: "colours"): Promise<void> {
  const language = await page.locator("html").getAttribute("lang");
  for (const [index, [colorScheme, viewport]] of turn.entries()) {
    // To draw a page for another width costs most: the tablet lies between the two.
    if (index > 0) await fitsInto(page, tablet, `${state} (${language})`);
    const name = `${state} (${language}, ${colorScheme}, ${viewport.width} px)`;
    await fitsInto(page, viewport, name);
    await page.emulateMedia({ colorScheme });
    expect.soft(await findingsOf(page, only), name).toEqual([]);
  }
  const titles = page.locator("h1").filter({ visible: true });
  await expect.soft(titles, `${state} has one h1`).toHaveCount(1);
}

/** Nothing is wider than the screen. */
export async function fitsInto(page: Page, viewport: Viewport, name: string): Promise<void> {
  await page.setViewportSize(viewport);
  const overflow = await page.evaluate(async () => {
    // What React draws for another width is there a frame later.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    return document.documentElement.scrollWidth - window.innerWidth;
  });
  expect.soft(overflow, `${name}, ${viewport.width} px, scrolls sideways`).toBeLessThanOrEqual(0);
}

/** By the switch of the header, also while a dialog or the picture covers it. */
async function changeLanguage(page: Page): Promise<void> {
  const html = page.locator("html");
  const before = (await html.getAttribute("lang")) ?? "";
  await page
    .locator("header button[name=locale]")
    .evaluate((button: HTMLButtonElement) => button.click());
  await expect(html).not.toHaveAttribute("lang", before);
}
