import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { openWithoutScripts } from "./support/held-scripts";
import { password, postOk, pushAddress } from "./support/on-air";
import { pressEnter } from "./support/press-enter";
import { seriousFindings } from "./support/serious-findings";
import { type RunningServer, startServer } from "./support/server";
import { setRole } from "./support/staff";

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

/** Another tab of the same browser does it; a page that is open hears nothing of it by itself. */
async function elsewhere(context: BrowserContext, path: string, userId = ""): Promise<void> {
  const data = userId ? { userId, password, nickname: "" } : {};
  await postOk(context, `${server.url}/api/account/${path}`, data);
}

const banner = (page: Page) => page.getByRole("banner");
const notice = (page: Page) => page.getByRole("main").getByRole("alert");

async function signInHere(page: Page, userId: string): Promise<void> {
  await page.getByLabel(/user name/i).fill(userId);
  await page.locator('input[type="password"]').fill(password);
  await page.locator('form button[type="submit"]').click();
}

test("the studio of somebody who signed out in another tab says so and leads back", async ({
  context,
  page,
}) => {
  await elsewhere(context, "register", "anna_01");
  await page.goto(`${server.url}/studio`);
  await expect(page.locator('[data-studio-state="offline"]')).toBeVisible();
  await elsewhere(context, "logout");
  await expect(notice(page)).toContainText("You are signed out.");
  await expect(banner(page).getByRole("link", { name: "Sign in" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Account of / })).toHaveCount(0);
  // What was known stays.
  await expect(page.locator('[data-studio-state="offline"]')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);

  await elsewhere(context, "login", "anna_01");
  await expect(notice(page)).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Account of / })).toBeVisible();

  await elsewhere(context, "logout");
  await notice(page).getByRole("link", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/login\?next=%2Fstudio$/);
  await signInHere(page, "anna_01");
  await expect(page).toHaveURL(/\/studio$/);
  await expect(page.getByRole("button", { name: /^Account of / })).toBeVisible();
});

test("a studio never becomes the one of who signed in in another tab", async ({
  context,
  page,
}) => {
  await elsewhere(context, "register", "vera_01");
  await pushAddress(context, server.url, "Vera's evening");
  await elsewhere(context, "logout");
  await elsewhere(context, "register", "bert_01");
  await page.goto(`${server.url}/studio`);
  const ways = page.getByRole("main");
  await expect(ways.getByText("Without a title")).toBeVisible();

  // The address is asked for before the page has noticed anything.
  let hold = true;
  await page.route("**/api/studio", async (route) => {
    if (hold && route.request().method() === "GET") return;
    await route.continue();
  });
  await elsewhere(context, "logout");
  await elsewhere(context, "login", "vera_01");
  await page.getByRole("button", { name: "Copy the whole address" }).click();
  await expect(notice(page)).toContainText("Another account is signed in in this browser now.");
  await expect(page.locator("[data-stream-server]")).toHaveCount(0);
  hold = false;
  await page.unroute("**/api/studio");
  const answer = await context.request.get(`${server.url}/api/studio`);
  expect(await answer.json()).toMatchObject({
    data: { studio: { userId: "vera_01", settings: { title: "Vera's evening" } } },
  });

  await page.reload();
  await expect(ways.getByText("Vera's evening")).toBeVisible();
  await elsewhere(context, "logout");
  await elsewhere(context, "login", "bert_01");
  await expect(notice(page)).toContainText("You are now signed in as bert_01 in this browser.");
  await expect(page.locator('[data-studio-state="waiting"]')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await notice(page).getByRole("button", { name: "Load the page again" }).click();
  await expect(banner(page).getByText("Signed in as bert_01")).toBeAttached();
  await expect(page.locator('[data-studio-state="offline"]')).toBeVisible();
});

test("a walk to a page that asks for a sign-in brings the header of somebody signed out", async ({
  context,
  page,
}) => {
  await elsewhere(context, "register", "chef_01");
  await setRole(server, "chef_01", "admin");
  await page.goto(server.url);
  await expect(banner(page).getByRole("link", { name: "Admin" })).toBeVisible();
  await elsewhere(context, "logout");
  await banner(page).getByRole("link", { name: "Studio" }).click();
  await expect(page).toHaveURL(/\/login\?next=(\/|%2F)studio$/);
  await expect(banner(page).getByRole("link", { name: "Sign in" })).toBeVisible();
  await expect(banner(page).getByRole("link", { name: "Admin" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Account of / })).toHaveCount(0);
  await signInHere(page, "chef_01");
  await expect(page).toHaveURL(/\/studio$/);
  await expect(banner(page).getByRole("link", { name: "Admin" })).toBeVisible();

  // As somebody else: page and header are of one account.
  await page.goto(server.url);
  await elsewhere(context, "logout");
  await elsewhere(context, "register", "dora_01");
  const asked: string[] = [];
  page.on("request", (request) => {
    if ("rsc" in request.headers() && !("next-router-prefetch" in request.headers())) {
      asked.push(request.url());
    }
  });
  await banner(page).getByRole("link", { name: "Studio" }).click();
  await expect(banner(page).getByText("Signed in as dora_01")).toBeAttached();
  await expect(banner(page).getByRole("link", { name: "Admin" })).toHaveCount(0);
  // The walk, and one refresh: it does not go round in a circle.
  const polled = () => page.waitForResponse("**/api/studio");
  await polled();
  await polled();
  expect(asked.length).toBeLessThanOrEqual(2);
});

test("a Chinese page has the reason in Chinese", async ({ browser }) => {
  const context = await browser.newContext({ locale: "zh-CN" });
  await elsewhere(context, "register", "emil_01");
  await setRole(server, "emil_01", "admin");
  const page = await context.newPage();
  await page.goto(`${server.url}/admin`);
  await setRole(server, "emil_01", "user");
  await expect(notice(page)).toHaveText("无法刷新：你的账号没有权限这样做。");
  await elsewhere(context, "logout");
  await expect(notice(page)).toHaveText("登录已失效，请重新登录。 登录");
  await context.close();
});

test("signing out and in again, and a wrong password is told", async ({ page }) => {
  await page.goto(`${server.url}/register`);
  await page.getByLabel(/user name/i).fill("grace_07");
  await page.locator('input[type="password"]').fill(password);
  await page.locator('form button[type="submit"]').click();
  const account = page.getByRole("button", { name: "Account of grace_07" });
  await account.click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel(/user name/i).fill("grace_07");
  await page.locator('input[type="password"]').fill("not-the-one");
  await page.locator('form button[type="submit"]').click();
  await expect(page.getByText("The user name or the password is wrong.")).toBeVisible();
  await page.locator('input[type="password"]').fill(password);
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
  await page.locator('input[type="password"]').fill(password);
  await pressEnter(page.locator('input[type="password"]'));
  const submit = page.locator('form button[type="submit"]');
  await expect(submit).toBeDisabled();
  letScriptsCome();
  await submit.click();
  await expect(page.getByText("The user name or the password is wrong.")).toBeVisible();
  expect(page.url()).toBe(`${server.url}/login`);
});
