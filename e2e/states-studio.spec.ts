import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
  test,
} from "@playwright/test";
import { TestPublisher } from "@/lib/media/rtmp/test-publisher";
import type { StudioState } from "@/lib/shared/studio";
import { desktop } from "./support/desktop";
import { lookEnlarged } from "./support/look-enlarged";
import { lookAt, lookOver } from "./support/look-over";
import { mediaAfter } from "./support/media-seconds";
import { keyOf, postOk, register, studioOf } from "./support/on-air";
import { pressEnter } from "./support/press-enter";
import { type Publisher, publish } from "./support/publisher";
import { chooseFrom } from "./support/row-menu";
import { type RunningServer, startServer } from "./support/server";

const unreachable = "The server cannot be reached";

let server: RunningServer;
/** What is wrong for minutes before it can be seen, on air from the beginning. */
let far: Broadcaster;
let silent: Broadcaster;
let blind: Broadcaster;

/** Somebody with an account, and what he pushes. */
interface Broadcaster {
  readonly context: BrowserContext;
  readonly live: Publisher;
}

test.beforeAll(async ({ browser }) => {
  server = await startServer({ BLOCKED_WORDS: "spam" });
  far = await broadcast(browser, "far_01", { keyFrameSeconds: 10 });
  silent = await broadcast(browser, "silent_01", { only: "picture" });
  blind = await broadcast(browser, "blind_01", { only: "sound" });
});
test.afterAll(async () => {
  for (const { context, live } of [far, silent, blind]) {
    await live.kill();
    await context.close();
  }
  expect(await server.stop()).toBe(0);
});
test.use(desktop);

async function broadcast(
  browser: Browser,
  userId: string,
  options: Parameters<typeof publish>[1] = {},
): Promise<Broadcaster> {
  const context = await browser.newContext(desktop);
  await register(context, server.url, userId, userId);
  return { context, live: publish((await keyOf(context, server.url)).url, options) };
}

async function open(page: Page, path = "/studio"): Promise<void> {
  await page.setViewportSize(desktop.viewport);
  await page.goto(server.url + path);
}
const stands = (page: Page, state: StudioState) =>
  expect(page.locator(`[data-studio-state=${state}]`)).toBeVisible();
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
/** Opened by its button, looked over, and closed by the keyboard; the button has the focus again. */
async function lookIntoDialog(page: Page, name: string, opener: string): Promise<void> {
  await pressEnter(button(page, opener));
  await expect(page.getByRole("dialog")).toBeVisible();
  await lookOver(page, name);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(button(page, opener)).toBeFocused();
}

test("nobody was ever live, and what comes before the first picture", async ({
  page,
  context,
  browser,
}) => {
  await register(context, server.url, "nora_01", "Nora");
  await open(page, "/studio/history");
  await lookOver(page, "history, empty");
  await open(page, "/studio/recordings");
  await lookOver(page, "recordings, empty");
  await open(page);
  await stands(page, "offline");
  await lookOver(page, "offline, three steps");
  for (const fold of await page.locator("details > summary").all()) await pressEnter(fold);
  // Axe takes a button for too small that the header happens to lie on.
  await page.evaluate(() => window.scrollTo(0, 0));
  await lookOver(page, "address, everything open");
  await button(page, "Copy the whole address").click();
  await stands(page, "waiting");
  await open(page);
  await lookOver(page, "waiting");
  await lookIntoDialog(page, "address for a phone", "For a phone");
  await lookIntoDialog(page, "key, to be changed", "Change the key…");

  await context.setOffline(true);
  await expect(page.getByText(unreachable)).toBeVisible();
  await lookAt(page, "no network");
  await context.setOffline(false);
  await expect(page.getByText(unreachable)).toHaveCount(0);

  const cookies = await context.storageState();
  for (const locale of ["en-US", "zh-CN"]) {
    const plain: BrowserContextOptions = { javaScriptEnabled: false, locale };
    const without = await browser.newContext({ ...plain, storageState: cookies });
    const bare = await without.newPage();
    await bare.goto(`${server.url}/studio`);
    await expect(bare.locator("main noscript p")).toBeVisible();
    // Without scripts no frame is waited for.
    await bare.setViewportSize({ width: 360, height: 740 });
    const width = await bare.evaluate(() => document.documentElement.scrollWidth);
    expect(width, `no JavaScript (${locale})`).toBeLessThanOrEqual(360);
    await without.close();
  }
});

test("what arrives is not as it should be", async () => {
  for (const [{ context }, words] of [
    [far, "Keyframe interval is"],
    [silent, "No sound arrives"],
    [blind, "Only sound arrives"],
  ] as const) {
    const page = await context.newPage();
    await open(page);
    await stands(page, "live");
    await expect(page.getByText(words).first()).toBeVisible();
    await lookOver(page, `live, ${words}`);
    await page.close();
  }
  const page = await far.context.newPage();
  await open(page);
  await stands(page, "live");
  // Opened by itself where there is room for it.
  await expect(page.locator("details[open] canvas")).toBeVisible();
  await lookEnlarged(page, "live, with figures and chart", "[aria-labelledby=health-title]");
  await page.close();
});

test("a broadcast that is well, is lost, comes to its end, and its recording", async ({
  browser,
}) => {
  const { context, live } = await broadcast(browser, "host_01");
  const page = await context.newPage();
  await test.step("on air", async () => {
    await open(page);
    await stands(page, "live");
    await expect(page.getByRole("log")).toBeVisible();
    await lookOver(page, "live, all is well");
    const { streamKey } = await keyOf(context, server.url);
    const second = new TestPublisher(server.rtmpPort);
    await second.publish(streamKey);
    await expect(page.locator("[data-refused=taken]")).toBeVisible();
    await lookOver(page, "a second program with the key");
    await lookIntoDialog(page, "end of the broadcast, asked", "End broadcast");
  });
  await test.step("its chat", async () => {
    await chooseFrom(button(page, "Rules of this chat"), "Pinned notice…");
    await page.getByRole("dialog").getByLabel("Pinned notice").fill("Questions at the end, please");
    await lookOver(page, "pinned notice, being written");
    await pressEnter(button(page, "Pin"));
    await expect(page.locator("[data-pinned-notice]")).toBeVisible();
  });
  await test.step("settings beside it", async () => {
    const settings = await context.newPage();
    await settings.goto(`${server.url}/studio/settings`);
    await expect(button(settings, "Take it from the running picture")).toBeVisible();
    await lookOver(settings, "settings");
    await lookIntoDialog(settings, "cover from the picture", "Take it from the running picture");
    const title = settings.getByLabel("Title", { exact: true });
    await title.fill("spam all day");
    await pressEnter(title);
    await expect(title).toHaveAttribute("aria-invalid", "true");
    await settings.getByLabel("Blocked words").fill("***");
    await settings.getByLabel("User name").fill("nobody_99");
    await pressEnter(settings.getByLabel("User name"));
    await expect(settings.getByText("Nobody here has this user name")).toBeVisible();
    // What is wrong stays, in the language that is read now.
    const otherLanguage = settings.locator("header button[name=locale]");
    await otherLanguage.click();
    await expect(settings.getByText("这里没有叫这个用户名的人")).toBeVisible();
    await otherLanguage.click();
    await lookOver(settings, "settings, refused");
    await settings.close();
  });
  await test.step("lost, and ended", async () => {
    // Enough to be cut.
    await mediaAfter(server.url + (await studioOf(context, server.url)).hlsUrl, 8);
    await live.kill();
    await stands(page, "reconnecting");
    await lookOver(page, "reconnecting");
    await button(page, "End broadcast").click();
    await button(page, "End it now").click();
    await stands(page, "ended");
    await expect(page.locator("[data-recording=ready]")).toBeVisible();
    await lookOver(page, "ended, with its summary");
  });
  await test.step("the history", async () => {
    await open(page, "/studio/history");
    await lookOver(page, "history");
    await page.getByRole("row").nth(1).getByRole("link").click();
    await page.waitForURL(/history\/./);
    await expect(page.locator("dl").getByText("Total viewers")).toBeVisible();
    await lookOver(page, "one broadcast");
  });
  await test.step("its recording", () => lookAtRecording(page));
  await context.close();
});

async function lookAtRecording(page: Page): Promise<void> {
  await open(page, "/studio/recordings");
  const menu = page.getByRole("button", { name: /^What to do with/ });
  const choose = (what: string) => chooseFrom(menu, what);
  await lookOver(page, "recordings");
  // The menu's button lies in the card's edge on purpose.
  await lookEnlarged(page, "recordings", "main header");
  await pressEnter(menu);
  await expect(page.getByRole("menuitem", { name: "Rename" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(menu).toBeFocused();
  await choose("Rename");
  await page.getByLabel("Title").fill("spam");
  await pressEnter(page.getByLabel("Title"));
  await expect(page.getByText("has a word that is not allowed")).toBeVisible();
  await lookOver(page, "recording, a refused name");
  await page.keyboard.press("Escape");
  await choose("Trim…");
  const dialog = page.getByRole("dialog");
  const handle = dialog.getByRole("slider", { name: "Begins at" });
  await handle.press("ArrowRight");
  await handle.press("ArrowRight");
  await expect(dialog.getByText(/Cut off: 0:0[1-9]/)).toBeVisible();
  await lookOver(page, "recording, being trimmed");
  await pressEnter(button(page, "Trim"));
  await expect(page.getByText("Trimmed.", { exact: true })).toBeVisible();
  await lookOver(page, "recording, trimmed");
  await choose("Hide from others");
  await expect(page.getByText("Hidden: only you can watch it")).toBeVisible();
  await lookOver(page, "recording, hidden");
  await choose("Delete");
  await expect(page.getByText("Deleted.", { exact: true })).toBeVisible();
  await lookOver(page, "recording, deleted");
}

test("who signs out elsewhere keeps what was typed", async ({ page, context }) => {
  await register(context, server.url, "fred_01", "Fred");
  await open(page, "/studio/settings");
  await page.getByLabel("Title", { exact: true }).fill("Not saved yet");
  await postOk(context, `${server.url}/api/account/logout`, {});
  await pressEnter(page.getByLabel("Title", { exact: true }));
  await expect(page.getByRole("main").getByRole("link", { name: "Sign in" })).toBeVisible();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Not saved yet");
  await lookOver(page, "settings, signed out elsewhere");
  await lookEnlarged(page, "settings");
});

test("a disk that is nearly full stops the recording and not the broadcast, and a server that is gone", async ({
  page,
  context,
}) => {
  const full = await startServer({ RECORDING_MIN_FREE_MB: "999999999" });
  await register(context, full.url, "dora_01", "Dora");
  const live = publish((await keyOf(context, full.url)).url);
  await page.goto(`${full.url}/studio`);
  await stands(page, "live");
  await expect(page.getByText(/disk/).first()).toBeVisible();
  await lookOver(page, "live, not recorded");
  await page.getByRole("textbox", { name: /message/i }).fill("Half a sentence");
  await live.kill();
  // A server that stops ends the broadcasts that it has not lost by then.
  await stands(page, "reconnecting");
  await full.stop();
  await expect(page.getByText(unreachable).first()).toBeVisible();
  await expect(page.getByRole("textbox", { name: /message/i })).toHaveValue("Half a sentence");
  // Without a server the language cannot be changed.
  await lookAt(page, "the server is gone");
});
