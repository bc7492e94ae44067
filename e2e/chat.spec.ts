import { type Browser, expect, type Page, test } from "@playwright/test";
import { fetchList } from "./support/action";
import { password, pushAddress } from "./support/on-air";
import { pressEnter } from "./support/press-enter";
import { type Publisher, publish } from "./support/publisher";
import { type RunningServer, startServer, waitUntil } from "./support/server";
import { setRole } from "./support/staff";

let server: RunningServer;
let live: Publisher;

test.beforeAll(async ({ browser }) => {
  server = await startServer({ BLOCKED_WORDS: "spam" });
  const host = await openPage(browser, "host_01", "Host");
  await host.goto(`${server.url}/studio`);
  const { url } = await pushAddress(host.context(), server.url, "Talk");
  await host.context().close();
  live = publish(url);
  await waitUntil(async () => (await fetchList(server.url, 1)).length === 1, "the live");
});
test.afterAll(async () => {
  await live.stop();
  expect(await server.stop()).toBe(0);
});

/** A browser of its own; signed in unless it has no userid. */
async function openPage(browser: Browser, userId = "", nickname = ""): Promise<Page> {
  const context = await browser.newContext({ locale: "en-US" });
  if (userId) {
    const account = { userId, password, nickname };
    const made = await context.request.post(`${server.url}/api/account/register`, {
      data: account,
    });
    if (((await made.json()) as { code: number }).code !== 200) {
      await context.request.post(`${server.url}/api/account/login`, { data: account });
    }
  }
  return context.newPage();
}

const log = (page: Page) => page.getByRole("log");
async function enter(page: Page): Promise<void> {
  await page.goto(`${server.url}/live/host_01`);
  await expect(log(page)).toBeVisible();
}
const field = (page: Page) => page.getByRole("textbox", { name: /^(Your message|你的消息)$/ });
async function write(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await pressEnter(field(page));
}
/** Chooses something from the menu of a message. */
async function order(page: Page, text: string, item: string): Promise<void> {
  const line = log(page).getByRole("article").filter({ hasText: text }).last();
  await line.hover();
  await line.getByRole("button", { name: /^Message of / }).click();
  await page.getByRole("menuitem", { name: item }).click();
}
/** Turns one of the room's rules on or off. */
async function rule(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Rules of this chat" }).click();
  await page
    .getByRole(/message every|Off/.test(name) ? "menuitemradio" : "menuitemcheckbox", { name })
    .click();
}
/** Nothing else fixes the order in which two people's messages reach the server. */
async function hear(page: Page, text: string): Promise<void> {
  await expect(log(page).getByText(text, { exact: true })).toBeVisible();
}

test("what one says, everybody reads at once and in order, visitors too", async ({ browser }) => {
  const [vera, otto, visitor] = await Promise.all([
    openPage(browser, "vera_01", "Vera"),
    openPage(browser, "otto_01", "Otto"),
    openPage(browser),
  ]);
  for (const page of [vera, otto, visitor]) await enter(page);
  await write(vera, "hello <b>you</b> http://x.example");
  await hear(otto, "hello <b>you</b> http://x.example");
  await write(otto, "hi Vera 你好");
  await hear(vera, "hi Vera 你好");
  await vera.getByLabel("As danmaku").check();
  await write(vera, "flying");
  for (const page of [vera, otto, visitor]) {
    const lines = log(page).getByRole("article");
    await expect(lines).toHaveCount(3);
    await expect(lines.nth(0)).toContainText("hello <b>you</b> http://x.example");
    await expect(lines.nth(2)).toContainText("Danmaku");
    await expect(log(page).getByRole("link")).toHaveCount(0);
  }
  await expect(visitor.getByText("Needed to write and to like.")).toBeVisible();
  await expect(field(visitor)).toHaveCount(0);
  await vera.getByRole("button", { name: /^Like, 0 likes/ }).click();
  await expect(vera.getByRole("button", { name: /^Like, 1 like/ })).toBeVisible();
  await expect(otto.getByRole("button", { name: /^Like, 1 like/ })).toBeVisible();
  await visitor.reload();
  await expect(log(visitor).getByRole("article")).toHaveCount(3);
  for (const page of [vera, otto, visitor]) await page.context().close();
});

test("what does not arrive stays, says why and can be sent again", async ({ browser }) => {
  const page = await openPage(browser, "vera_01", "Vera");
  await enter(page);
  await write(page, "buy spam");
  const failed = log(page).getByRole("article").filter({ hasText: "buy spam" });
  await expect(failed.getByRole("alert")).toContainText("a word that is not allowed");
  await failed.getByRole("button", { name: "Discard" }).click();
  await expect(failed).toHaveCount(0);
  await page.route("**/chat", (route) => route.abort());
  await write(page, "through the tunnel");
  const late = log(page).getByRole("article").filter({ hasText: "through the tunnel" });
  await expect(late.getByRole("alert")).toContainText("The server did not answer.");
  await page.unroute("**/chat");
  const answered = page.waitForResponse("**/chat");
  await late.getByRole("button", { name: "Send again" }).click();
  await answered;
  await expect(late.getByRole("alert")).toHaveCount(0);
  await page.reload();
  await expect(late).toHaveCount(1);
  await field(page).fill("你".repeat(54));
  await expect(page.getByText("2 bytes too long")).toBeVisible();
  await expect(page.getByRole("button", { name: "Send", exact: true })).toBeDisabled();
  await page.context().close();
});

test("the broadcaster keeps order", async ({ browser }) => {
  const [host, otto] = await Promise.all([
    openPage(browser, "host_01", "Host"),
    openPage(browser, "otto_01", "Otto"),
  ]);
  await enter(host);
  await enter(otto);
  await write(otto, "nonsense");
  await hear(host, "nonsense");
  await order(host, "nonsense", "Mute for 10 minutes");
  await expect(host.getByText("Otto cannot write here for 10 minutes.")).toBeVisible();
  await write(otto, "more of it");
  await expect(otto.getByText(/You have been muted here until/)).toBeVisible();
  await host.getByRole("button", { name: "Let them write again" }).click();
  await expect(host.getByText("Otto may write again.")).toBeVisible();
  await log(otto).getByRole("button", { name: "Send again" }).click();
  await hear(host, "more of it");
  await order(host, "more of it", "Mute for 10 minutes");
  await host.getByRole("button", { name: "Rules of this chat" }).click();
  await host.getByRole("menuitem", { name: "Who may not write" }).click();
  const silences = host.getByRole("dialog", { name: "Who may not write" });
  await expect(silences.getByRole("listitem")).toHaveText(/^Otto\s*in this chat until /);
  await silences.getByRole("button", { name: "Lift the silence of Otto" }).click();
  await expect(silences.getByText("Everybody may write.")).toBeVisible();
  await host.keyboard.press("Escape");
  await write(otto, "free again");
  await hear(host, "free again");
  await order(host, "more of it", "Remove this message");
  for (const page of [host, otto]) {
    await expect(log(page).getByText("Message removed")).toBeVisible();
    await expect(log(page).getByText("more of it")).toHaveCount(0);
  }
  await otto.reload();
  await hear(otto, "nonsense");
  await expect(log(otto).getByText("more of it")).toHaveCount(0);

  await rule(host, "Quiet for all");
  await expect(field(otto)).toBeDisabled();
  await write(host, "quiet now");
  await hear(otto, "quiet now");
  await rule(host, "Quiet for all");
  await expect(field(otto)).toBeEnabled();
  await rule(host, "A message every 2 minutes");
  await expect(otto.getByText("Slow mode: a message every 2 minutes.")).toBeVisible();
  // He has written a moment ago.
  await write(otto, "slowly");
  await expect(log(otto).getByRole("alert")).toContainText("Slow mode is on.");
  await expect(otto.getByRole("button", { name: /^Send, in / })).toBeVisible();
  await rule(host, "Off");
  await expect(otto.getByRole("button", { name: "Send", exact: true })).toBeVisible();
  await log(otto).getByRole("button", { name: "Send again" }).click();
  await hear(host, "slowly");
  await host.context().close();
  await otto.context().close();
});

test("a guest chooses a nickname, answers somebody, and is kept out when guests are", async ({
  browser,
}) => {
  const [host, guest] = await Promise.all([
    openPage(browser, "host_01", "Host"),
    openPage(browser),
  ]);
  await enter(host);
  await enter(guest);
  await write(host, "any questions?");
  await hear(guest, "any questions?");
  const nickname = guest.getByRole("textbox", { name: "Your nickname" });
  await nickname.fill("Host");
  await guest.getByRole("button", { name: "Go", exact: true }).click();
  await expect(guest.getByText("could be mistaken for somebody else's")).toBeVisible();
  await nickname.fill("Gus");
  await guest.getByRole("button", { name: "Go", exact: true }).click();
  await order(guest, "any questions?", "Reply");
  await write(guest, "how late is it?");
  const line = log(host).getByRole("article").filter({ hasText: "how late is it?" });
  await expect(line).toContainText("In answer to Host");
  await expect(line).toContainText("Guest");
  await guest.reload();
  await expect(field(guest)).toBeEnabled();
  await rule(host, "Guests may write");
  await expect(guest.getByText("Here one writes with an account.")).toBeVisible();
  await rule(host, "Guests may write");
  await expect(field(guest)).toBeEnabled();
  await host.context().close();
  await guest.context().close();
});

test("silence for all stays as it was answered while the stream is still behind", async ({
  browser,
}) => {
  const host = await openPage(browser, "host_01", "Host");
  await host.route("**/chat/stream**", (route) => route.abort());
  await enter(host);
  for (const on of [true, false]) {
    const answered = host.waitForResponse("**/mute-all");
    await rule(host, "Quiet for all");
    await answered;
    await host.getByRole("button", { name: "Rules of this chat" }).click();
    const quiet = host.getByRole("menuitemcheckbox", { name: "Quiet for all" });
    await expect(quiet).toHaveAttribute("aria-checked", String(on));
    await host.keyboard.press("Escape");
  }
  await host.context().close();
});

test("a moderator bans from every chat and lifts it again", async ({ browser }) => {
  const [keeper, otto] = await Promise.all([
    openPage(browser, "keeper_01", "Keeper"),
    openPage(browser, "otto_01", "Otto"),
  ]);
  await setRole(server, "keeper_01", "moderator");
  await enter(keeper);
  await enter(otto);
  await write(otto, "more nonsense");
  await hear(keeper, "more nonsense");
  await order(keeper, "more nonsense", "Ban from every chat for 24 hours");
  await expect(keeper.getByText("Otto cannot write in any chat for 24 hours.")).toBeVisible();
  await write(otto, "and again");
  await expect(otto.getByText(/You have been banned from all chats until/)).toBeVisible();
  await keeper.getByRole("button", { name: "Lift the ban" }).click();
  await expect(keeper.getByText("The ban of Otto is lifted.")).toBeVisible();
  await log(otto).getByRole("button", { name: "Send again" }).click();
  await hear(keeper, "and again");
  await keeper.context().close();
  await otto.context().close();
});

test("a connection that breaks comes back without loss or repetition", async ({ browser }) => {
  const [vera, otto] = await Promise.all([
    openPage(browser, "vera_01", "Vera"),
    openPage(browser, "otto_01", "Otto"),
  ]);
  await enter(vera);
  await enter(otto);
  await write(otto, "before");
  await expect(log(vera).getByText("before", { exact: true })).toBeVisible();
  await vera.context().setOffline(true);
  await expect(vera.getByText("The chat is reconnecting")).toBeVisible();
  await write(otto, "meanwhile 1");
  await write(otto, "meanwhile 2");
  await expect(log(otto).getByText("meanwhile 2")).toBeVisible();
  await vera.context().setOffline(false);
  await expect(log(vera).getByText("meanwhile 2")).toHaveCount(1);
  await expect(log(vera).getByText("meanwhile 1")).toHaveCount(1);
  await expect(log(vera).getByText("before", { exact: true })).toHaveCount(1);
  await vera.context().close();
  await otto.context().close();
});
