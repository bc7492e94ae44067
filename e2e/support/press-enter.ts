import { expect, type Locator } from "@playwright/test";

/** Presses Enter on it as soon as it can be used: `press` alone waits for no button that is disabled. */
export async function pressEnter(target: Locator): Promise<void> {
  await expect(target).toBeEnabled();
  await target.press("Enter");
}
