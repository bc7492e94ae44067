import { expect, type Page, test } from "@playwright/test";
import type { StudioView } from "@/lib/shared/studio";
import type { Cloud } from "./cloud-sim/cloud-sim";
import { callAction, fetchList } from "./support/action";
import { desktop } from "./support/desktop";
import { mediaAfter } from "./support/media-seconds";
import { keyOf, postOk, register, studioOf } from "./support/on-air";
import { expectPlaying } from "./support/playback";
import { publish } from "./support/publisher";
import { type RunningServer, startAccount, startServer } from "./support/server";

let cloud: Cloud;
let server: RunningServer;
test.beforeAll(async () => {
  cloud = await startAccount({ pushQualityIntervalMs: 1000, reportsRefusedPushes: true });
  const short = { RECONNECT_GRACE_SECONDS: "5", RECONCILE_SECONDS: "2" };
  server = await startServer({ ...short, TAPE_MIN_SECONDS: "0" }, cloud);
});
test.afterAll(async () => {
  expect(server.output()).not.toContain("txSecret=");
  expect(await server.stop()).toBe(0);
  await cloud.stop();
});

const looks = {
  ...desktop,
  permissions: ["clipboard-read", "clipboard-write"],
};
const state = (page: Page, name: StudioView["state"]) =>
  page.locator(`[data-studio-state=${name}]`);

test("a broadcast on the cloud goes from preview to history, and the studio says what it is not", async ({
  browser,
}) => {
  const { callbacks, api } = cloud.lvb;
  const context = await browser.newContext(looks);
  await register(context, server.url, "tina_01", "Tina");
  const page = await context.newPage();
  await page.goto(`${server.url}/studio/settings`);
  await expect(page.getByLabel("Record my broadcasts")).toBeDisabled();
  await expect(page.getByText("Tencent Cloud records every broadcast here")).toBeVisible();
  await expect(page.getByText("It is not secret: Tencent Cloud plays it")).toBeVisible();
  await page.getByLabel("Public only after “Go live”").check();
  const recording = page.getByRole("region", { name: /recording/i });
  await recording.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.").first()).toBeVisible();

  await page.goto(`${server.url}/studio`);
  await page.getByRole("button", { name: "Copy the whole address" }).click();
  await expect(state(page, "waiting")).not.toContainText("Only you");
  const pasted = await page.evaluate(() => navigator.clipboard.readText());
  let publisher = publish(pasted);
  await expect(state(page, "preview")).toContainText("It is not secret");
  await expectPlaying(page);
  await expect(page.getByText("Not public yet")).toBeVisible();
  await expect(page.getByText(/Tencent Cloud measures your stream|Measured by/)).toBeVisible();
  expect(await fetchList(server.url, 1)).toEqual([]);
  const { hlsUrl } = await studioOf(context, server.url);
  expect((await fetch(hlsUrl)).status, "what the words say").toBe(200);

  await page.getByRole("button", { name: "Go live" }).click();
  await expect(state(page, "live")).toBeVisible();
  const watching = await (await browser.newContext(looks)).newPage();
  await watching.goto(`${server.url}/live/tina_01`);
  const [live] = await fetchList(server.url, 1);
  const phone = { userid: "phone_01", nickname: "Phone", headpic: "" };
  const where = { liveuserid: "tina_01", groupid: live?.groupid, flag: 0 };
  await callAction(server.url, { Action: "EnterGroup", ...phone, ...where });
  await expect.poll(async () => (await studioOf(context, server.url)).viewerCount).toBe(2);

  await test.step("a lost line is waited for, although its end is all that is reported", async () => {
    // Neither are its files, ever.
    callbacks.drop(({ event_type }) => event_type !== 0);
    const { broadcastId } = await studioOf(context, server.url);
    await publisher.kill();
    await expect(state(page, "reconnecting")).toBeVisible();
    publisher = publish(pasted);
    await expect(state(page, "live")).toBeVisible();
    expect((await studioOf(context, server.url)).broadcastId).toBe(broadcastId);
  });

  await test.step("a cloud that is silent is named, and ends nothing in words alone", async () => {
    api.down = "5xx";
    await page.getByRole("button", { name: "End broadcast" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "End it now" }).click();
    await expect(dialog.getByText(/It has not ended yet/)).toBeVisible();
    await expect(state(page, "live")).toBeAttached();
    api.down = undefined;
    callbacks.drop(() => false);
    callbacks.paused = true;
    await dialog.getByRole("button", { name: "End it now" }).click();
    expect(await publisher.exited).not.toBe(0);
    // Nobody reports the end: the studio finds out, and waits for nobody.
    await expect(state(page, "ended")).toBeVisible();
    await expect(page.getByText("Being prepared", { exact: true })).toBeVisible();
  });

  await test.step("an encoder that comes back is sent away, reported or not", async () => {
    expect(await publish(pasted).exited).not.toBe(0);
    callbacks.paused = false;
    await callbacks.settled();
    expect(await publish(pasted).exited).not.toBe(0);
    await expect(state(page, "ended")).toBeVisible();
    await expect(page.getByText("your program was not let in again")).toBeVisible();
    expect(await fetchList(server.url, 1)).toEqual([]);
  });

  await test.step("the recordings are there when the cloud has reported them", async () => {
    // That of the push before is still waited for.
    await expect(page.getByText("More of the recording is being prepared")).toBeVisible();
    await page.getByRole("link", { name: "Recordings", exact: true }).click();
    // The summary that is being left has the same recording with the same menu.
    await page.waitForURL(/recordings/);
    await expect(page.getByText("These files are in Tencent Cloud")).toBeVisible();
    // What the cloud recorded of the pushes that were sent away is for nobody else.
    const shown = page.getByRole("article").filter({ hasNotText: "Hidden" });
    await expect(shown).toHaveCount(1);
    const listed = async () => (await fetchList(server.url, 2)).length;
    const tapes = await listed();
    await shown.getByRole("button", { name: /What to do with/ }).click();
    const removal = page.getByRole("menuitem", { name: "Delete" });
    await expect(removal).toBeVisible();
    await expect(page.getByRole("menuitem", { name: "Trim…" })).toHaveCount(0);
    await removal.click();
    await expect.poll(listed).toBe(tapes - 1);
    await page.getByRole("button", { name: "Undo", exact: true }).first().click();
    await expect.poll(listed).toBe(tapes);
    await page.getByRole("link", { name: "History" }).click();
    await page.getByRole("row").filter({ hasText: "Tina" }).getByRole("link").first().click();
    await expect(page.locator("dl").getByText("Total viewers")).toBeVisible();
  });
  await watching.context().close();
  await context.close();
});

test("a key that leaked is of no use any more, and the studio tells who tries it", async ({
  browser,
}) => {
  const context = await browser.newContext(looks);
  await register(context, server.url, "rita_01", "Rita");
  const address = await keyOf(context, server.url);
  const thief = publish(address.url);
  await expect.poll(async () => (await fetchList(server.url, 1)).length).toBe(1);
  // It is measured each second.
  await mediaAfter(`http://${cloud.lvb.playAddress}/live/8888_rita_01.m3u8`, 3);
  const page = await context.newPage();
  await page.goto(`${server.url}/studio`);
  await expect(state(page, "live")).toBeVisible();
  await expect
    .poll(async () => (await studioOf(context, server.url)).ingest)
    .toMatchObject({ source: "cloud", video: { width: 640, height: 360 } });
  await expect(page.getByText("Measured by Tencent Cloud")).toBeVisible();
  await postOk(context, `${server.url}/api/studio/key/rotate`, { atOnce: true });
  expect(await thief.exited).not.toBe(0);
  expect(await publish(address.url).exited).not.toBe(0);
  await expect(page.getByText("The key is one from before you changed it")).toBeVisible();
  const wrong = address.url.replace(/txSecret=.{4}/, "txSecret=0000");
  expect(await publish(wrong).exited).not.toBe(0);
  await expect(page.getByText("The key was wrong")).toBeVisible();
  const publisher = publish((await keyOf(context, server.url)).url);
  await expect(state(page, "live")).toBeVisible();
  // What was measured of the thief is not shown for one's own.
  const { ingest, startedAtMs } = await studioOf(context, server.url);
  expect(ingest === null || ingest.measuredAtMs >= (startedAtMs ?? 0)).toBe(true);
  await publisher.stop();
  await context.close();
});
