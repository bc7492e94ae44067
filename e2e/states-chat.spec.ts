import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { desktop } from "./support/desktop";
import { lookOver } from "./support/look-over";
import { goOnAir, postOk, register } from "./support/on-air";
import { pressEnter } from "./support/press-enter";
import type { Publisher } from "./support/publisher";
import { type RunningServer, startServer } from "./support/server";
import { staffBrowser } from "./support/staff";

let server: RunningServer;
let live: Publisher;
/** The broadcaster's browser and a moderator's. */
let host: BrowserContext;
let keeper: BrowserContext;
test.beforeAll(async ({ browser }) => {
  server = await startServer({ BLOCKED_WORDS: "spam" });
  host = await browser.newContext();
  await register(host, server.url, "host_01", "Host");
  keeper = await staffBrowser(browser, server, "moderator", { nickname: "Keeper" });
  live = await goOnAir(host, server.url, "Talk");
});
test.afterAll(async () => {
  await host.close();
  await keeper.close();
  await live.stop();
  expect(await server.stop()).toBe(0);
});
test.use(desktop);

const room = () => `${server.url}/api/rooms/host_01/chat`;
const log = (page: Page) => page.getByRole("log");
/** In both languages; one of the panel's and the phone's own is in sight. */
const field = (page: Page) => page.getByRole("textbox", { name: /^(Your message|你的消息)$/ });

async function enter(page: Page): Promise<void> {
  await page.goto(`${server.url}/live/host_01`);
  await expect(log(page)).toBeVisible();
}
async function write(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await pressEnter(field(page));
}
let said = 0;
async function say(context: BrowserContext, text: string): Promise<string> {
  said += 1;
  const draft = { id: `states-${String(said).padStart(4, "0")}`, kind: "text", text };
  return (await postOk<{ message: { id: string } }>(context, room(), draft)).message.id;
}
const line = (page: Page, text: string) =>
  log(page).getByRole("article").filter({ hasText: text }).last();
const failure = (page: Page) => log(page).getByRole("alert").last();

test("a guest who has no name, chooses one, and may not write after all", async ({ page }) => {
  await enter(page);
  await lookOver(page, "a visitor");
  const nickname = page.getByRole("textbox", { name: "Your nickname" });
  await nickname.fill("Host");
  await pressEnter(nickname);
  await expect(page.getByText("could be mistaken for somebody else's")).toBeVisible();
  await lookOver(page, "a refused nickname");
  await nickname.fill("Gus");
  await pressEnter(nickname);
  await expect(field(page)).toBeEnabled();
  await postOk(host, `${room()}/rules`, { guestsMayWrite: false });
  await expect(page.getByText("Here one writes with an account.")).toBeVisible();
  await lookOver(page, "no guests");
  await postOk(host, `${room()}/rules`, { guestsMayWrite: true });
});

test("messages that were removed, refused, not sent, or came too fast", async ({
  page,
  context,
}) => {
  await register(context, server.url, "otto_01", "Otto");
  await enter(page);
  const messageId = await say(host, "something to be removed");
  await line(page, "something to be removed").hover();
  await line(page, "something to be removed").getByRole("button").click();
  await page.getByRole("menuitem", { name: "Reply" }).click();
  await write(page, "an answer");
  await expect(line(page, "an answer")).toContainText("In answer to Host");
  await postOk(host, `${room()}/hide`, { messageId });
  await expect(log(page).getByText("Message removed").first()).toBeVisible();
  await write(page, "buy spam");
  await expect(failure(page)).toContainText("a word that is not allowed");
  await page.route("**/chat", (route) => route.abort());
  await write(page, "through the tunnel");
  await expect(failure(page)).toContainText("The server did not answer.");
  await page.unroute("**/chat");
  await field(page).fill("too long ".repeat(20));
  await expect(page.getByText(/bytes too long/)).toBeVisible();
  await lookOver(page, "messages that were removed or did not arrive");
  await field(page).fill("");

  // The seconds in which so many are too many may end, and begin anew, meanwhile.
  await expect(async () => {
    for (let i = 0; i < 12; i += 1) await postAnyway(context, `flood ${i}`);
    await write(page, "one more");
    await expect(failure(page)).toContainText("Too many messages at once.", { timeout: 3000 });
  }).toPass();
  await lookOver(page, "too many messages");
});

/** Whatever becomes of it. */
async function postAnyway(context: BrowserContext, text: string): Promise<void> {
  said += 1;
  await context.request.post(room(), { data: { id: `states-flood-${said}`, kind: "text", text } });
}

test("kept from writing: slow mode, silence, a mute, a ban", async ({ page, context }) => {
  await register(context, server.url, "vera_01", "Vera");
  await enter(page);
  await postOk(host, `${room()}/rules`, { slowSeconds: 120 });
  await expect(page.getByText("Slow mode: a message every 2 minutes.")).toBeVisible();
  await write(page, "slowly");
  await expect(page.getByRole("button", { name: /^Send, in / })).toBeVisible();
  await lookOver(page, "slow mode");
  await postOk(host, `${room()}/rules`, { slowSeconds: 0 });
  await postOk(host, `${room()}/mute-all`, { on: true });
  await expect(field(page)).toBeDisabled();
  await lookOver(page, "quiet for all");
  await postOk(host, `${room()}/mute-all`, { on: false });
  await postOk(host, `${room()}/mute`, { userId: "vera_01", seconds: 600 });
  await write(page, "muted");
  await expect(page.getByText(/You have been muted here until/)).toBeVisible();
  await lookOver(page, "muted");
  await postOk(host, `${room()}/mute`, { userId: "vera_01", seconds: 0 });
  await postOk(keeper, `${server.url}/api/chat/ban`, { userId: "vera_01", seconds: 86_400 });
  await write(page, "banned");
  await expect(page.getByText(/You have been banned from all chats until/)).toBeVisible();
  await lookOver(page, "banned");
});

test("menus of who keeps order, and who is there", async ({ context }) => {
  await register(context, server.url, "carl_01", "Carl");
  const page = await keeper.newPage();
  await enter(page);
  await say(context, "look at my menu");
  await line(page, "look at my menu").hover();
  await line(page, "look at my menu").getByRole("button").click();
  await expect(page.getByRole("menuitem", { name: "Reply" })).toBeVisible();
  await lookOver(page, "a moderator's menu of a message");
  await page.getByRole("menuitem", { name: "Ban from every chat for 24 hours" }).click();
  await expect(page.getByRole("button", { name: "Lift the ban" })).toBeVisible();
  await lookOver(page, "an order and its way back");
  await page.getByRole("button", { name: "Lift the ban" }).click();
  await page.getByRole("button", { name: "Rules of this chat" }).click();
  await expect(page.getByRole("menuitemcheckbox").first()).toBeVisible();
  await lookOver(page, "the rules of a chat");
  await page.keyboard.press("Escape");
  const viewers = page.getByRole("button", { name: /viewers?$/ });
  await page.route("**/viewers?**", () => undefined);
  await viewers.click();
  await expect(page.getByText("Looking who is here…")).toBeVisible();
  await lookOver(page, "viewers who are being asked for");
  await page.unroute("**/viewers?**");
  await page.keyboard.press("Escape");
  await viewers.click();
  await expect(page.getByRole("dialog").getByText("Keeper")).toBeVisible();
  await lookOver(page, "who is there");
  await page.close();
});

test("a chat that takes nobody any more", async ({ page }) => {
  await page.route("**/chat/stream**", (route) => route.fulfill({ status: 503 }));
  await enter(page);
  await expect(page.getByText("The chat is reconnecting")).toBeVisible();
  await lookOver(page, "a chat that cannot be reached");
});
