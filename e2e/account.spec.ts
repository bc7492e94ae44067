import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { pngPicture } from "@/lib/providers/picture-fixture";
import { openWithoutScripts } from "./support/held-scripts";
import { password, register } from "./support/on-air";
import { pressEnter } from "./support/press-enter";
import { seriousFindings } from "./support/serious-findings";
import { type RunningServer, startServer } from "./support/server";

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer({ BLOCKED_WORDS: "spam" });
});
test.afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

async function ask({ request }: BrowserContext, path: string, data: object): Promise<number> {
  const answer = await request.post(`${server.url}/api/account/${path}`, { data });
  return ((await answer.json()) as { code: number }).code;
}

const corner = (page: Page) => page.getByRole("button", { name: /^Account of / });
const status = (page: Page, name: string) => page.locator(`[data-picture=${name}] [role=status]`);

/**
 * A JPEG of 400 × 600 pixels, red above and blue below, whose camera was held so that blue is left,
 * with the place where it was taken (Exif 2.3 §4.6.4, orientation 6).
 */
async function turnedPhoto(page: Page): Promise<Buffer> {
  const drawn = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 400, height: 600 });
    const context = canvas.getContext("2d");
    for (const [colour, top] of [
      ["red", 0],
      ["blue", 300],
    ] as const) {
      if (context) context.fillStyle = colour;
      context?.fillRect(0, top, 400, 300);
    }
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg"));
    return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))];
  });
  const jpeg = Buffer.from(drawn);
  const tiff = [0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0];
  const exif = [Buffer.from("Exif\0\0"), Buffer.from([...tiff, 0, 0, 0, 0])];
  const body = Buffer.concat([...exif, Buffer.from("GPS 22.5431 N 114.0579 E")]);
  const head = Buffer.from([0xff, 0xe1, 0, body.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

test("a picture is cut by the keyboard alone, turned as it was held, and says nothing else", async ({
  context,
  page,
}) => {
  await register(context, server.url, "erin_0001");
  await page.goto(`${server.url}/account`);
  const photo = { name: "IMG_1.jpg", mimeType: "image/jpeg", buffer: await turnedPhoto(page) };
  const input = page.locator("[data-picture=avatar] input");
  await input.focus();
  await input.setInputFiles(photo);
  const dialog = page.getByRole("dialog", { name: "Choose the part for your picture" });
  const area = dialog.getByLabel(/^Part that is shown/);
  await expect(area).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  // As far to the right as it goes: what is left over is the left, which is blue.
  await area.focus();
  for (let i = 0; i < 40; i += 1) await page.keyboard.press("ArrowRight");
  await pressEnter(dialog.getByRole("button", { name: "Use this part" }));
  await expect(status(page, "avatar")).toHaveText("The new picture is shown.");
  await expect(input).toBeFocused();

  const shown = corner(page).locator("img");
  await expect(shown).toHaveJSProperty("naturalWidth", 400);
  const seen = await page.request.get((await shown.getAttribute("src")) ?? "");
  const bytes = await seen.body();
  expect([bytes.includes("GPS"), bytes.includes("Exif")]).toEqual([false, false]);
  const blue = await shown.evaluate((image: HTMLImageElement) => {
    const context = document.createElement("canvas").getContext("2d");
    context?.drawImage(image, 0, 0);
    return context?.getImageData(10, 10, 1, 1).data[2];
  });
  expect(blue).toBeGreaterThan(200);

  await page.goto(`${server.url}/u/erin_0001`);
  const src = new URL(seen.url()).pathname;
  await expect(page.getByRole("main").locator(`img[src$="${src}"]`)).toBeVisible();
  await page.goto(`${server.url}/account`);
  await pressEnter(page.getByRole("button", { name: "Remove the picture" }));
  await expect(status(page, "avatar")).toContainText("A drawn one takes its place.");
  await expect(corner(page).locator("img")).toHaveCount(0);
});

test("an upload that fails is tried again, and what is no picture is refused in words", async ({
  context,
  page,
}) => {
  await register(context, server.url, "fred_0001");
  await page.goto(`${server.url}/account`);
  const input = page.locator("[data-picture=cover] input");
  const html = {
    name: "cat.png",
    mimeType: "image/png",
    buffer: Buffer.from("<script>1</script>"),
  };
  await input.setInputFiles(html);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("not a JPEG, PNG, WebP");
  await page.route("**/uploads?**", (route) => route.abort());
  await input.setInputFiles({ ...html, buffer: pngPicture(1600, 1200, 5000) });
  const use = page.getByRole("button", { name: "Use this part" });
  await use.click();
  const again = page.getByRole("button", { name: "Try again" });
  await expect(again).toBeVisible();
  await page.unroute("**/uploads?**");
  await again.click();
  await expect(status(page, "cover")).toHaveText("The new cover is shown.");
});

test("whoever is signed in elsewhere is signed out by one button, or by a new password", async ({
  browser,
  context,
  page,
}) => {
  await register(context, server.url, "gina_0001");
  await page.goto(`${server.url}/account`);
  const elsewhere = await browser.newContext({ locale: "en-US" });
  const credentials = { userId: "gina_0001", password };
  const isInElsewhere = async () => {
    const me = await elsewhere.request.get(`${server.url}/api/account/me`);
    return (await me.json()).data.account !== null;
  };
  expect(await ask(elsewhere, "login", credentials)).toBe(200);
  const other = await elsewhere.newPage();
  await other.goto(`${server.url}/account`);
  await page.reload();
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await page.getByRole("button", { name: "Yes, sign out" }).click();
  await expect(page.getByText("You are signed in only here.")).toBeVisible();
  expect(await isInElsewhere()).toBe(false);
  await other.getByLabel("Display name").fill("Somebody");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByRole("main").getByRole("alert")).toContainText("You are signed out.");
  await expect(other.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();

  expect(await ask(elsewhere, "login", credentials)).toBe(200);
  await page.getByLabel("Current password").fill("not-the-one");
  await page.getByLabel("New password").fill("An0ther-one");
  await pressEnter(page.getByLabel("New password"));
  await expect(page.getByText("That is not the current password.")).toBeVisible();
  await expect(page.getByLabel("Current password")).toBeFocused();
  await page.getByLabel("Current password").fill(password);
  await pressEnter(page.getByLabel("New password"));
  await expect(page.getByText("The password is changed.")).toBeVisible();
  expect(await isInElsewhere()).toBe(false);
  expect(await ask(elsewhere, "login", credentials)).toBe(621);
  expect(await seriousFindings(page)).toEqual([]);
  await elsewhere.close();
});

test("a name with a blocked word is refused, and a new one stands in the header at once", async ({
  context,
  page,
}) => {
  await register(context, server.url, "hugo_0001");
  await page.goto(`${server.url}/account`);
  const name = page.getByLabel("Display name");
  await name.fill("Spam King");
  await pressEnter(name);
  await expect(page.getByText("has a word that is not allowed here")).toBeVisible();
  await expect(name).toBeFocused();
  await name.fill("Hugo 雨果");
  await pressEnter(name);
  await expect(page.getByRole("button", { name: "Account of Hugo 雨果" })).toBeVisible();
});

test("the menu of the account is one for the keyboard", async ({ context, page }) => {
  await register(context, server.url, "iris_0001");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(server.url);
  const item = (name: string) => page.getByRole("menuitem", { name });
  await pressEnter(corner(page));
  await expect(item("Your page")).toBeFocused();
  await expect(corner(page)).toHaveAttribute("aria-expanded", "true");
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press("ArrowUp");
  await expect(item("Sign out")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(corner(page)).toBeFocused();
  await corner(page).press("ArrowDown");
  await expect(item("Your page")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${server.url}/account`);
});

test("a look, a language and the account's menu answer before the page's scripts are there", async ({
  browser,
}) => {
  const context = await browser.newContext({ colorScheme: "light", locale: "en-US" });
  await register(context, server.url, "jane_0001");
  const page = await context.newPage();
  const letScriptsCome = await openWithoutScripts(page, `${server.url}/account`);
  const html = page.locator("html");
  await page.getByRole("button", { name: "Switch to the dark theme" }).click();
  await expect(html).toHaveAttribute("data-theme", "dark");
  await page.getByRole("banner").getByRole("button", { name: "中文" }).click();
  await expect(html).toHaveAttribute("lang", "zh-CN");
  await expect(page).toHaveURL(`${server.url}/account`);
  await page.getByRole("button", { name: "jane_0001 的账号" }).click();
  await expect(page.getByRole("menuitem", { name: "退出" })).toBeVisible();
  letScriptsCome();
  await page.getByRole("main").getByRole("button", { name: "跟随设备" }).click();
  await expect(html).not.toHaveAttribute("data-theme");
  await context.close();
});
