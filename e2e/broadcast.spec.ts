import { expect, test } from "@playwright/test";
import { fetchList, requestPushUrl } from "./support/action";
import { expectPlaying } from "./support/playback";
import { publish } from "./support/publisher";
import { type RunningServer, startServer, waitUntil } from "./support/server";

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

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

  await publisher.stop();
  expect(publisher.errors()).toBe("");
  await waitUntil(
    async () => (await fetchList(server.url, 1)).length === 0,
    "the live to leave the list",
  );
  await waitUntil(
    async () => (await fetchList(server.url, 2)).length === 1,
    "the tape to be in the list",
  );
  const [tape] = await fetchList(server.url, 2);
  expect(tape).toMatchObject({ userid: "alice_01", title: "Morning run", type: 1, status: "0" });
  expect(tape?.playurl).toMatch(/^http.*\.mp4$/);
  expect(tape?.hls_play_url).toMatch(/^http.*\.m3u8$/);

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
  await publisher.stop();
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
  await first.stop();
  expect(server.output()).not.toContain("txSecret=");
});

test("a broadcaster registers, gets the address in the studio and sees the live begin", async ({
  page,
}) => {
  await page.goto(`${server.url}/register?next=/studio`);
  await page.getByLabel(/user name/i).fill("erin_05");
  await page.locator('input[type="password"]').first().fill("Passw0rd8");
  await page.locator('form button[type="submit"]').click();
  await expect(page).toHaveURL(/\/studio/);
  await page.getByLabel(/title/i).fill("Studio test");
  await page.getByRole("button", { name: /address/i }).click();
  const key = page.locator("[data-stream-key]");
  await expect(key).toBeAttached();
  const pushServer = await page.locator("[data-stream-server]").inputValue();
  const publisher = publish(`${pushServer}/${await key.inputValue()}`);
  await expect(page.locator("[data-studio-state=live]")).toBeVisible({ timeout: 20_000 });
  await publisher.stop();
  await expect(page.locator("[data-studio-state=live]")).toHaveCount(0, { timeout: 20_000 });
});

test("a viewer who paused is offered the live edge and gets there", async ({ page }) => {
  const publisher = publish(await requestPushUrl(server.url, "frank_06", "Pause me"));
  await waitUntil(async () => (await fetchList(server.url, 1)).length === 1, "the live");
  await page.goto(`${server.url}/live/frank_06`);
  await expectPlaying(page);
  await expect(page.getByText(/LIVE · \d/)).toBeVisible();
  await page.keyboard.press("k");
  await page.waitForTimeout(9000);
  await page.keyboard.press("k");
  const edge = page.locator("[data-live-edge]");
  await expect(edge).toBeVisible();
  await edge.click();
  await expect(edge).toHaveCount(0);
  await expectPlaying(page);
  await publisher.stop();
});

test("signing out and in again, and a wrong password is told", async ({ page }) => {
  await page.goto(`${server.url}/register`);
  await page.getByLabel(/user name/i).fill("grace_07");
  await page.locator('input[type="password"]').fill("Passw0rd8");
  await page.locator('form button[type="submit"]').click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel(/user name/i).fill("grace_07");
  await page.locator('input[type="password"]').fill("not-the-one");
  await page.locator('form button[type="submit"]').click();
  await expect(page.getByText("The user name or the password is wrong.")).toBeVisible();
  await page.locator('input[type="password"]').fill("Passw0rd8");
  await page.locator('form button[type="submit"]').click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  const cookies = await page.context().cookies();
  expect(cookies.find(({ name }) => name === "mlvb_session")).toMatchObject({
    httpOnly: true,
    sameSite: "Lax",
  });
});
