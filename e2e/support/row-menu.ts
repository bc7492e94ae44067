import type { Locator, Page } from "@playwright/test";
import { pressEnter } from "./press-enter";

/** The rows of a page's table. */
export const tableRows = (page: Page): Locator => page.locator("tbody tr[data-row]");

/** Opens the menu behind a button and takes something from it, by the keyboard alone. */
export async function chooseFrom(button: Locator, item: string): Promise<void> {
  await pressEnter(button);
  await pressEnter(button.page().getByRole("menuitem", { name: item }));
}

/** The same with the menu of a row. */
export function chooseInRow(row: Locator, item: string): Promise<void> {
  return chooseFrom(row.getByRole("button", { name: /^(Actions for|What to do with)/ }), item);
}
