import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { desktop } from "./support/desktop";
import { lookOver } from "./support/look-over";
import { mediaAfter } from "./support/media-seconds";
import { goOnAir, recordingsOf, register, studioOf } from "./support/on-air";
import { pressEnter } from "./support/press-enter";
import { chooseInRow } from "./support/row-menu";
import { type RunningServer, startServer } from "./support/server";
import { staffBrowser } from "./support/staff";

let server: RunningServer;
let host: BrowserContext;
let admin: BrowserContext;

test.beforeAll(async ({ browser }) => {
  server = await startServer();
  host = await browser.newContext(desktop);
  await register(host, server.url, "rita_01", "Rita");
  for (const title of ["A long evening", "A short morning"]) {
    const live = await goOnAir(host, server.url, title);
    await mediaAfter(`${server.url}${(await studio()).hlsUrl}`, 4);
    await live.stop();
    await expect.poll(async () => (await tapes()).map((tape) => tape.title)).toContain(title);
    await expect.poll(async () => (await studio()).state).toBe("ended");
  }
  admin = await staffBrowser(browser, server, "admin");
});
test.afterAll(async () => {
  await host.close();
  await admin.close();
  expect(await server.stop()).toBe(0);
});

const studio = () => studioOf(host, server.url);
const tapes = () => recordingsOf(host, server.url);

/** What anybody may see, asked like anybody. */
async function forAnybody(fileId: string, mediaUrl: string) {
  const page = await fetch(`${server.url}/vod/${fileId}`);
  const wall = await (await fetch(`${server.url}/api/wall`)).text();
  const media = await fetch(`${server.url}${mediaUrl}`);
  return { page: page.status, isListed: wall.includes(fileId), media: media.status };
}

const rowOf = (page: Page, title: string) => page.getByRole("row").filter({ hasText: title });

test("a withheld recording is gone for viewers, and plays for an administrator", async () => {
  const [tape] = (await tapes()).filter(({ title }) => title === "A long evening");
  if (!tape) throw new Error("there is no recording");
  const { fileId, hlsUrl } = tape;
  expect(await forAnybody(fileId, hlsUrl)).toEqual({ page: 200, isListed: true, media: 200 });

  const page = await admin.newPage();
  await page.goto(`${server.url}/admin/tapes`);
  const row = rowOf(page, "A long evening");
  await chooseInRow(row, "Withhold…");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason, for the broadcaster").fill("Music of others");
  await pressEnter(dialog.getByRole("button", { name: "Withhold" }));
  await expect(page.getByText("Withheld.", { exact: true })).toBeVisible();
  await expect(row.getByText("Music of others")).toBeVisible();
  expect(await forAnybody(fileId, hlsUrl)).toEqual({ page: 404, isListed: false, media: 404 });

  await row.getByRole("button", { name: "A long evening", exact: true }).click();
  const drawer = page.getByRole("dialog", { name: "A long evening" });
  await drawer.getByRole("button", { name: "Play", exact: true }).first().click();
  const video = drawer.locator("video");
  await expect
    .poll(() => video.evaluate((it: HTMLVideoElement) => it.currentTime))
    .toBeGreaterThan(0.5);
  await video.evaluate((it: HTMLVideoElement) => it.pause());
  await expect(drawer.getByText("Music of others")).toBeVisible();
  await lookOver(page, "a withheld recording in the console");

  // Its broadcaster reads why, and cannot show it again.
  const own = await host.newPage();
  await own.goto(`${server.url}/studio/recordings`);
  await expect(own.getByText("Withheld by staff: only you and staff can watch it.")).toBeVisible();
  await expect(own.getByText("Music of others")).toBeVisible();
  await own.close();

  await drawer.getByRole("button", { name: "Release" }).click();
  await expect(drawer.getByText("Released.", { exact: true })).toBeVisible();
  await expect
    .poll(() => forAnybody(fileId, hlsUrl))
    .toEqual({
      ...{ page: 200, isListed: true, media: 200 },
    });
  await page.close();
});

test("many recordings are deleted at once, and are back with one press", async () => {
  const before = await tapes();
  const page = await admin.newPage();
  await page.goto(`${server.url}/admin/tapes`);
  await page.getByRole("checkbox", { name: "All on this page" }).first().check();
  await lookOver(page, "chosen recordings in the console");
  await page.getByRole("button", { name: "Delete…" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete 2 recordings?" });
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("2 deleted.")).toBeVisible();
  expect((await tapes()).map(({ deletedBy }) => deletedBy)).toEqual(["staff", "staff"]);
  const wall = await fetch(`${server.url}/api/wall`);
  expect(await wall.text()).not.toContain("A long evening");

  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByText("2 restored.")).toBeVisible();
  expect(await tapes()).toEqual(before);

  // What was looked for stands in the address, with signs that mean something to a database.
  await page.getByLabel("Title, broadcaster or id").fill("50% _off");
  await expect(page.getByText("No recording fits these filters.")).toBeVisible();
  await expect(page).toHaveURL(/q=50%25\+_off/);
  await page.getByLabel("Title, broadcaster or id").fill("short");
  await expect(rowOf(page, "A short morning")).toBeVisible();
  await expect(rowOf(page, "A long evening")).toHaveCount(0);
  await page.close();
});

test("storage and rules of retention are shown, and set after a look at what they do", async () => {
  const page = await admin.newPage();
  await page.goto(`${server.url}/admin/tapes/storage`);
  await expect(rowOf(page, "Rita")).toContainText("100%");
  await lookOver(page, "what recordings take");
  await page.goto(`${server.url}/admin/tapes/failed`);
  await expect(page.getByText("No recording failed")).toBeVisible();
  await page.goto(`${server.url}/admin/tapes/retention`);
  await page.getByLabel("Delete after, in days").fill("30");
  await expect(page.getByText("Nothing.", { exact: true })).toBeVisible();
  await lookOver(page, "rules of retention");
  await page.getByRole("button", { name: "Set the rules" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("Nothing is removed now")).toBeVisible();
  await dialog.getByRole("button", { name: "Set the rules" }).click();
  await expect(page.getByText("The rules are set.")).toBeVisible();
  await expect(page.getByText("by admin_01")).toBeVisible();
  await page.close();
});
