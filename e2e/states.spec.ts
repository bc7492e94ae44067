import { expect, type Page, test } from "@playwright/test";
import { pngPicture } from "@/lib/providers/picture-fixture";
import { lookOver } from "./support/look-over";
import { register } from "./support/on-air";
import { type RunningServer, startServer } from "./support/server";

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer({ BLOCKED_WORDS: "spam" });
});
test.afterAll(async () => {
  expect(await server.stop()).toBe(0);
});
test.use({ locale: "en-US" });

async function open(page: Page, path: string): Promise<void> {
  await page.goto(server.url + path);
}

const submit = (page: Page) => page.locator('main form button[type="submit"]').click();

test("nothing is there yet, or not for everybody", async ({ page, context }) => {
  await open(page, "/");
  await lookOver(page, "home, nobody was ever live");
  await page.route("**/api/wall**", () => undefined);
  await page.getByRole("searchbox").fill("chess");
  await expect(page.locator("[aria-busy=true]")).toBeVisible();
  await lookOver(page, "home, a search that is coming");
  await page.unroute("**/api/wall**");
  await open(page, "/?q=chess");
  await lookOver(page, "home, nothing is found");
  for (const path of ["/live/nobody_01", "/vod/nothing", "/u/nobody_01", "/embed/nobody_01"]) {
    const answer = await page.goto(server.url + path);
    expect(answer?.status(), path).toBe(404);
  }
  await open(page, "/nowhere");
  await lookOver(page, "there is no such page");
  await register(context, server.url, "user_01", "User");
  await open(page, "/admin");
  await lookOver(page, "a page for others");
  await open(page, "/u/user_01");
  await lookOver(page, "somebody who was never live");
});

test("what is entered is refused", async ({ page }) => {
  await open(page, "/login");
  await page.locator('input[name="userId"]').fill("nobody_01");
  await page.locator('input[name="password"]').fill("wrong-password");
  await submit(page);
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
  await lookOver(page, "a refused sign-in");
  await open(page, "/register");
  await page.locator('input[name="userId"]').fill("x");
  await page.locator('input[name="password"]').fill("short");
  await submit(page);
  await expect(page.locator('[aria-invalid="true"]')).toBeVisible();
  await lookOver(page, "a refused registration");
});

test("a page fails", async ({ page, context }) => {
  await register(context, server.url, "user_02", "User");
  await page.addInitScript(() => {
    // What the picture's bar asks, and the header does not.
    Object.defineProperty(window, "matchMedia", {
      value: () => {
        throw new Error("broken by the test");
      },
    });
  });
  await open(page, "/account");
  await open(page, "/live/user_02");
  await lookOver(page, "a page that fails");
});

test("pictures of an account", async ({ page, context }) => {
  await register(context, server.url, "user_03", "User");
  await open(page, "/account");
  const input = page.locator("[data-picture=avatar] input");
  const picture = { name: "cat.png", mimeType: "image/png", buffer: Buffer.from("no picture") };
  await input.setInputFiles(picture);
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await lookOver(page, "a refused picture");
  await input.setInputFiles({ ...picture, buffer: pngPicture(1600, 1200, 5000) });
  await expect(page.getByRole("dialog")).toBeVisible();
  await lookOver(page, "a picture being cut");
});
