import { expect, test } from "@playwright/test";
import { openWithoutScripts } from "./support/held-scripts";
import { keyOf, register, studioOf } from "./support/on-air";
import { pressEnter } from "./support/press-enter";
import { publish } from "./support/publisher";
import { seriousFindings } from "./support/serious-findings";
import { type RunningServer, startServer, waitUntil } from "./support/server";

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer({ BLOCKED_WORDS: "spam" });
});
test.afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

test("a broadcaster sets up the room while live, and a moderator helps at once, until removed", async ({
  browser,
}) => {
  const host = await browser.newContext({ locale: "en-US" });
  const helper = await browser.newContext({ locale: "en-US" });
  await register(host, server.url, "host_0001", "Hanna");
  await register(helper, server.url, "helper_01", "Hilde");
  const publisher = publish((await keyOf(host, server.url)).url);
  const page = await host.newPage();
  await page.goto(`${server.url}/studio/settings`);
  const part = (label: string) =>
    page.locator("form").filter({ has: page.getByLabel(label, { exact: true }) });

  await page.getByLabel("Title", { exact: true }).fill("spam all day");
  await part("Title").getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The title has a word that is not allowed")).toBeVisible();
  await expect(page.getByLabel("Title", { exact: true })).toBeFocused();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("spam all day");
  let asked = "";
  page.once("dialog", (dialog) => {
    asked = dialog.message();
    void dialog.dismiss();
  });
  await page.getByRole("link", { name: "Home", exact: true }).click();
  expect(asked).toContain("not saved yet");
  expect(page.url()).toBe(`${server.url}/studio/settings`);
  await page.getByLabel("Title", { exact: true }).fill("Chess at night");
  await page.getByLabel("Category").selectOption("games");
  await part("Title").getByRole("button", { name: "Save" }).click();
  await expect(part("Title").getByText("Saved.")).toBeVisible();

  await page.getByLabel("Blocked words").fill("rude*");
  await page.getByLabel("Pinned notice").fill("x".repeat(201));
  await part("Blocked words").getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The notice has more than 200 characters")).toBeVisible();
  await expect(page.getByLabel("Pinned notice")).toBeFocused();
  await page.getByLabel("Pinned notice").fill("Questions at the end, please");
  await part("Blocked words").getByRole("button", { name: "Save" }).click();
  await expect(part("Blocked words").getByText("Saved.")).toBeVisible();
  await page.getByLabel("User name").fill("nobody_99");
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page.getByText("Nobody here has this user name")).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);

  const watching = await helper.newPage();
  await waitUntil(async () => {
    const room = await (await helper.request.get(`${server.url}/api/rooms/host_0001`)).json();
    return room.data.room?.online === true;
  }, "the live");
  // A slow network: the page is there before its connection to the chat.
  let connect = () => {};
  const connecting = new Promise<void>((resolve) => {
    connect = resolve;
  });
  await watching.route("**/chat/stream*", async (route) => {
    await connecting;
    await route.continue();
  });
  await watching.goto(`${server.url}/live/host_0001`);
  await expect(watching.getByRole("heading", { name: "Chess at night" })).toBeVisible();
  await expect(watching.getByText("Games", { exact: true })).toBeVisible();
  await expect(watching.getByText("Questions at the end, please")).toBeVisible();
  const tools = watching.getByRole("button", { name: "Rules of this chat" });
  await expect(tools).toHaveCount(0);

  await page.getByLabel("User name").fill("helper_01");
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page.getByText("Hilde keeps order in your room now.")).toBeVisible();
  await expect(tools).toHaveCount(0);
  connect();
  await expect(tools).toBeVisible();
  await watching.getByLabel("Your message").fill("such rudeness");
  await pressEnter(watching.getByLabel("Your message"));
  await expect(watching.getByText("a word that is not allowed").first()).toBeVisible();
  await watching.getByRole("button", { name: "Put the pinned notice away" }).click();
  await expect(watching.getByText("Questions at the end, please")).toHaveCount(0);
  await tools.click();
  await watching.getByRole("menuitem", { name: "Pinned notice…" }).click();
  await watching.getByRole("dialog").getByLabel("Pinned notice").fill("x".repeat(201));
  await watching.getByRole("button", { name: "Pin", exact: true }).click();
  await expect(watching.getByText("A pinned notice has at most 200 characters.")).toBeVisible();
  await watching.getByRole("dialog").getByLabel("Pinned notice").fill("Second half!");
  await watching.getByRole("button", { name: "Pin", exact: true }).click();
  await expect(watching.locator("[data-pinned-notice]")).toContainText("Second half!");

  await page.goto(`${server.url}/studio`);
  await expect(page.locator("[data-pinned-notice]")).toContainText("Second half!");
  await page.goto(`${server.url}/studio/settings`);
  await page.getByRole("button", { name: "Hilde: no longer a moderator" }).click();
  await expect(page.getByText("Hilde is no longer a moderator.")).toBeVisible();
  await expect(tools).toHaveCount(0);
  // The broadcast went on all the time.
  const { data } = await (await host.request.get(`${server.url}/api/rooms/host_0001`)).json();
  expect(data.room).toMatchObject({ online: true, title: "Chess at night", viewerCount: 1 });
  await publisher.stop();
  await host.close();
  await helper.close();
});

test("a title that was typed before the page's scripts were there is taken", async ({ page }) => {
  await register(page, server.url, "ivan_09");
  const letScriptsCome = await openWithoutScripts(page, `${server.url}/studio/settings`);
  await page.locator('input[name="title"]').fill("Early bird");
  letScriptsCome();
  await page.locator('form:has(input[name="title"]) button[type="submit"]').click();
  const title = async () => (await studioOf(page, server.url)).settings.title;
  await expect.poll(title).toBe("Early bird");
});
