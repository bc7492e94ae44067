import { type Browser, expect, type Page, test } from "@playwright/test";
import { jpegHead, pngPicture } from "@/lib/providers/picture-fixture";
import { startCos } from "./cloud-sim/cos/cos-bucket";
import { fetchList } from "./support/action";
import { publish } from "./support/publisher";
import { type RunningServer, startServer, waitUntil } from "./support/server";

const png = { name: "cover.png", mimeType: "image/png", buffer: pngPicture(1280, 720, 5000) };
const coverInput = (page: Page) => page.locator("[data-cover-field] input[type=file]");

/** A studio at the width of a phone, of a user who has just registered. */
async function openStudio(browser: Browser, server: RunningServer, userId: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: "en-US" });
  const data = { userId, password: "Passw0rd8", nickname: "" };
  const answer = await page.request.post(`${server.url}/api/account/register`, { data });
  expect(((await answer.json()) as { code: number }).code).toBe(200);
  await page.goto(`${server.url}/studio`);
  await page.getByLabel("Title").fill("Harbour at dawn");
  return page;
}

async function askForAddress(page: Page): Promise<string> {
  await page.getByRole("button", { name: /address/ }).click();
  const field = page.locator("[data-stream-server]").first();
  await expect(field).toBeVisible();
  return (await page.locator("[data-stream-key]").first().textContent()) ?? "";
}

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
    const page = await openStudio(browser, server, "alice_01");
    const consoleErrors: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") consoleErrors.push(message.text());
    });
    page.on("pageerror", (error) => consoleErrors.push(String(error)));
    await coverInput(page).setInputFiles(png);
    await expect(page.getByText("The cover is uploaded.")).toBeVisible();
    await expect(page.getByAltText("Your cover")).toHaveJSProperty("naturalWidth", 1280);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
    await askForAddress(page);

    const { studio } = (await (await page.request.get(`${server.url}/api/studio`)).json()).data;
    expect(studio.coverUrl).toMatch(/^\/uploads\/u\/alice_01\/[0-9a-f]{32}\.png$/);
    const secret = await page.request.post(`${server.url}/api/studio`, {
      data: { title: "Harbour at dawn", frontcover: studio.coverUrl },
    });
    const { address } = (await secret.json()).data;
    const publisher = publish(`${address.server}/${address.streamKey}`);
    await waitUntil(async () => (await fetchList(server.url, 1)).length === 1, "the live");
    const [live] = await fetchList(server.url, 1);
    expect(live).toMatchObject({
      userinfo: { frontcover: `${server.url}${studio.coverUrl}` },
    });
    const viewer = await browser.newPage();
    await viewer.goto(server.url);
    await expect(viewer.locator(`img[src$="${studio.coverUrl}"]`).first()).toHaveJSProperty(
      "naturalWidth",
      1280,
    );
    await publisher.stop();

    await page.reload();
    await expect(page.getByAltText("Your cover")).toBeVisible();
    await page.getByRole("button", { name: "Remove the cover" }).press("Enter");
    await expect(page.getByAltText("Your cover")).toHaveCount(0);
    await expect(coverInput(page)).toBeFocused();
    await askForAddress(page);
    await page.reload();
    await expect(page.getByText("Choose a picture")).toBeVisible();
    await expect(page.getByAltText("Your cover")).toHaveCount(0);
    expect(consoleErrors).toEqual([]);
  });

  test("is made smaller, and loses where it was taken, before it leaves the browser", async ({
    browser,
  }) => {
    const page = await openStudio(browser, server, "bob_0002");
    const large = pngPicture(4000, 2250, 300_000);
    await coverInput(page).setInputFiles({ ...png, buffer: large });
    await expect(page.getByAltText("Your cover")).toHaveJSProperty("naturalWidth", 1920);

    const jpeg = Buffer.from(
      await page.evaluate(async () => {
        const canvas = document.createElement("canvas");
        canvas.width = 640;
        canvas.height = 360;
        const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg"));
        return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))];
      }),
    );
    const place = Buffer.from("GPS 22.5431 N 114.0579 E");
    const comment = Buffer.from([0xff, 0xfe, 0, place.length + 2]);
    const photo = Buffer.concat([jpeg.subarray(0, 2), comment, place, jpeg.subarray(2)]);
    await coverInput(page).setInputFiles({ ...png, name: "IMG_1.jpg", buffer: photo });
    await expect(page.getByAltText("Your cover")).toHaveJSProperty("naturalWidth", 640);
    const src = await page.getByAltText("Your cover").getAttribute("src");
    const seen = await page.request.get(`${server.url}${src}`);
    expect(seen.headers()["content-type"]).toBe("image/jpeg");
    expect((await seen.body()).includes("GPS 22")).toBe(false);
  });

  test("is refused with a reason when it is no picture, too large, or one of too many", async ({
    browser,
  }) => {
    const page = await openStudio(browser, server, "carol_03");
    const alert = page.getByRole("alert").filter({ hasText: /./ }).first();
    const html = {
      name: "cat.jpg",
      mimeType: "image/jpeg",
      buffer: Buffer.from("<script>1</script>"),
    };
    await coverInput(page).setInputFiles(html);
    await expect(alert).toContainText("not a JPEG, PNG, WebP or GIF");
    await coverInput(page).setInputFiles({ ...html, buffer: jpegHead(640, 360) });
    await expect(alert).toContainText("not a JPEG, PNG, WebP or GIF");
    const gif = Buffer.concat([
      Buffer.from("GIF89a\x10\0\x10\0\0\0\0", "latin1"),
      Buffer.alloc(300_000),
    ]);
    await coverInput(page).setInputFiles({ ...html, buffer: gif });
    await expect(alert).toContainText("larger than 0.1 MB");
    await expect(page.getByRole("button", { name: "Get the address" })).toBeEnabled();

    const asked = { contentType: "image/png", sizeBytes: 100 };
    for (let i = 0; i < 8; i += 1) {
      await page.request.post(`${server.url}/api/pictures`, { data: asked });
    }
    await coverInput(page).setInputFiles(png);
    await expect(alert).toContainText("Too many uploads");
    await page.request.post(`${server.url}/api/studio`, { data: { title: "T" } });
    const foreign = await page.request.post(`${server.url}/api/studio`, {
      data: { title: "T", frontcover: "https://evil.example/a.png" },
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
  const page = await openStudio(browser, server, "dave_0004");
  await coverInput(page).setInputFiles(png);
  const preview = page.getByAltText("Your cover");
  await expect(preview).toHaveJSProperty("naturalWidth", 1280);
  await askForAddress(page);
  const src = (await preview.getAttribute("src")) ?? "";
  expect(src.startsWith(`${bucket.origin}/u/dave_0004/`)).toBe(true);
  // Only the copy that was looked at is left, not what the form brought.
  expect([...bucket.objects.keys()]).toEqual([new URL(src).pathname.slice(1)]);
  await page.goto(`${server.url}/live/dave_0004`);
  await expect(page.locator(`img[src="${src}"]`)).toHaveJSProperty("naturalWidth", 1280);
  expect((await page.request.post(`${server.url}/uploads`)).status()).toBe(404);
  expect((await page.request.get(`${server.url}/uploads/u/x`)).status()).toBe(404);

  bucket.faults.down = true;
  await page.goto(`${server.url}/studio`);
  await coverInput(page).setInputFiles(png);
  await expect(page.getByText("Check your connection and try again")).toBeVisible();
  await page.close();
  await server.stop();
  await bucket.stop();
});
