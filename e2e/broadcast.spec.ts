import { expect, test } from "@playwright/test";
import { fetchList, requestPushUrl } from "./support/action";
import { goOnAir, keyOf, postOk, register } from "./support/on-air";
import { expectPlaying } from "./support/playback";
import { type Publisher, publish } from "./support/publisher";
import { type RunningServer, startServer, waitUntil } from "./support/server";

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

/** Stops a push and waits until the next test finds an empty list. */
async function end(publisher: Publisher): Promise<void> {
  await publisher.stop();
  await waitUntil(async () => (await fetchList(server.url, 1)).length === 0, "the end of the live");
}

test("a push with the address of RequestLVBAddr is watched through the home page, and its tape plays", async ({
  page,
}) => {
  const consoleErrors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") consoleErrors.push(message.text());
  });
  page.on("pageerror", (error) => consoleErrors.push(String(error)));

  const pushUrl = await requestPushUrl(server.url, "alice_01", "Morning run");
  const publisher = publish(pushUrl);
  await waitUntil(
    async () => (await fetchList(server.url, 1)).length === 1,
    "the live to be in the list",
  );

  await page.goto(server.url);
  await page
    .getByRole("link", { name: /Morning run/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/live\/alice_01/);
  await expectPlaying(page);

  await end(publisher);
  expect(publisher.errors()).toBe("");
  await waitUntil(
    async () => (await fetchList(server.url, 2)).length === 1,
    "the tape to be in the list",
  );
  const [tape] = await fetchList(server.url, 2);
  expect(tape).toMatchObject({ userid: "alice_01", title: "Morning run", type: 1, status: "0" });
  // A cloud reports each file by itself.
  const files = async () => (await fetchList(server.url, 2))[0];
  await expect.poll(async () => (await files())?.playurl).toMatch(/^http.*\.mp4$/);
  await expect.poll(async () => (await files())?.hls_play_url).toMatch(/^http.*\.m3u8$/);

  await page.goto(server.url);
  await page
    .getByRole("link", { name: /Morning run/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/vod\//);
  await expectPlaying(page);
  expect(consoleErrors).toEqual([]);
});

test("an offline room turns live by itself when the stream starts", async ({ page }) => {
  const pushUrl = await requestPushUrl(server.url, "carol_03", "Evening songs");
  await page.goto(`${server.url}/live/carol_03`);
  await expect(page.locator("video[data-player]")).toHaveCount(0);
  const publisher = publish(pushUrl);
  await expect(page.locator("video[data-player]")).toHaveCount(1);
  await expectPlaying(page);
  await end(publisher);
});

test("a wrong signature and a second publisher are refused while the first goes on", async () => {
  const pushUrl = await requestPushUrl(server.url, "dave_04", "Chess");
  const wrong = publish(pushUrl.replace(/txSecret=[0-9a-f]{4}/, "txSecret=0000"));
  expect(await wrong.exited).not.toBe(0);
  expect(await fetchList(server.url, 1)).toEqual([]);

  const first = publish(pushUrl);
  await waitUntil(
    async () => (await fetchList(server.url, 1)).length === 1,
    "the first publisher's live",
  );
  const second = publish(pushUrl);
  expect(await second.exited).not.toBe(0);
  expect(await fetchList(server.url, 1)).toHaveLength(1);
  expect(first.process.exitCode).toBeNull();
  await end(first);
  expect(server.output()).not.toContain("txSecret=");
});

test("a broadcaster registers, copies the address, is live and ends it, in four clicks and one paste", async ({
  page,
}) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${server.url}/register?next=/studio`);
  await page.getByLabel(/user name/i).fill("erin_05");
  await page.locator('input[type="password"]').first().fill("Passw0rd8");
  await page.locator('form button[type="submit"]').click();
  await expect(page).toHaveURL(/\/studio$/);
  await expect(page.locator("[data-studio-state=offline]")).toBeVisible();
  await page.getByRole("button", { name: "Copy the whole address" }).click();
  await expect(page.locator("[data-studio-state=waiting]")).toBeVisible();
  const publisher = publish(await page.evaluate(() => navigator.clipboard.readText()));
  await expect(page.locator("[data-studio-state=live]")).toBeVisible();
  await expectPlaying(page);
  await page.getByRole("button", { name: "End broadcast" }).click();
  await page.getByRole("button", { name: "Keep going" }).click();
  expect(publisher.process.exitCode).toBeNull();
  await page.getByRole("button", { name: "End broadcast" }).click();
  await page.getByRole("button", { name: "End it now" }).click();
  await expect(page.locator("[data-studio-state=ended]")).toBeVisible();
  // Its publisher is disconnected.
  await publisher.exited;
  await waitUntil(async () => (await fetchList(server.url, 1)).length === 0, "the end of the live");
  await page.getByRole("button", { name: "Go live again" }).click();
  await expect(page.locator("[data-studio-state=waiting]")).toBeVisible();
});

test("a preview is its broadcaster's alone until Go live, and goes on without a break", async ({
  browser,
}) => {
  const host = await browser.newContext();
  await register(host, server.url, "olga_15", "Olga");
  const settings = { userid: "olga_15", title: "Behind the curtain", manualPublic: true };
  await postOk(host, `${server.url}/api/studio/settings`, settings);
  const address = await keyOf(host, server.url);
  const studio = await host.newPage();
  await studio.goto(`${server.url}/studio`);
  const viewer = await (await browser.newContext()).newPage();
  await viewer.goto(`${server.url}/live/olga_15`);
  const publisher = publish(address.url);
  await expect(studio.locator("[data-studio-state=preview]")).toBeVisible();
  await expectPlaying(studio);
  expect(await fetchList(server.url, 1)).toEqual([]);
  if (!server.cloud) {
    // LVB keeps a stream from nobody who has guessed its name.
    const stream = new URL(address.url).pathname.split("/").at(-1);
    expect((await viewer.request.get(`${server.url}/live/${stream}.m3u8`)).status()).toBe(404);
  }
  await expect(viewer.locator("video[data-player]")).toHaveCount(0);

  const picture = studio.locator("video[data-player]");
  await picture.evaluate((video) => video.setAttribute("data-same", ""));
  await studio.getByRole("button", { name: "Go live" }).click();
  await expect(studio.locator("[data-studio-state=live]")).toBeVisible();
  await expectPlaying(viewer);
  await expect(studio.locator("video[data-same]")).toHaveCount(1);
  await expectPlaying(studio);
  await end(publisher);
  await studio.context().close();
  await viewer.context().close();
});

test("the studio counts down while a lost encoder is waited for, and is live again when it is back", async ({
  browser,
}) => {
  const host = await browser.newContext();
  await register(host, server.url, "pete_16", "Pete");
  const lost = await goOnAir(host, server.url, "Wobbly");
  const studio = await host.newPage();
  await studio.goto(`${server.url}/studio`);
  await expect(studio.locator("[data-studio-state=live]")).toBeVisible();
  await lost.kill();
  const state = studio.locator("[data-studio-state=reconnecting]");
  await expect(state).toContainText(/stopped sending \d+ s ago\. Waiting up to \d+ s more/);
  const back = publish((await keyOf(host, server.url)).url);
  await expect(studio.locator("[data-studio-state=live]")).toBeVisible();
  await end(back);
  await expect(studio.locator("[data-studio-state=ended]")).toBeVisible();
  await host.close();
});

test("viewers see a lost broadcaster again when he is back, and that it is over when he leaves", async ({
  page,
}) => {
  const pushUrl = await requestPushUrl(server.url, "harry_08", "Shaky line");
  const lost = publish(pushUrl);
  await waitUntil(async () => (await fetchList(server.url, 1)).length === 1, "the live");
  await page.goto(`${server.url}/live/harry_08`);
  await expectPlaying(page);
  await lost.kill();
  // LVB ends its playlist at once; our own engine leaves it open for the grace.
  if (server.cloud) await expect(page.getByText("Back in a moment")).toBeVisible();
  const back = publish(pushUrl);
  // More than can have been buffered before.
  await expectPlaying(page, 200);
  await expect(page.getByText("Back in a moment")).toHaveCount(0);
  await expect(page.getByText(/LIVE · \d/)).toBeVisible();
  await end(back);
  await expect(page.getByText("Back in a moment")).toHaveCount(0);
  await expect(page.locator("video[data-player]")).toHaveCount(0);
});

test("a viewer who paused is offered the live edge and gets there", async ({ page }) => {
  const publisher = publish(await requestPushUrl(server.url, "frank_06", "Pause me"));
  await waitUntil(async () => (await fetchList(server.url, 1)).length === 1, "the live");
  await page.goto(`${server.url}/live/frank_06`);
  await expectPlaying(page);
  await expect(page.getByText(/LIVE · \d/)).toBeVisible();
  await page.keyboard.press("k");
  const edge = page.locator("[data-live-edge]");
  // Far enough behind for the offer to stay while the player catches up.
  await expect(edge).toHaveText(/^[1-9]\d s behind/);
  await page.keyboard.press("k");
  await expect(edge).toBeVisible();
  await edge.click();
  await expect(edge).toHaveCount(0);
  await expectPlaying(page);
  await end(publisher);
});
