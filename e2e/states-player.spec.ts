import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { fetchList } from "./support/action";
import { desktop } from "./support/desktop";
import { fitsEverywhere, lookAt, lookOver } from "./support/look-over";
import { mediaAfter } from "./support/media-seconds";
import { goOnAir, postOk, pushAddress, register } from "./support/on-air";
import { expectPlaying } from "./support/playback";
import { pressEnter } from "./support/press-enter";
import { type Publisher, publish } from "./support/publisher";
import { type RunningServer, startServer } from "./support/server";

let server: RunningServer;
let live: Publisher;
/** The broadcaster's browser. */
let host: BrowserContext;
test.beforeAll(async ({ browser }) => {
  server = await startServer({ RECONNECT_GRACE_SECONDS: "300" });
  host = await browser.newContext();
  await register(host, server.url, "host_01", "Host");
  live = await goOnAir(host, server.url, "Talk");
});
test.afterAll(async () => {
  await host.close();
  await live.kill();
  expect(await server.stop()).toBe(0);
});
test.use({ locale: "en-US" });

async function watch(page: Page): Promise<void> {
  await page.setViewportSize(desktop.viewport);
  await page.goto(`${server.url}/live/host_01`);
}
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test("a picture that is late, gone, or that the browser does not begin", async ({ page }) => {
  await page.route("**/*.m3u8**", () => undefined);
  await watch(page);
  await expect(page.locator("video[data-player]")).toHaveCount(1);
  await expect(page.getByText("Waiting for the picture…")).toBeVisible();
  await lookOver(page, "a picture that is late");
  await page.unroute("**/*.m3u8**");
  await watch(page);
  await expectPlaying(page);
  await page.route("**/live/*.{m3u8,m4s,mp4}**", (route) => route.abort());
  await page.route("**/api/rooms/host_01", (route) => route.abort());
  await expect(page.getByText("The connection is gone")).toBeVisible();
  await lookOver(page, "a connection that is gone");
});

test("a browser that wants a tap", async ({ page }) => {
  await page.addInitScript(() => {
    HTMLMediaElement.prototype.play = () =>
      Promise.reject(new DOMException("not yet", "NotAllowedError"));
  });
  await watch(page);
  await expect(button(page, "Start playing")).toBeVisible();
  await lookOver(page, "a tap to play");
});

test("a browser that wants a tap for the sound", async ({ page }) => {
  await page.addInitScript(() => {
    const { play } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = function () {
      if (this.muted) return play.call(this);
      return Promise.reject(new DOMException("not yet", "NotAllowedError"));
    };
  });
  await watch(page);
  await expect(button(page, "Turn the sound on")).toBeVisible();
  await lookOver(page, "a tap for the sound");
});

test("a browser that cannot play it", async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, "MediaSource");
    Reflect.deleteProperty(window, "ManagedMediaSource");
    HTMLMediaElement.prototype.canPlayType = () => "";
  });
  await watch(page);
  await expect(page.getByText("This browser cannot play HLS video.")).toBeVisible();
  await lookOver(page, "a browser that cannot play it");
});

test("what opens over the picture, and what there is to choose", async ({ page }) => {
  await page.route("**/live/*.m3u8**", async (route) => {
    const url = route.request().url();
    if (url.includes("height=")) return route.continue();
    const of = (height: number) =>
      `#EXT-X-STREAM-INF:BANDWIDTH=${height}000,RESOLUTION=640x${height},CODECS="avc1.42c01e,mp4a.40.2"\n${url}?height=${height}\n`;
    await route.fulfill({
      contentType: "application/vnd.apple.mpegurl",
      body: `#EXTM3U\n#EXT-X-VERSION:9\n${of(360)}${of(720)}`,
    });
  });
  await watch(page);
  await expectPlaying(page);
  await page.locator("video[data-player]").evaluate((video: HTMLVideoElement) => {
    video.addTextTrack("captions", "English", "en");
    video.addTextTrack("captions", "中文", "zh");
  });
  await expect(page.getByRole("combobox", { name: "Captions" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Quality" })).toBeVisible();
  await page.getByRole("combobox", { name: "Quality" }).focus();
  await lookOver(page, "a choice of quality and captions");
  await pressEnter(button(page, "Danmaku settings"));
  await page.getByRole("dialog").getByText("Blocked words").first().click();
  await lookOver(page, "the danmaku settings");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await lookOver(page, "the keys");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Share" }).click();
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  await lookOver(page, "ways to share");
});

/** In both languages: a frame has no header, its address says what it is to be. */
async function lookAtFrame(page: Page, path: string, state: string, ready: () => Promise<void>) {
  await page.goto(`${server.url}${path}&lang=en`);
  await ready();
  await lookAt(page, state);
  await page.goto(`${server.url}${path}&lang=zh-CN`);
  await ready();
  await fitsEverywhere(page, state);
}

const stage = (page: Page, state: string) => page.locator(`[data-stage=${state}]`);

test("in a frame of another site", async ({ page }) => {
  for (const show of ["player", "chat", "both"]) {
    await lookAtFrame(page, `/embed/host_01?show=${show}`, `a frame with ${show}`, async () => {
      if (show !== "chat") await expect(page.locator("video[data-player]")).toBeVisible();
      if (show !== "player") await expect(page.getByRole("log")).toBeVisible();
    });
  }
});

test("without scripts there is the title, a picture and the way to the stream", async ({
  browser,
}) => {
  await withoutScripts(browser, async (page) => {
    await page.goto(server.url);
    await expect(page.getByRole("link", { name: "Talk" })).toBeVisible();
    await fits(page, "home");
    await page.goto(`${server.url}/live/host_01`);
    await expect(page.getByRole("heading", { level: 1, name: "Talk" })).toBeVisible();
    await expect(page.locator("#picture video, #picture img").first()).toBeVisible();
    await expect(page.locator("#picture a[href*='.m3u8']")).toBeVisible();
    await fits(page, "room");
  });
});

async function withoutScripts(browser: Browser, look: (page: Page) => Promise<void>) {
  for (const locale of ["en-US", "zh-CN"]) {
    const context = await browser.newContext({ javaScriptEnabled: false, locale });
    await look(await context.newPage());
    await context.close();
  }
}

/** Nothing draws a frame for what waits for one there. */
async function fits(page: Page, name: string): Promise<void> {
  for (const width of [1280, 768, 360]) {
    await page.setViewportSize({ width, height: 740 });
    const widest = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(widest, `${name} without scripts at ${width} px`).toBeLessThanOrEqual(width);
    await expect.soft(page.locator("h1").filter({ visible: true })).toHaveCount(1);
  }
}

test("a broadcast loses its signal, gets it back and ends; its recording has chapters and chat", async ({
  page,
  browser,
}) => {
  await watch(page);
  await expectPlaying(page);
  // Long enough for a chapter.
  await mediaAfter(String((await fetchList(server.url, 1))[0]?.hls_play_url), 6);
  const draft = { id: "states-0001", kind: "text", text: "hello" };
  await postOk(host, `${server.url}/api/rooms/host_01/chat`, draft);
  await live.kill();
  await expect(stage(page, "reconnecting")).toBeVisible();
  await lookOver(page, "a lost signal");
  live = publish((await pushAddress(host, server.url, "Talk")).url);
  await expect(stage(page, "reconnecting")).toHaveCount(0);
  await expectPlaying(page);
  await live.stop();
  const toRecording = page.getByRole("link", { name: "Watch the recording" });
  await expect(toRecording).toBeVisible();
  await lookOver(page, "an ended broadcast");

  await page.goto(server.url);
  await expect(page.getByRole("heading", { name: "The stage is free" })).toBeVisible();
  await lookOver(page, "home, nobody is live");
  await page.goto(`${server.url}/u/host_01`);
  await lookOver(page, "a broadcaster off the air");
  await lookAtFrame(page, "/embed/host_01?show=both", "a frame off the air", () =>
    expect(stage(page, "ended")).toBeVisible(),
  );
  // As it will be in an hour.
  await page.route("**/api/rooms/host_01", async (route) => {
    const response = await route.fetch();
    const answer = await response.json();
    answer.data.room.serverNowMs += 3_600_000;
    await route.fulfill({ response, json: answer });
  });
  await page.goto(`${server.url}/live/host_01`);
  await expect(stage(page, "offline")).toBeVisible();
  await lookOver(page, "a room off the air");

  const [tape] = await fetchList(server.url, 2);
  const path = `/vod/${tape?.fileid}`;
  await page.goto(server.url + path);
  await expectPlaying(page);
  await page.locator("video[data-player]").evaluate((video: HTMLVideoElement) => {
    video.pause();
    video.currentTime = video.duration - 0.5;
  });
  await expect(page.getByRole("log").getByText("hello")).toBeVisible();
  await expect(page.locator("[data-controls] span[style*=left]")).toHaveCount(1);
  await page.getByRole("combobox", { name: "Speed" }).focus();
  await lookOver(page, "a recording with chapters and chat");
  await page.route("**/api/tapes/*/chat**", (route) => route.abort());
  await page.goto(server.url + path);
  await expect(page.getByText("The chat of this part did not come.")).toBeVisible();
  await lookOver(page, "a recording whose chat does not come");
  await lookAtFrame(page, `/embed/vod/${tape?.fileid}?show=both`, "a recording in a frame", () =>
    expect(page.locator("video[data-player]")).toBeVisible(),
  );
  await withoutScripts(browser, async (blank) => {
    await blank.goto(server.url + path);
    await expect(blank.getByRole("heading", { level: 1, name: "Talk" })).toBeVisible();
    await expect(
      blank.locator("#picture").locator("video[controls], a[href*='.m3u8']"),
    ).toBeVisible();
    await fits(blank, "recording");
  });
});

test("a room where nobody was ever live", async ({ page, context }) => {
  await register(context, server.url, "new_host", "New");
  await postOk(context, `${server.url}/api/studio/settings`, { title: "Soon" });
  await page.goto(`${server.url}/live/new_host`);
  await expect(stage(page, "waiting")).toBeVisible();
  await lookOver(page, "a room before its first broadcast");
});

test("a tall picture, which is the page on a phone", async ({ page, browser }) => {
  const tallHost = await browser.newContext();
  await register(tallHost, server.url, "tall_01", "Tall");
  const tall = await goOnAir(tallHost, server.url, "Upright", { size: "360x640" });
  const draft = { id: "states-0002", kind: "text", text: "hello from below the picture" };
  await postOk(tallHost, `${server.url}/api/rooms/tall_01/chat`, draft);
  await page.goto(`${server.url}/live/tall_01`);
  await expectPlaying(page);
  await lookOver(page, "a tall picture");
  await tallHost.close();
  await tall.stop();
});
