import { type BrowserContext, expect, type Locator, type Page, test } from "@playwright/test";
import { desktop } from "./support/desktop";
import { lookOver } from "./support/look-over";
import { goOnAir, postOk, pushAddress, register } from "./support/on-air";
import { pressEnter } from "./support/press-enter";
import { type Publisher, publish } from "./support/publisher";
import { type RunningServer, startServer } from "./support/server";
import { staffBrowser } from "./support/staff";

let server: RunningServer;
let alice: BrowserContext;
let boss: BrowserContext;
const publishers: Publisher[] = [];

test.use(desktop);
test.beforeAll(async ({ browser }) => {
  server = await startServer();
  alice = await browser.newContext(desktop);
  await register(alice, server.url, "alice_01", "Alice");
  boss = await staffBrowser(browser, server, "admin");
});
test.afterAll(async () => {
  for (const { process } of publishers) process.kill("SIGKILL");
  await alice.close();
  await boss.close();
  expect(await server.stop()).toBe(0);
});

async function onAir(title: string): Promise<Publisher> {
  const live = await goOnAir(alice, server.url, title);
  publishers.push(live);
  return live;
}

/** Pushes as an encoder does by itself, until it is turned away; what ffmpeg said of it. */
async function refusedPush(url: string): Promise<string> {
  const push = publish(url);
  publishers.push(push);
  expect(await push.exited).not.toBe(0);
  return push.errors();
}

const row = (page: Page) => page.locator("tr[data-row=alice_01]");

/** Opens something by the keyboard, as soon as the page's scripts listen to it. */
async function open(button: Locator, opened: Locator): Promise<void> {
  await expect(async () => {
    if (!(await opened.isVisible())) await button.press("Enter", { timeout: 2000 });
    await expect(opened).toBeVisible({ timeout: 2000 });
  }).toPass();
}

const openMenu = (page: Page) =>
  open(row(page).getByRole("button", { name: "Actions for Alice" }), page.getByRole("menu"));

test("an administrator ends a live: disconnected, kept out, told why", async () => {
  const live = await onAir("A very loud live");
  const { url } = await pushAddress(alice, server.url, "A very loud live");
  const page = await boss.newPage();
  await page.goto(`${server.url}/admin/lives`);
  await expect(row(page).locator("[data-health=good]")).toBeVisible();
  await expect(row(page)).toContainText("127.0.0.1");

  // By the keyboard alone.
  await openMenu(page);
  await pressEnter(page.getByRole("menuitem", { name: "End broadcast" }));
  const dialog = page.getByRole("dialog", { name: "End the broadcast of Alice?" });
  await dialog.getByLabel("Reason").fill("Too loud for\n“everybody”");
  await pressEnter(dialog.getByRole("button", { name: "End broadcast" }));
  expect(await live.exited).not.toBe(0);
  await expect(page.getByText("The broadcast of Alice was ended.")).toBeVisible();
  await expect(page.getByText("Nobody is on air")).toBeVisible();

  // As OBS does by itself.
  expect(await refusedPush(url)).toContain("staff of this server ended this broadcast");

  const studio = await alice.newPage();
  await studio.goto(`${server.url}/studio`);
  await expect(studio.locator("[data-studio-state=ended]")).toContainText(
    "An administrator ended it. Reason: Too loud",
  );
  await expect(studio.locator("[data-refused=endedByStaff]")).toBeVisible();
  const notice = studio.locator("[data-notice=stopped]");
  await expect(notice).toContainText("An administrator ended your broadcast");
  await lookOver(studio, "a broadcast that staff has ended");
  await notice.getByRole("button", { name: "Mark as read" }).click();
  await expect(notice).toHaveCount(0);
  await studio.reload();
  await expect(studio.locator("[data-notice]")).toHaveCount(0);
  await studio.getByRole("button", { name: "Go live again" }).click();
  await expect(studio.locator("[data-studio-state=waiting]")).toBeVisible();
  await studio.goto(`${server.url}/studio/history`);
  await expect(studio.getByText("Ended by an administrator").first()).toBeVisible();
  await studio.close();
  await page.close();
});

test("who is forbidden for a time is refused with the reason, and admitted after it", async () => {
  const page = await boss.newPage();
  await page.goto(`${server.url}/admin/lives`);
  const live = await onAir("Advertising");
  const { url } = await pushAddress(alice, server.url, "Advertising");
  const drawer = page.getByRole("dialog", { name: "Alice" });
  await open(row(page).getByRole("button", { name: "Details of Alice" }), drawer);
  await expect(drawer.locator("video[data-player]")).toHaveCount(1);
  await drawer.getByRole("button", { name: "Forbid" }).click();
  const dialog = page.getByRole("dialog", { name: "Forbid Alice to broadcast?" });
  await dialog.getByLabel("How long").selectOption("Until a day and time");
  await dialog.getByLabel("Day and time").fill("2020-01-01T00:00");
  await dialog.getByRole("button", { name: "Forbid" }).click();
  await expect(dialog.getByText("Choose a moment in the future")).toBeVisible();
  await dialog.getByLabel("How long").selectOption("1 hour");
  await dialog.getByLabel("Reason").fill("Advertising");
  await dialog.getByRole("button", { name: "Forbid" }).click();
  expect(await live.exited).not.toBe(0);
  await expect(drawer.getByText("Alice may no longer broadcast.")).toBeVisible();
  await expect(drawer.getByText("Forbidden until")).toBeVisible();
  await lookOver(page, "the drawer of who is forbidden");
  await page.keyboard.press("Escape");
  await expect(row(page)).toContainText("Reason: Advertising");
  await page.close();

  // The same with an end that a test can wait for.
  const order = { userid: "alice_01", seconds: 8, reason: "Advertising" };
  await postOk(boss, `${server.url}/api/admin/lives/forbid`, order);
  expect(await refusedPush(url)).toMatch(/may not go live until 20.*Reason: Advertising/);
  const studio = await alice.newPage();
  await studio.goto(`${server.url}/studio`);
  await expect(studio.locator("[data-studio-state=forbidden]")).toContainText(
    "Reason: Advertising",
  );
  await expect(studio.locator("[data-studio-state=forbidden]")).toHaveCount(0, { timeout: 20_000 });
  await expect(studio.locator("[data-notice=allowed]")).toContainText("The ban is over");
  await studio.close();
  await onAir("Allowed again");
});

test("a wall of pictures, a message, and what each of the staff may", async ({ browser }) => {
  const page = await boss.newPage();
  await page.goto(`${server.url}/admin/lives`);
  await expect(async () => {
    await page.getByRole("button", { name: "Wall" }).click();
    await expect(page).toHaveURL(/view=wall/, { timeout: 1000 });
  }).toPass();
  const tile = page.locator("li[data-row=alice_01]");
  const picture = tile.locator("video");
  await expect(picture.first()).toBeVisible();
  const before = await picture.first().getAttribute("src");
  await expect(async () => {
    expect(await picture.last().getAttribute("src")).not.toBe(before);
  }).toPass();
  await lookOver(page, "the wall of lives");
  await page.getByLabel("Title, name or stream").fill("nobody at all");
  await expect(page.getByText("No live fits")).toBeVisible();
  await page.goto(`${server.url}/admin/lives?view=wall&q=allowed&state=onAir`);
  const drawer = page.getByRole("dialog", { name: "Alice" });
  await open(tile.getByRole("button"), drawer);
  await drawer.getByRole("button", { name: "Message" }).click();
  const dialog = page.getByRole("dialog", { name: "Message to Alice" });
  await dialog.getByLabel("Message").fill("Please mind the music <b>now</b>.");
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(drawer.getByText("The message to Alice is in the studio.")).toBeVisible();
  await page.close();

  const studio = await alice.newPage();
  await studio.goto(`${server.url}/studio`);
  await expect(studio.locator("[data-notice=message]")).toContainText(
    "Please mind the music <b>now</b>.",
  );
  await studio.close();

  for (const [role, offered] of [
    ["moderator", ["Details", "Message", "Forbid", "End broadcast"]],
    ["readonly", ["Details"]],
  ] as const) {
    const context = await staffBrowser(browser, server, role);
    const list = await context.newPage();
    await list.goto(`${server.url}/admin/lives`);
    await openMenu(list);
    const items = list.getByRole("menuitem");
    expect((await items.allTextContents()).sort()).toEqual([...offered].sort());
    await context.close();
  }
});
