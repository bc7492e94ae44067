import { expect, test } from "@playwright/test";
import { fetchList, requestPushUrl } from "./support/action";
import { openWithoutScripts } from "./support/held-scripts";
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

test("a broadcaster registers, gets the address in the studio and sees the live begin", async ({
  page,
}) => {
  await page.goto(`${server.url}/register?next=/studio`);
  await page.getByLabel(/user name/i).fill("erin_05");
  await page.locator('input[type="password"]').first().fill("Passw0rd8");
  await page.locator('form button[type="submit"]').click();
  await expect(page).toHaveURL(/\/studio$/);
  await page.getByLabel(/title/i).fill("Studio test");
  await page.getByRole("button", { name: /address/i }).click();
  const key = page.locator("[data-stream-key]");
  await expect(key).toBeAttached();
  const pushServer = await page.locator("[data-stream-server]").inputValue();
  const publisher = publish(`${pushServer}/${await key.inputValue()}`);
  await expect(page.locator("[data-studio-state=live]")).toBeVisible();
  await end(publisher);
  await expect(page.locator("[data-studio-state=live]")).toHaveCount(0);
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

test("signing out and in again, and a wrong password is told", async ({ page }) => {
  await page.goto(`${server.url}/register`);
  await page.getByLabel(/user name/i).fill("grace_07");
  await page.locator('input[type="password"]').fill("Passw0rd8");
  await page.locator('form button[type="submit"]').click();
  const account = page.getByRole("button", { name: "Account of grace_07" });
  await account.click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel(/user name/i).fill("grace_07");
  await page.locator('input[type="password"]').fill("not-the-one");
  await page.locator('form button[type="submit"]').click();
  await expect(page.getByText("The user name or the password is wrong.")).toBeVisible();
  await page.locator('input[type="password"]').fill("Passw0rd8");
  await page.locator('form button[type="submit"]').click();
  await expect(account).toBeVisible();
  const cookies = await page.context().cookies();
  expect(cookies.find(({ name }) => name === "mlvb_session")).toMatchObject({
    httpOnly: true,
    sameSite: "Lax",
  });
});

test("a sign-in before the page's scripts are there is not sent by the browser itself", async ({
  page,
}) => {
  const letScriptsCome = await openWithoutScripts(page, `${server.url}/login`);
  await page.getByLabel(/user name/i).fill("heidi_08");
  await page.locator('input[type="password"]').fill("Passw0rd8");
  await page.locator('input[type="password"]').press("Enter");
  const submit = page.locator('form button[type="submit"]');
  await expect(submit).toBeDisabled();
  letScriptsCome();
  await submit.click();
  await expect(page.getByText("The user name or the password is wrong.")).toBeVisible();
  expect(page.url()).toBe(`${server.url}/login`);
});

test("a title that was typed before the page's scripts were there is taken", async ({ page }) => {
  const data = { userId: "ivan_09", password: "Passw0rd8", nickname: "" };
  await page.request.post(`${server.url}/api/account/register`, { data });
  const letScriptsCome = await openWithoutScripts(page, `${server.url}/studio`);
  await page.getByLabel(/title/i).fill("Early bird");
  letScriptsCome();
  await page.getByRole("button", { name: /address/i }).click();
  await expect(page.locator("[data-stream-key]")).toBeVisible();
  const answer = await page.request.get(`${server.url}/api/studio`);
  expect(await answer.json()).toMatchObject({ data: { studio: { title: "Early bird" } } });
});
