import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import type { OwnTape } from "@/lib/shared/own-tape";
import { desktop } from "./support/desktop";
import { mediaAfter } from "./support/media-seconds";
import { goOnAir, postOk, recordingsOf, register, studioOf } from "./support/on-air";
import { type RunningServer, startServer } from "./support/server";

const changed = "This recording has been trimmed or restored since it was shown here";

let server: RunningServer;
/** Whose recording it is. */
let host: BrowserContext;

test.beforeAll(async ({ browser }) => {
  server = await startServer();
  host = await browser.newContext(desktop);
  await register(host, server.url, "rita_01", "Rita");
  const live = await goOnAir(host, server.url, "A long evening");
  await mediaAfter(`${server.url}${(await studioOf(host, server.url)).hlsUrl}`, 10);
  await live.stop();
  await expect.poll(async () => (await tape())?.trimming).toBe("yes");
});
test.afterAll(async () => {
  await host.close();
  expect(await server.stop()).toBe(0);
});
test.afterEach(async () => {
  await order("untrim");
});

const tape = async () => (await recordingsOf(host, server.url))[0];

async function order(what: string, body: object = {}): Promise<OwnTape> {
  const path = `${server.url}/api/tapes/${(await tape())?.fileId}/${what}`;
  return (await postOk<{ recording: OwnTape }>(host, path, body)).recording;
}

/** The dialog in a tab of its own, with so many cuts taken off the beginning. */
async function openTrim(cuts: number): Promise<Page> {
  const page = await host.newPage();
  await page.goto(`${server.url}/studio/recordings`);
  await page.getByRole("button", { name: /^What to do with/ }).click();
  await page.getByRole("menuitem", { name: "Trim…" }).click();
  const handle = page.getByRole("slider", { name: "Begins at" });
  for (let cut = 0; cut < cuts; cut += 1) await handle.press("ArrowRight");
  await expect(page.getByText(/^Cut off: 0:0[1-9]/)).toBeVisible();
  return page;
}

const trimButton = (page: Page) => page.getByRole("button", { name: "Trim", exact: true });

test("a trim whose answer is lost is done once, and the studio shows what there is", async () => {
  const whole = await tape();
  const page = await openTrim(2);
  let ordered = {};
  await page.route("**/api/tapes/*/trim", async (route) => {
    ordered = route.request().postDataJSON();
    await route.fetch();
    await route.abort();
  });
  await trimButton(page).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(changed)).toBeVisible();
  await expect(dialog.getByText("Nothing is cut off yet.")).toBeVisible();
  await expect(dialog.getByText("The server did not answer")).toHaveCount(0);
  const once = await tape();
  expect(once?.durationSeconds).toBeLessThan(whole?.durationSeconds ?? 0);
  expect(await order("trim", ordered)).toEqual(once);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText(changed)).toBeVisible();
  await page.close();
});

test("of two tabs that trim, the second is told that the first has", async () => {
  const first = await openTrim(1);
  const second = await openTrim(2);
  let isOrdered = false;
  // The second has not heard of it when it orders.
  await second.route("**/api/recordings?*", async (route) => {
    if (isOrdered) await route.continue();
  });
  await trimButton(first).click();
  await expect(first.getByText("Trimmed.", { exact: true })).toBeVisible();
  const once = await tape();
  isOrdered = true;
  await trimButton(second).click();
  const dialog = second.getByRole("dialog");
  await expect(dialog.getByText(changed)).toBeVisible();
  await expect(dialog.getByText("Nothing is cut off yet.")).toBeVisible();
  expect(await tape()).toEqual(once);
  await first.close();
  await second.close();
});

test("the page of a hidden recording tells its owner so, and is nowhere for others", async ({
  browser,
}) => {
  const { fileId } = await order("hide", { hidden: true });
  const page = await host.newPage();
  await page.goto(`${server.url}/vod/${fileId}`);
  await expect(page.getByText("Hidden: only you can watch it.")).toBeVisible();
  const share = page.getByRole("button", { name: "Share", exact: true });
  await share.click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("This recording is hidden: the link opens it for")).toBeVisible();
  await expect(dialog.getByLabel("Link", { exact: true })).toHaveValue(
    `${server.url}/vod/${fileId}`,
  );
  // A frame of another site would show nothing.
  await expect(dialog.getByRole("textbox")).toHaveCount(1);
  await page.keyboard.press("Escape");
  const stranger = await browser.newPage(desktop);
  expect((await stranger.goto(`${server.url}/vod/${fileId}`))?.status()).toBe(404);
  await page.getByRole("link", { name: "Your recordings" }).click();
  await page.waitForURL(/studio\/recordings$/);
  await page.getByRole("button", { name: /^What to do with/ }).click();
  await page.getByRole("menuitem", { name: "Show to everybody" }).click();
  await expect(page.getByText("Everybody can watch it again.")).toBeVisible();
  await page.goto(`${server.url}/vod/${fileId}`);
  await expect(page.locator("main h1")).toBeVisible();
  await expect(page.locator("[data-withheld]")).toHaveCount(0);
  await share.click();
  await expect(dialog.getByRole("textbox", { name: "HTML" })).toBeVisible();
  await expect(dialog.getByText("This recording is hidden")).toHaveCount(0);
  await page.keyboard.press("Escape");
  expect((await stranger.goto(`${server.url}/vod/${fileId}`))?.status()).toBe(200);
  await stranger.close();
  await page.close();
});

test("the tab of a room has the title of what is on air, also when that changes", async () => {
  const page = await host.newPage();
  const title = (text: string) =>
    postOk(host, `${server.url}/api/studio/settings`, { title: text });
  await title("First half");
  await page.goto(`${server.url}/live/rita_01`);
  await expect(page).toHaveTitle("First half · Mini LVB");
  await title("Second half");
  await expect(page).toHaveTitle("Second half · Mini LVB");
  // The next page has its own again.
  await page.getByRole("link", { name: "Home", exact: true }).click();
  await expect(page).toHaveTitle(/^Mini LVB · /);
  await page.goBack();
  await expect(page).toHaveTitle("Second half · Mini LVB");
  await page.close();
});

test("a title from right to left keeps its direction to itself", async () => {
  const page = await host.newPage();
  const title = "שידור חי – ערב 7";
  await page.goto(`${server.url}/live/rita_01`);
  await postOk(host, `${server.url}/api/studio/settings`, { title: `\u202e${title}` });
  await expect(page).toHaveTitle(`\u2068${title}\u2069 · Mini LVB`);
  await page.reload();
  await expect(page).toHaveTitle(`\u2068${title}\u2069 · Mini LVB`);
  await expect(page.locator("main h1 bdi")).toHaveText(title);
  // It stands alone where a link of this page is shown.
  await expect(page.locator('meta[property="og:title"]')).toHaveAttribute("content", title);
  await page.close();
});
