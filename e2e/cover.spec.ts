import { type Browser, expect, type Page, test } from "@playwright/test";
import { jpegHead, pngPicture } from "@/lib/providers/picture-fixture";
import { startCos } from "./cloud-sim/cos/cos-bucket";
import { fetchList } from "./support/action";
import { keyOf, register } from "./support/on-air";
import { pressEnter } from "./support/press-enter";
import { publish } from "./support/publisher";
import { type RunningServer, startServer, waitUntil } from "./support/server";

const png = { name: "cover.png", mimeType: "image/png", buffer: pngPicture(1280, 720, 5000) };
const coverInput = (page: Page) => page.locator("[data-picture=cover] input[type=file]");
const coverStatus = (page: Page) => page.locator("[data-picture=cover] [role=status]");
const shownCover = (page: Page) => page.getByRole("main").locator("img[src*='/u/']").first();

/** The room's settings at the width of a phone, of a user who has just registered. */
async function openSettings(
  browser: Browser,
  server: RunningServer,
  userId: string,
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: "en-US" });
  await register(page, server.url, userId);
  await page.goto(`${server.url}/studio/settings`);
  return page;
}

/** Chooses a file and takes the part that is offered. */
async function chooseCover(page: Page, file: typeof png): Promise<void> {
  await coverInput(page).setInputFiles(file);
  await page.getByRole("button", { name: "Use this part" }).click();
}

const pushUrlOf = async (page: Page, server: RunningServer) => (await keyOf(page, server.url)).url;

test.describe("a cover in embedded mode", () => {
  let server: RunningServer;
  test.beforeAll(async () => {
    server = await startServer({ UPLOAD_MAX_BYTES: "200000", UPLOADS_PER_HOUR: "8" });
  });
  test.afterAll(async () => {
    expect(await server.stop()).toBe(0);
  });

  test("is uploaded in the studio, seen in the list, kept for the next time, and removed", async ({
    browser,
  }) => {
    const page = await openSettings(browser, server, "alice_01");
    const consoleErrors: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") consoleErrors.push(message.text());
    });
    page.on("pageerror", (error) => consoleErrors.push(String(error)));
    await chooseCover(page, png);
    await expect(coverStatus(page)).toHaveText("The new cover is shown.");
    await expect(shownCover(page)).toHaveJSProperty("naturalWidth", 1280);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
    const { settings } = (
      await (await page.request.get(`${server.url}/api/studio/settings`)).json()
    ).data;
    expect(settings.coverUrl).toMatch(/^\/uploads\/u\/alice_01\/[0-9a-f]{32}\.webp$/);
    const publisher = publish(await pushUrlOf(page, server));
    await waitUntil(async () => (await fetchList(server.url, 1)).length === 1, "the live");
    const [live] = await fetchList(server.url, 1);
    expect(live).toMatchObject({
      userinfo: { frontcover: `${server.url}${settings.coverUrl}` },
    });
    const viewer = await browser.newPage();
    await viewer.goto(server.url);
    await expect(viewer.locator(`img[src$="${settings.coverUrl}"]`).first()).toHaveJSProperty(
      "naturalWidth",
      1280,
    );

    // Another one out of what is on air, without interrupting it.
    await page.getByRole("button", { name: "Take it from the running picture" }).click();
    const dialog = page.getByRole("dialog", { name: "Your picture right now" });
    await waitUntil(
      () => dialog.locator("video").evaluate((video: HTMLVideoElement) => video.currentTime > 0),
      "the picture",
    );
    await dialog.getByRole("button", { name: "Take this picture" }).click();
    await page.getByRole("button", { name: "Use this part" }).click();
    await expect(coverStatus(page)).toHaveText("The new cover is shown.");
    await expect(shownCover(page)).not.toHaveAttribute("src", new RegExp(`${settings.coverUrl}$`));
    expect((await fetchList(server.url, 1)).length).toBe(1);
    await publisher.stop();

    await page.reload();
    await expect(shownCover(page)).toBeVisible();
    await pressEnter(page.getByRole("button", { name: "Remove the cover" }));
    await expect(coverStatus(page)).toContainText("A drawn one takes its place.");
    await expect(coverInput(page)).toBeFocused();
    await page.reload();
    await expect(page.getByText("Change the cover")).toBeVisible();
    await expect(shownCover(page)).toHaveCount(0);
    expect(consoleErrors).toEqual([]);
  });

  test("is made smaller before it leaves the browser", async ({ browser }) => {
    const page = await openSettings(browser, server, "bob_0002");
    await chooseCover(page, { ...png, buffer: pngPicture(4000, 2250, 300_000) });
    await expect(coverStatus(page)).toHaveText("The new cover is shown.");
    await expect(shownCover(page)).toHaveJSProperty("naturalWidth", 1280);
  });

  test("is refused with a reason when it is no picture, or one of too many", async ({
    browser,
  }) => {
    const page = await openSettings(browser, server, "carol_03");
    const alert = page.getByRole("main").getByRole("alert").filter({ hasText: /./ }).first();
    const html = {
      name: "cat.jpg",
      mimeType: "image/jpeg",
      buffer: Buffer.from("<script>1</script>"),
    };
    for (const buffer of [html.buffer, jpegHead(640, 360)]) {
      await coverInput(page).setInputFiles({ ...html, buffer });
      await expect(alert).toContainText(/not a JPEG, PNG, WebP or GIF|damaged/);
    }
    const asked = { contentType: "image/png", sizeBytes: 100 };
    for (let i = 0; i < 8; i += 1) {
      await page.request.post(`${server.url}/api/pictures`, { data: asked });
    }
    await chooseCover(page, png);
    await expect(alert).toContainText("Too many uploads");
    const foreign = await page.request.post(`${server.url}/api/studio/settings`, {
      data: { coverUrl: "https://evil.example/a.png" },
    });
    expect(((await foreign.json()) as { code: number }).code).toBe(400);
  });
});

test("a cover in Tencent mode goes to the bucket, and is shown from there", async ({ browser }) => {
  const account = { secretId: "AKIDEXAMPLE0123456789", secretKey: "SECRETKEYEXAMPLE0123456789" };
  const bucket = await startCos({
    ...account,
    appId: "1250000000",
    bucket: "covers",
    region: "ap-shanghai",
  });
  const server = await startServer({
    MODE: "tencent",
    APP_ID: "1250000000",
    APP_BIZID: "8888",
    API_KEY: "CALLBACKKEY",
    PUSH_KEY: "PUSHKEY",
    TENCENTCLOUD_SECRET_ID: account.secretId,
    TENCENTCLOUD_SECRET_KEY: account.secretKey,
    // Nobody answers there; this is about pictures alone.
    LIVE_API_URL: "http://127.0.0.1:9",
    IM_API_URL: "http://127.0.0.1:9",
    IM_SDKAPPID: "1400000001",
    IM_SECRETKEY: "IMSECRETKEY",
    COSKEY_APPID: "1250000000",
    COSKEY_BUCKET: "covers",
    COSKEY_BUCKET_REGION: "ap-shanghai",
    COSKEY_SECRETID: account.secretId,
    COSKEY_SECRETKEY: account.secretKey,
    COS_ENDPOINT: bucket.origin,
  });
  const page = await openSettings(browser, server, "dave_0004");
  await chooseCover(page, png);
  await expect(coverStatus(page)).toHaveText("The new cover is shown.");
  await expect(shownCover(page)).toHaveJSProperty("naturalWidth", 1280);
  const src = (await shownCover(page).getAttribute("src")) ?? "";
  expect(src.startsWith(`${bucket.origin}/u/dave_0004/`)).toBe(true);
  // Only the copy that was looked at is left, not what the form brought.
  expect([...bucket.objects.keys()]).toEqual([new URL(src).pathname.slice(1)]);
  await page.goto(`${server.url}/live/dave_0004`);
  await expect(page.locator(`img[src="${src}"]`)).toHaveJSProperty("naturalWidth", 1280);
  expect((await page.request.post(`${server.url}/uploads`)).status()).toBe(404);
  expect((await page.request.get(`${server.url}/uploads/u/x`)).status()).toBe(404);

  bucket.faults.down = true;
  await page.goto(`${server.url}/studio/settings`);
  await chooseCover(page, png);
  await expect(page.getByText("Check your connection and try again")).toBeVisible();
  await page.close();
  await server.stop();
  await bucket.stop();
});
