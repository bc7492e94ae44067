import { expect, type Page, test } from "@playwright/test";
import { fetchList, requestPushUrl } from "./support/action";
import { expectPlaying } from "./support/playback";
import { type Publisher, publish } from "./support/publisher";
import { seriousFindings } from "./support/serious-findings";
import { type RunningServer, startServer, waitUntil } from "./support/server";

let server: RunningServer;
let publisher: Publisher;
test.beforeAll(async () => {
  server = await startServer();
  publisher = publish(await requestPushUrl(server.url, "player_01", "Player test"));
  await waitUntil(async () => (await fetchList(server.url, 1)).length === 1, "the live");
});
test.afterAll(async () => {
  await publisher.stop();
  await server.stop();
});

const pill = (page: Page) => page.locator("[data-latency-pill]");
const video = (page: Page) => page.locator("video[data-player]");

async function watch(page: Page): Promise<void> {
  await page.goto(`${server.url}/live/player_01`);
  await expectPlaying(page);
  await expect(pill(page)).toHaveText(/LIVE · \d/);
}

/** What the pill says, in seconds. */
async function latencySeconds(page: Page): Promise<number> {
  return Number(/[\d.]+/.exec((await pill(page).textContent()) ?? "")?.[0]);
}

const state = (page: Page) =>
  video(page).evaluate((it: HTMLVideoElement) => ({
    paused: it.paused,
    muted: it.muted,
    volume: Math.round(it.volume * 100),
    position: it.currentTime,
  }));

test("the keys work on the page, not in a text field, and letters can be switched off", async ({
  page,
}) => {
  await watch(page);
  expect(await latencySeconds(page)).toBeLessThan(6);
  await page.keyboard.press("m");
  expect(await state(page)).toMatchObject({ muted: true });
  await page.keyboard.press("m");
  await page.keyboard.press(" ");
  expect(await state(page)).toMatchObject({ muted: false, paused: true });
  await page.keyboard.press("k");
  expect(await state(page)).toMatchObject({ paused: false });
  await page.keyboard.press("ArrowDown");
  expect(await state(page)).toMatchObject({ volume: 100 });
  await video(page).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  expect(await state(page)).toMatchObject({ volume: 90 });

  await page.evaluate(() => document.body.append(document.createElement("textarea")));
  const field = page.locator("body > textarea");
  await field.focus();
  await page.keyboard.type("mk f?");
  expect(await state(page)).toMatchObject({ muted: false, paused: false });
  await expect(field).toHaveValue("mk f?");
  await field.evaluate((it) => it.remove());

  const fullScreen = page.getByRole("button", { name: "Full screen" });
  await fullScreen.focus();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(help).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await help.getByRole("checkbox").click();
  await expect(help.getByRole("checkbox")).not.toBeChecked();
  await page.keyboard.press("Escape");
  await expect(help).toHaveCount(0);
  await expect(fullScreen).toBeFocused();
  await page.keyboard.press("m");
  await page.keyboard.press("?");
  await expect(help).toHaveCount(0);
  expect(await state(page)).toMatchObject({ muted: false });

  await page.reload();
  await expectPlaying(page);
  await page.keyboard.press("m");
  // Remembered: the letters are off, and so is a tenth of the volume.
  expect(await state(page)).toMatchObject({ muted: false, volume: 90 });
  await page.keyboard.press("f");
  expect(await page.evaluate(() => document.fullscreenElement)).toBeNull();
});

test("who pauses is not dragged, goes on where he stopped, and gets to the edge by the pill", async ({
  page,
}) => {
  await watch(page);
  await page.keyboard.press("k");
  const { position } = await state(page);
  await expect(pill(page)).toHaveText(/^1[2-9] s behind · Go to the live edge$/);
  expect((await state(page)).position).toBe(position);
  await page.keyboard.press("k");
  await expect.poll(async () => (await state(page)).position).toBeGreaterThan(position + 0.5);
  expect((await state(page)).position).toBeLessThan(position + 4);
  await expect(pill(page)).toHaveText(/s behind/);
  await pill(page).click();
  await expect(pill(page)).toHaveText(/LIVE · [0-5]/);
  await expectPlaying(page);
});

test("a lost network is told, and the picture comes back at the edge when it returns", async ({
  page,
  context,
}) => {
  await watch(page);
  await context.setOffline(true);
  await expect(page.getByText("The connection is gone")).toBeVisible();
  await expect(page.getByRole("button", { name: "Try now" })).toBeVisible();
  // The last picture stays while there is nothing newer.
  expect(await video(page).evaluate((it: HTMLVideoElement) => it.readyState)).toBeGreaterThan(1);
  await page.waitForTimeout(4000);
  await context.setOffline(false);
  await expect(page.getByText("The connection is gone")).toHaveCount(0);
  await expectPlaying(page);
  await expect.poll(() => latencySeconds(page)).toBeLessThan(4);
});

test("a phone that paused the hidden page goes on at the edge when it is seen again", async ({
  page,
}) => {
  await watch(page);
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { configurable: true, value: true });
    document.dispatchEvent(new Event("visibilitychange"));
    document.querySelector<HTMLVideoElement>("video[data-player]")?.pause();
  });
  await page.waitForTimeout(6500);
  expect(await state(page)).toMatchObject({ paused: true });
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { configurable: true, value: false });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await expect.poll(async () => (await state(page)).paused).toBe(false);
  await expect(pill(page)).toHaveText(/LIVE · [0-3]/);
  await expectPlaying(page);
});
