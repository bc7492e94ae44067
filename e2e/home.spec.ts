import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { Database } from "@/db/database";
import { insertTape } from "@/db/repositories/tapes";
import { callAction, fetchList, requestPushUrl } from "./support/action";
import { openWithoutScripts } from "./support/held-scripts";
import { pressEnter } from "./support/press-enter";
import { type Publisher, publish } from "./support/publisher";
import { type RunningServer, startServer, waitUntil } from "./support/server";

const tapeCount = 65;
const nineHoursMs = 9 * 3_600_000;

let server: RunningServer;
let publisher: Publisher;

test.beforeAll(async () => {
  server = await startServer({ VIEWERS_PER_ADDRESS: "0" });
  const database = Database.open(path.join(server.dataDir, "mini-lvb.db"));
  const now = Date.now();
  await database.write((db) => {
    for (let i = 0; i < tapeCount; i += 1) insertTape(db, tape(i, now));
  });
  database.close();
  publisher = publish(await requestPushUrl(server.url, "alice_01", "Morning run"));
  await waitUntil(async () => (await fetchList(server.url, 1)).length === 1, "the live");
});

test.afterAll(async () => {
  await publisher.kill();
  await server.stop();
});

function tape(i: number, now: number) {
  const endMs = now - i * nineHoursMs;
  return {
    ...{ id: `t${i}`, fileId: `file-${i}`, sessionId: null, userid: `user_${i % 7}` },
    ...{ streamName: `s_${i % 7}`, title: i % 2 ? `Chess ${i}` : `爵士之夜 ${i}` },
    ...{ nickname: i % 2 ? "Robert" : "小梅", headpic: "", frontcover: "", location: "" },
    ...{ playUrl: "", hlsPlayUrl: "", startMs: endMs - 60_000, endMs, durationS: 60 },
    ...{ sizeBytes: 1, viewerCount: 0, viewCount: 0, likeCount: i, listed: 1 },
  };
}

const field = (page: Page) => page.getByRole("searchbox");
const live = (page: Page) => page.getByRole("link", { name: "Morning run" });
const title = (page: Page) => page.getByRole("heading", { level: 1 });

test("without scripts the wall is there, a search finds and its pages lead on", async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "en-US" });
  const page = await context.newPage();
  await page.goto(server.url);
  await expect(live(page)).toBeVisible();
  await field(page).fill("爵士");
  await pressEnter(field(page));
  await expect(page.getByText("No lives, 33 recordings")).toBeVisible();
  await page.getByRole("link", { name: "Older" }).click();
  await expect(page).toHaveURL(/\?q=.+&page=2$/);
  await expect(page.getByRole("article")).toHaveCount(13);
  await page.goto(`${server.url}/?page=99`);
  await expect(page).toHaveURL(/\?page=4$/);
  await page.goto(`${server.url}/u/user_1?page=99`);
  await expect(page).toHaveURL(/\/u\/user_1$/);
  await expect(page.getByText("No recordings yet")).toHaveCount(0);
  await context.close();
});

test("a search follows what is typed, and back and forward lead through it", async ({ page }) => {
  await page.goto(server.url);
  await field(page).pressSequentially("chess 3");
  await expect(page).toHaveURL(/\?q=chess\+3$/);
  await expect(title(page)).toContainText("chess 3");
  await expect(page.getByRole("status").getByText("No lives")).toBeVisible();
  await page.goBack();
  await expect(live(page)).toBeVisible();
  await expect(field(page)).toHaveValue("");
  await page.goForward();
  await expect(field(page)).toHaveValue("chess 3");
  await field(page).fill("nobody is called so");
  await page.getByRole("link", { name: "Show everything" }).click();
  await expect(live(page)).toBeVisible();
  await page.getByRole("link", { name: "Older" }).click();
  await expect(title(page)).toHaveText("Recordings");
  await expect(title(page)).toBeFocused();
  await page.goBack();
  await expect(title(page)).toHaveText("Live now");
});

test("what is typed before the scripts come is searched once they are there", async ({ page }) => {
  const release = await openWithoutScripts(page, server.url);
  await field(page).fill("Morning");
  release();
  await expect(page).toHaveURL(/\?q=Morning$/);
  await expect(title(page)).toContainText("Morning");
  await expect(field(page)).toHaveValue("Morning");
});

test("counts and pictures of lives stay fresh by themselves, without a jump", async ({ page }) => {
  const posters = new Set<string>();
  page.on("request", (request) => {
    if (request.url().includes("/poster.mp4")) posters.add(request.url());
  });
  await page.goto(server.url);
  const card = page.getByRole("article").first();
  const before = await card.boundingBox();
  const where = { liveuserid: "alice_01", groupid: "group-alice_01", flag: 0 };
  const viewer = { userid: "vera_01", nickname: "Vera", headpic: "" };
  await callAction(server.url, { Action: "EnterGroup", ...viewer, ...where });
  await expect(card.getByText("1 viewer", { exact: true })).toBeVisible();
  expect(await card.boundingBox()).toEqual(before);
  await expect.poll(() => posters.size, { timeout: 60_000 }).toBeGreaterThan(1);
  await expect(card.locator("video")).toHaveCount(1);
});

test("a broadcaster's page leads into the live, and to the recordings afterwards", async ({
  page,
}) => {
  await page.goto(`${server.url}/u/alice_01`);
  await expect(title(page)).toHaveText("alice_01");
  await expect(page.getByRole("heading", { name: "On air now" })).toBeVisible();
  // Wherever the card is touched, also on its picture.
  await page
    .getByRole("article")
    .first()
    .click({ position: { x: 40, y: 60 } });
  await expect(page).toHaveURL(/\/live\/alice_01$/);
  await page.goto(`${server.url}/u/alice_01`);
  await publisher.stop();
  await expect(page.getByText(/^Last live/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("link", { name: "Open the room" })).toBeVisible();
});
