import type { Page } from "@playwright/test";

/**
 * Opens a page of which the HTML arrives and no script, as on a slow line. Returns what lets the
 * scripts come.
 */
export async function openWithoutScripts(page: Page, url: string): Promise<() => void> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(url, { waitUntil: "commit" });
  return release;
}
