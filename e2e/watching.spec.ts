import {
  type Browser,
  type BrowserContextOptions,
  expect,
  type Page,
  test,
} from "@playwright/test";
import { fetchList, requestPushUrl } from "./support/action";
import { register } from "./support/on-air";
import { expectPlaying } from "./support/playback";
import { pressEnter } from "./support/press-enter";
import { type Publisher, publish } from "./support/publisher";
import { type RunningServer, startServer, waitUntil } from "./support/server";

let server: RunningServer;
let live: Publisher;
test.beforeAll(async () => {
  server = await startServer();
  live = publish(await requestPushUrl(server.url, "host_01", "Talk"));
  await waitUntil(async () => (await fetchList(server.url, 1)).length === 1, "the live");
});
test.afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

async function open(browser: Browser, look: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: "en-US", ...look });
  return context.newPage();
}

const log = (page: Page) => page.getByRole("log");
const flying = (page: Page) => page.locator("[data-danmaku]");
const field = (page: Page) => page.getByRole("textbox", { name: "Your message" });

async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await pressEnter(field(page));
}

async function chooseNickname(page: Page, nickname: string): Promise<void> {
  await page.getByRole("textbox", { name: "Your nickname" }).fill(nickname);
  await page.getByRole("button", { name: "Go", exact: true }).click();
  await expect(field(page)).toBeEnabled();
}

interface ReplayedMessage {
  readonly text: string;
  readonly kind: string;
  readonly offsetMs: number;
  readonly sentAtMs: number;
}

test("two browsers and a phone talk, fly danmaku and like; the replay has it at the same seconds", async ({
  browser,
}) => {
  const [vera, gus, phone] = await Promise.all([
    open(browser),
    open(browser),
    open(browser, { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }),
  ]);
  const everybody = [vera, gus, phone];
  await register(vera, server.url, "vera_01", "Vera");
  for (const page of everybody) {
    await page.goto(`${server.url}/live/host_01`);
    await expectPlaying(page);
  }
  await expect(vera.getByRole("button", { name: "3 viewers" })).toBeVisible();

  await chooseNickname(gus, "Gus");
  await chooseNickname(phone, "Pia");
  const talk = [
    [vera, "hello from an account"],
    [gus, "hello from a guest"],
    [phone, "hello from a phone"],
  ] as const;
  for (const [speaker, words] of talk) {
    await say(speaker, words);
    // One after the other: of two that are on their way at once either may be the first.
    for (const page of everybody) {
      await expect(log(page).getByText(words, { exact: true })).toHaveCount(1);
    }
  }

  await gus.getByLabel("As danmaku").check();
  await say(gus, "across the picture");
  for (const page of everybody) {
    await expect(flying(page)).toContainText("across the picture");
    await expect(log(page).getByText("across the picture", { exact: true })).toHaveCount(1);
  }

  await vera.getByRole("button", { name: /^Like, 0 likes/ }).click();
  await expect(vera.locator("[data-hearts] svg").first()).toBeAttached();
  for (const page of everybody) {
    await expect(page.getByRole("button", { name: /^Like, 1 like/ }).first()).toBeVisible();
  }

  await live.stop();
  await expect(vera.getByRole("link", { name: /Watch the recording/ })).toBeVisible();
  const tape = (await fetchList(server.url, 2))[0]?.fileid ?? "";
  const answer = await vera.request.get(`${server.url}/api/tapes/${tape}/chat?from=0`);
  const { messages } = ((await answer.json()) as { data: { messages: ReplayedMessage[] } }).data;
  expect(messages.map(({ text, kind }) => [text, kind])).toEqual([
    ["hello from an account", "text"],
    ["hello from a guest", "text"],
    ["hello from a phone", "text"],
    ["across the picture", "danmaku"],
  ]);
  const [first, , third, danmaku] = messages;
  if (!first || !third || !danmaku) throw new Error("The replay lacks messages.");
  // Nothing was interrupted: in the recording they are as far apart as they were.
  const apart = danmaku.offsetMs - first.offsetMs - (danmaku.sentAtMs - first.sentAtMs);
  expect(Math.abs(apart)).toBeLessThan(1000);

  await phone.goto(`${server.url}/vod/${tape}`);
  await expectPlaying(phone);
  const goTo = (seconds: number) =>
    phone.evaluate((to) => {
      const video = document.querySelector<HTMLVideoElement>("video[data-player]");
      video?.pause();
      if (video) video.currentTime = to;
    }, seconds);
  await goTo(first.offsetMs / 1000 - 0.2);
  await expect(log(phone).getByRole("article")).toHaveCount(0);
  await goTo((third.offsetMs + danmaku.offsetMs) / 2000);
  await expect(log(phone).getByRole("article")).toHaveCount(3);
  await phone.keyboard.press("k");
  await expect(flying(phone)).toContainText("across the picture");
  await expect(log(phone).getByRole("article")).toHaveCount(4);
  for (const page of everybody) await page.context().close();
});
