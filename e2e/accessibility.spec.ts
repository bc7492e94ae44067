import { expect, test } from "@playwright/test";
import { fetchList, requestPushUrl } from "./support/action";
import { mediaAfter } from "./support/media-seconds";
import { type Publisher, publish } from "./support/publisher";
import { seriousFindings } from "./support/serious-findings";
import { type RunningServer, startServer, waitUntil } from "./support/server";
import { registerStaff } from "./support/staff";

let server: RunningServer;
let live: Publisher;

test.beforeAll(async () => {
  server = await startServer();
  const short = publish(await requestPushUrl(server.url, "axe_tape", "A recording"));
  await waitUntil(async () => (await fetchList(server.url, 1)).length === 1, "the live");
  await mediaAfter(String((await fetchList(server.url, 1))[0]?.hls_play_url), 2);
  await short.stop();
  await waitUntil(async () => (await fetchList(server.url, 2)).length === 1, "the tape");
  live = publish(await requestPushUrl(server.url, "axe_live", "A running live"));
  await waitUntil(
    async () => (await fetchList(server.url, 1)).some(({ userid }) => userid === "axe_live"),
    "the second live",
  );
});

test.afterAll(async () => {
  await live.stop();
  await server.stop();
});

const looks = [
  { colorScheme: "dark", locale: "en-US", viewport: { width: 1280, height: 800 } },
  { colorScheme: "light", locale: "zh-CN", viewport: { width: 390, height: 844 } },
] as const;

for (const look of looks) {
  const name = `${look.colorScheme}, ${look.locale}, ${look.viewport.width} px`;

  test(`no page has a serious accessibility finding or scrolls sideways (${name})`, async ({
    browser,
  }) => {
    // A dozen pages one after the other.
    const context = await browser.newContext(look);
    const page = await context.newPage();
    const check = async (state: string) => {
      expect.soft(await seriousFindings(page), state).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect.soft(overflow, `${state} scrolls sideways`).toBeLessThanOrEqual(0);
      await expect.soft(page.locator("h1"), `${state} has one h1`).toHaveCount(1);
    };
    const open = async (path: string) => {
      await page.goto(server.url + path);
      await check(path);
    };

    // What `states*.spec.ts` and `admin-*.spec.ts` look over is left to them: the studio, and most
    // of the console.
    await open("/");
    await open("/docs");
    await open("/docs/tencent");
    await open("/docs/callbacks");
    await open("/docs/embedding");
    await open("/docs/broadcasting");
    await open("/docs/operations");
    await open("/docs/console-api");
    const userId = `axe_${look.colorScheme}`;
    await registerStaff(context, server, "admin", { userId, nickname: "Axe" });
    await open("/admin/lives");
    await open("/admin/doctor");
    await page.goto(`${server.url}/live/axe_live`);
    await expect(page.locator("video[data-player]")).toHaveCount(1);
    await check("a running live for an administrator");
    await open("/account");
    await context.close();
  });
}

test("the keyboard alone reaches a live and works its player", async ({ page }) => {
  await page.goto(server.url);
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toHaveAttribute("href", "#content");
  const card = page.getByRole("link", { name: /A running live/ });
  for (let i = 0; i < 20; i += 1) {
    if (await card.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/live\/axe_live/);
  const video = page.locator("video[data-player]");
  await expect.poll(() => video.evaluate((it: HTMLVideoElement) => it.paused)).toBe(false);
  await page.locator("body").press("k");
  await expect.poll(() => video.evaluate((it: HTMLVideoElement) => it.paused)).toBe(true);
  await page.locator("body").press("m");
  const muted = await video.evaluate((it: HTMLVideoElement) => it.muted);
  await page.locator("body").press("m");
  await expect.poll(() => video.evaluate((it: HTMLVideoElement) => it.muted)).toBe(!muted);
});

test("theme and language are remembered by the next page", async ({ browser }) => {
  const context = await browser.newContext({ colorScheme: "light", locale: "en-US" });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.getByRole("button", { name: "Switch to the dark theme" }).click();
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("正在直播");
  await page.goto(`${server.url}/login`);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await context.close();
});
