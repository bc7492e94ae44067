import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import type { PushAddress } from "@/lib/shared/models";
import type { StudioView } from "@/lib/shared/studio";
import type { Cloud } from "./cloud-sim/cloud-sim";
import { ImPhone } from "./cloud-sim/im/im-phone";
import { fetchList } from "./support/action";
import { postOk, register } from "./support/on-air";
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
  locale: "en-US",
  viewport: { width: 1280, height: 800 },
  permissions: ["clipboard-read", "clipboard-write"],
};
const state = (page: Page, name: StudioView["state"]) =>
  page.locator(`[data-studio-state=${name}]`);

async function studioOf({ request }: BrowserContext): Promise<StudioView> {
  const answer = await request.get(`${server.url}/api/studio`);
  return ((await answer.json()) as { data: { studio: StudioView } }).data.studio;
}

/** A phone of an app that has entered the room's chat group. */
async function phoneIn(groupId: string): Promise<ImPhone> {
  const login = await fetch(`${server.url}/weapp/utils/get_login_info`);
  const info = (await login.json()) as { userID: string; userSig: string };
  const client = await cloud.im.login(info.userID, info.userSig);
  const phone = new ImPhone(client, { generation: 2, nickname: "Phone" });
  await phone.enter(groupId);
  return phone;
}

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
  const { hlsUrl } = await studioOf(context);
  expect((await fetch(hlsUrl)).status, "what the words say").toBe(200);

  await page.getByRole("button", { name: "Go live" }).click();
  await expect(state(page, "live")).toBeVisible();
  const watching = await (await browser.newContext(looks)).newPage();
  await watching.goto(`${server.url}/live/tina_01`);
  const [live] = await fetchList(server.url, 1);
  const phone = await phoneIn(live?.groupid ?? "");
  await expect.poll(async () => (await studioOf(context)).viewerCount).toBe(2);

  await test.step("a lost line is waited for, although its end is all that is reported", async () => {
    callbacks.drop(({ event_type }) => event_type === 1);
    const { broadcastId } = await studioOf(context);
    await publisher.kill();
    await expect(state(page, "reconnecting")).toBeVisible();
    publisher = publish(pasted);
    await expect(state(page, "live")).toBeVisible();
    expect((await studioOf(context)).broadcastId).toBe(broadcastId);
    callbacks.drop(() => false);
  });

  await test.step("a cloud that is silent is named, and ends nothing in words alone", async () => {
    api.down = "5xx";
    await page.getByRole("button", { name: "End broadcast" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "End it now" }).click();
    await expect(dialog.getByText(/It has not ended yet/)).toBeVisible({ timeout: 60_000 });
    await expect(state(page, "live")).toBeAttached();
    api.down = undefined;
    // The recording's files are reported later.
    callbacks.drop(({ event_type }) => event_type === 0 || event_type === 100);
    await dialog.getByRole("button", { name: "End it now" }).click();
    expect(await publisher.exited).not.toBe(0);
    // Nobody reports the end either: the studio finds out, and waits for nobody.
    await expect(state(page, "ended")).toBeVisible();
    await expect(page.getByText("Being prepared")).toBeVisible();
  });

  await test.step("an encoder that comes back is sent away, reported or not", async () => {
    expect(await publish(pasted).exited).not.toBe(0);
    callbacks.drop(() => true);
    expect(await publish(pasted).exited).not.toBe(0);
    await expect(state(page, "ended")).toBeVisible();
    expect(await fetchList(server.url, 1)).toEqual([]);
    callbacks.drop(() => false);
  });
  await phone.close();
  await watching.context().close();
  await context.close();
});
