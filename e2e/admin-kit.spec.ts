import { expect, type Page, test } from "@playwright/test";
import { build } from "esbuild";

// The parts of the console by themselves: whatever page is made of them, this holds.

let script: string;

test.beforeAll(async () => {
  const { outputFiles } = await build({
    ...{ entryPoints: ["e2e/support/kit-harness.tsx"], bundle: true, write: false },
    ...{ jsx: "automatic", format: "iife", target: "es2023", logLevel: "error" },
    // Next reads its settings in the browser too.
    define: { "process.env.NODE_ENV": '"production"', "process.env": "{}", process: "undefined" },
  });
  script = outputFiles[0]?.text ?? "";
});

test.beforeEach(async ({ page }) => {
  page.on("pageerror", (error) => expect.soft(error.message).toBe(""));
  // Nothing of the page is asked for: there is no server.
  await page.setContent('<html lang="en"><body><div id="root"></div></body></html>');
  await page.addScriptTag({ content: script });
});

const said = (page: Page) => page.evaluate(() => window.said);
const menuButton = (page: Page, name: string) =>
  page.getByRole("button", { name: `Actions for ${name}` });
const focused = (page: Page) => page.locator(":focus");

test("the keyboard alone opens a row's menu, moves in it, and gets back to its row", async ({
  page,
}) => {
  await menuButton(page, "bob").focus();
  await page.keyboard.press("Enter");
  // What cannot be taken back stands last, wherever it was named.
  await expect(page.getByRole("menuitem")).toHaveText(["Show", "Mute", "Copy", "Delete"]);
  await expect(focused(page)).toHaveText("Show");
  await page.keyboard.press("ArrowUp");
  await expect(focused(page)).toHaveText("Delete");
  await page.keyboard.press("Home");
  await expect(focused(page)).toHaveText("Show");
  await page.keyboard.press("End");
  await expect(focused(page)).toHaveText("Delete");
  await page.keyboard.press("ArrowDown");
  await expect(focused(page)).toHaveText("Show");
  await page.keyboard.press("c");
  await expect(focused(page)).toHaveText("Copy");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await expect(menuButton(page, "bob")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(focused(page)).toHaveText("Delete");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await page.keyboard.press("ArrowDown");
  await expect(focused(page)).toHaveText("Show");
  await page.keyboard.press("c");
  await page.keyboard.press("Enter");
  await expect(menuButton(page, "bob")).toBeFocused();
  expect(await said(page)).toEqual(["copy bob"]);
});

test("a menu shows what cannot be done now, and does not do it", async ({ page }) => {
  await menuButton(page, "ann").click();
  const mute = page.getByRole("menuitem", { name: "Mute" });
  await expect(mute).toHaveAttribute("aria-disabled", "true");
  // Playwright itself would wait until it is enabled.
  await mute.dispatchEvent("click");
  await expect(page.getByRole("menu")).toBeVisible();
  expect(await said(page)).toEqual([]);
});

test("a menu lies over what would cut it off, also in a drawer", async ({ page }) => {
  const isOnTop = () =>
    page.getByRole("menuitem", { name: "Delete" }).evaluate((item) => {
      const { left, top, width, height } = item.getBoundingClientRect();
      return (
        item === document.elementFromPoint(left + width / 2, top + height / 2)?.closest("button")
      );
    });
  await menuButton(page, "cleo").focus();
  await page.keyboard.press("Enter");
  expect(await isOnTop()).toBe(true);
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog", { name: "cleo" });
  await drawer.getByRole("button", { name: "Actions for cleo" }).click();
  expect(await isOnTop()).toBe(true);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await expect(drawer).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(drawer).toHaveCount(0);
  await expect(menuButton(page, "cleo")).toBeFocused();
});

test("nothing is deleted before its name is typed, and a failure keeps the question", async ({
  page,
}) => {
  await menuButton(page, "ann").focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Delete ann?" });
  const confirm = dialog.getByRole("button", { name: "Delete" });
  await expect(confirm).toBeDisabled();
  await expect(focused(page)).toHaveRole("textbox");
  await page.keyboard.type("anm");
  await page.keyboard.press("Enter");
  await expect(confirm).toBeDisabled();
  await page.keyboard.press("Backspace");
  await page.keyboard.type("n");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("alert")).toContainText("That did not work.");
  await expect(page.getByRole("alert")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  expect(await said(page)).toEqual(["delete ann", "delete ann"]);
  await expect(page.getByRole("status").filter({ hasText: "ann is gone" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("ann is gone")).toHaveCount(0);
  expect(await said(page)).toContain("undo ann");
});

test("the boxes choose rows, and the first one all of them", async ({ page }) => {
  const table = page.getByRole("table");
  const all = table.getByRole("checkbox", { name: "All on this page" });
  await table.getByRole("checkbox", { name: "Select bob" }).press("Space");
  expect(await all.evaluate((box: HTMLInputElement) => box.indeterminate)).toBe(true);
  await all.press("Space");
  await expect(table.getByRole("checkbox", { checked: true })).toHaveCount(4);
  expect(await all.evaluate((box: HTMLInputElement) => box.indeterminate)).toBe(false);
  await all.press("Space");
  await expect(table.getByRole("checkbox", { checked: true })).toHaveCount(0);
});

test("typing is searched for once it pauses, and Enter does not wait", async ({ page }) => {
  const field = page.getByRole("searchbox", { name: "Search" });
  await field.pressSequentially("che", { delay: 20 });
  await expect.poll(() => said(page)).toEqual(["search che"]);
  await field.pressSequentially("ss ");
  await field.press("Enter");
  expect(await said(page)).toEqual(["search che", "search chess"]);
  await expect(field).toHaveValue("chess ");
});
