import { readFile } from "node:fs/promises";
import { type Browser, expect, type Page, test } from "@playwright/test";
import type { StudioView } from "@/lib/shared/studio";
import { desktop } from "./support/desktop";
import { mediaAfter } from "./support/media-seconds";
import { recordingsOf, register, studioOf } from "./support/on-air";
import { expectPlaying } from "./support/playback";
import { type Publisher, publish } from "./support/publisher";
import { type RunningServer, startServer } from "./support/server";

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer({ RECONNECT_GRACE_SECONDS: "20" });
});
test.afterAll(async () => {
  expect(server.output()).not.toContain("txSecret=");
  await server.stop();
});

const mayCopy = ["clipboard-read", "clipboard-write"];
const state = (page: Page, name: StudioView["state"]) =>
  page.locator(`[data-studio-state=${name}]`);
const chat = (page: Page) => page.getByRole("log");

/** Somebody with an account who watches the room. */
async function watch(browser: Browser, room: string): Promise<Page> {
  const context = await browser.newContext(desktop);
  await register(context, server.url, "vic_01", "Vic");
  const page = await context.newPage();
  await page.goto(`${server.url}/live/${room}`);
  await expectPlaying(page);
  return page;
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: /message|say something/i }).fill(text);
  await page.keyboard.press("Enter");
}

/** Opens the menu of the recording that has this title. */
async function choose(page: Page, title: string, what: string): Promise<void> {
  await page.getByRole("button", { name: `What to do with “${title}”` }).click();
  await page.getByRole("menuitem", { name: what }).click();
}

test("a new broadcaster goes live, keeps order, loses the line, ends and trims the recording", async ({
  browser,
}) => {
  const context = await browser.newContext({ ...desktop, permissions: mayCopy });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  let clicks = 0;
  const click = async (name: string | RegExp, role: "button" | "link" = "button") => {
    clicks += 1;
    await page.getByRole(role, { name }).first().click();
  };

  // From the registration to the picture: at most four clicks and one paste.
  await page.goto(`${server.url}/register`);
  await page.getByLabel(/user name/i).fill("nora_01");
  await page.locator('input[type="password"]').first().fill("Passw0rd8");
  await click("Create account");
  await expect(page).not.toHaveURL(/register/);
  await click("Studio", "link");
  await expect(state(page, "offline")).toBeVisible();
  await click("Copy the whole address");
  await expect(state(page, "waiting")).toBeVisible();
  const pasted = await page.evaluate(() => navigator.clipboard.readText());
  expect(await page.content()).not.toContain(new URL(pasted).searchParams.get("txSecret"));
  // The last click is "Start Streaming".
  let publisher: Publisher = publish(pasted, { keyFrameSeconds: 5 });
  clicks += 1;
  await expect(state(page, "live")).toBeVisible();
  expect(clicks).toBeLessThanOrEqual(4);
  await expectPlaying(page);

  await test.step("the health says what is wrong, and how to mend it", async () => {
    await expect(page.getByText("Keyframe interval is 5 s", { exact: false })).toBeVisible();
    const { ingest } = await studioOf(context, server.url);
    expect(ingest?.video).toMatchObject({ codec: "H.264", width: 640, height: 360 });
    expect(ingest?.audio).toMatchObject({ codec: "AAC", sampleRate: 44_100 });
  });

  const vic = await watch(browser, "nora_01");
  await test.step("the chat is kept in order beside the preview", async () => {
    await say(vic, "nonsense");
    const line = chat(page).getByRole("article").filter({ hasText: "nonsense" });
    await expect(line).toBeVisible();
    await line.hover();
    await line.getByRole("button").first().click();
    await page
      .getByRole("menuitem", { name: /remove/i })
      .first()
      .click();
    await expect(chat(vic).getByText("nonsense")).toHaveCount(0);
    await say(page, "Welcome!");
    await expect(chat(vic).getByText("Welcome!")).toBeVisible();
  });

  const before = await studioOf(context, server.url);
  await test.step("a second program with the key is turned away, and the studio says so", async () => {
    const second = publish(pasted);
    expect(await second.exited).not.toBe(0);
    await expect(page.getByText("Somebody else is trying your key")).toBeVisible();
  });

  await test.step("a lost line is waited for, and the same broadcast goes on", async () => {
    await publisher.kill();
    await expect(state(page, "reconnecting")).toBeVisible();
    await expect(page.getByText(/stopped sending \d+ s ago\. Waiting up to \d+ s/)).toBeVisible();
    publisher = publish(pasted, { keyFrameSeconds: 1 });
    await expect(state(page, "live")).toBeVisible();
    await expectPlaying(vic, 60);
    expect((await studioOf(context, server.url)).broadcastId).toBe(before.broadcastId);
    await mediaAfter(server.url + before.hlsUrl, 8);
  });

  await test.step("ending it asks once and disconnects the program", async () => {
    await page.getByRole("button", { name: "End broadcast" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "End it now" }).click();
    expect(await publisher.exited).not.toBe(0);
    await expect(state(page, "ended")).toBeVisible();
    await expect(page.getByText("Peak viewers")).toBeVisible();
    // A program that tries to come back by itself is not let in.
    expect(await publish(pasted).exited).not.toBe(0);
    await expect(state(page, "ended")).toBeVisible();
  });

  await test.step("the recording is trimmed, and plays from there", async () => {
    await expect.poll(async () => (await recordingsOf(context, server.url)).length).toBe(1);
    const [whole] = await recordingsOf(context, server.url);
    await page.getByRole("link", { name: "Recordings", exact: true }).click();
    // The summary that is being left has the same recording with the same menu.
    await page.waitForURL(/recordings/);
    await choose(page, whole?.title ?? "", "Trim…");
    const dialog = page.getByRole("dialog");
    const beginsAt = dialog.getByRole("textbox", { name: "Begins at" });
    await beginsAt.fill("0:05.0");
    await beginsAt.press("Tab");
    await expect(dialog.getByText(/Cut off: 0:0[3-7]/)).toBeVisible();
    await dialog.getByRole("button", { name: "Trim", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText("Trimmed.", { exact: true })).toBeVisible();
    const [kept] = await recordingsOf(context, server.url);
    expect(kept?.fileId).toBe(whole?.fileId);
    expect(kept?.durationSeconds).toBeLessThan((whole?.durationSeconds ?? 0) - 2);
    // What was cut off cannot be had any more.
    expect((await fetch(server.url + whole?.hlsUrl)).status).toBe(404);
    await vic.goto(`${server.url}/vod/${kept?.fileId}`);
    await expectPlaying(vic);
  });

  await test.step("deleted, it is gone for others, and comes back", async () => {
    const [tape] = await recordingsOf(context, server.url);
    await choose(page, tape?.title ?? "", "Delete");
    await expect(page.getByText("Deleted.", { exact: true })).toBeVisible();
    expect((await vic.reload())?.status()).toBe(404);
    await page.getByRole("button", { name: "Undo", exact: true }).first().click();
    await expect.poll(async () => (await vic.reload())?.status()).toBe(200);
  });

  await test.step("the history has the same figures, as a file too", async () => {
    await page.getByRole("link", { name: "History", exact: true }).click();
    await page.waitForURL(/history/);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: /CSV/ }).click(),
    ]);
    const csv = await readFile(await download.path(), "utf8");
    const [, row = ""] = csv.trim().split("\r\n");
    expect(row).toContain("nora_01");
    await page.getByRole("row").filter({ hasText: "nora_01" }).getByRole("link").first().click();
    await page.waitForURL(/history\/./);
    await expect(page.locator("dl").getByText("Total viewers")).toBeVisible();
  });
  await context.close();
  await vic.context().close();
});

test("a preview is for its broadcaster alone until it goes live", async ({ browser }) => {
  const context = await browser.newContext({ ...desktop, permissions: mayCopy });
  await register(context, server.url, "otto_01", "Otto");
  const page = await context.newPage();
  await page.goto(`${server.url}/studio/settings`);
  await page.getByLabel("Public only after “Go live”").check();
  await page
    .getByRole("region", { name: /recording/i })
    .getByRole("button", { name: "Save" })
    .click();
  await expect(page.getByText(/saved/i).first()).toBeVisible();
  await page.goto(`${server.url}/studio`);
  await page.getByRole("button", { name: "Copy the whole address" }).click();
  await expect(state(page, "waiting")).toBeVisible();
  const publisher = publish(await page.evaluate(() => navigator.clipboard.readText()));
  await expect(state(page, "preview")).toBeVisible();
  await expectPlaying(page);
  const stranger = await browser.newContext(desktop);
  const theirs = await stranger.newPage();
  await theirs.goto(`${server.url}/live/otto_01`);
  await expect(theirs.locator("video[data-player]")).toHaveCount(0);
  const open = new URL((await studioOf(context, server.url)).hlsUrl, server.url);
  open.search = "";
  expect((await fetch(open)).status).toBe(404);
  await page.getByRole("button", { name: "Go live" }).click();
  await expect(state(page, "live")).toBeVisible();
  await expectPlaying(theirs);
  await publisher.stop();
  await expect(state(page, "ended")).toBeVisible();
  await context.close();
  await stranger.close();
});
