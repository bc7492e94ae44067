import { expect, type Page } from "@playwright/test";
import { desktop } from "./desktop";
import { findingsOf, withoutMotion } from "./serious-findings";

const wide = desktop.viewport;
const tablet = { width: 768, height: 1024 };
const phone = { width: 360, height: 740 };

/** For a frame; Chromium has been seen to draw none any more, and the test would wait to its end. */
const framePatienceMs = 60_000;

type Scheme = "light" | "dark";
type Viewport = typeof wide | typeof tablet;
/** One language, on one screen in one look and on another in the other. */
type Turn = readonly (readonly [Scheme, Viewport])[];

/** Which look is seen on which screen: every second state the other way round. */
const turns: readonly Turn[] = [
  [
    ["light", wide],
    ["dark", phone],
  ],
  [
    ["dark", wide],
    ["light", phone],
  ],
];

/** The same for a state in every run. */
function turnOf(state: string): Turn {
  const sum = [...state].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return turns[sum % turns.length] as Turn;
}

/**
 * Looks a page over in the state that it is in: nothing serious for axe in either look, nothing
 * wider than a phone, a tablet and a desktop in both languages, one title (field notes §6.5). A
 * state is made once: changing the language keeps it. Texts alone differ then, and roles, names and
 * colours are not looked at again: to do that took most of the time of all browser tests. Leaves the
 * page in the language that it had, on a desktop.
 */
export async function lookOver(page: Page, state: string): Promise<void> {
  await withoutMotion(page, async () => {
    await take(page, state, turnOf(state));
    await changeLanguage(page);
    await fitsEverywhere(page, state);
    await changeLanguage(page);
  });
  await page.setViewportSize(wide);
}

/** The same where the page has no switch of the language: only in the one that it is in. */
export function lookAt(page: Page, state: string): Promise<void> {
  return withoutMotion(page, () => take(page, state, turnOf(state)));
}

async function take(page: Page, state: string, turn: Turn): Promise<void> {
  for (const [index, [colorScheme, viewport]] of turn.entries()) {
    // To draw a page for another width costs most: the tablet lies between the two.
    if (index > 0) await fitsInto(page, tablet, state);
    await fitsInto(page, viewport, state);
    await page.emulateMedia({ colorScheme });
    const name = `${state} (${colorScheme}, ${viewport.width} px)`;
    expect.soft(await findingsOf(page), name).toEqual([]);
  }
  await hasOneTitle(page, state);
}

/** Of a page that was looked at in another language: from a phone to a desktop. */
export async function fitsEverywhere(page: Page, state: string): Promise<void> {
  const language = await page.locator("html").getAttribute("lang");
  for (const viewport of [phone, tablet, wide]) {
    await fitsInto(page, viewport, `${state} (${language})`);
  }
  await hasOneTitle(page, state);
}

async function hasOneTitle(page: Page, state: string): Promise<void> {
  const titles = page.locator("h1").filter({ visible: true });
  await expect.soft(titles, `${state} has one h1`).toHaveCount(1);
}

/** Nothing is wider than the screen. */
export async function fitsInto(page: Page, viewport: Viewport, name: string): Promise<void> {
  await page.setViewportSize(viewport);
  const overflow = await page.evaluate(async (patienceMs) => {
    // What React draws for another width is there a frame later.
    await new Promise<void>((resolve, reject) => {
      requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      const message = "the browser draws this page no more: no frame for a long time";
      setTimeout(() => reject(new Error(message)), patienceMs);
    });
    return document.documentElement.scrollWidth - window.innerWidth;
  }, framePatienceMs);
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
