import { spawn } from "node:child_process";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { desktop } from "./support/desktop";
import { mediaAfter } from "./support/media-seconds";
import { goOnAir, keyOf, postOk, recordingsOf, register, studioOf } from "./support/on-air";
import { pressEnter } from "./support/press-enter";
import { type Publisher, publish } from "./support/publisher";
import { chooseFrom, chooseInRow, tableRows } from "./support/row-menu";
import { type RunningServer, startServer } from "./support/server";

const password = "a good password";

let server: RunningServer;
let host: BrowserContext;
const publishers: Publisher[] = [];

test.use(desktop);
test.beforeAll(async ({ browser }) => {
  server = await startServer();
  host = await browser.newContext(desktop);
  await register(host, server.url, "rita_01", "Rita");
});
test.afterAll(async () => {
  for (const { process } of publishers) process.kill("SIGKILL");
  await host.close();
  expect(await server.stop()).toBe(0);
});

/** As an operator types it, with the password from a pipe; while the server runs. */
async function createAdmin(userId: string): Promise<void> {
  const child = spawn(
    process.execPath,
    ["lib/cli/run.mjs", "create-admin", userId, "--password-stdin"],
    { env: { ...process.env, ...server.env }, stdio: ["pipe", "ignore", "inherit"] },
  );
  child.stdin.end(`${password}\n`);
  expect(await new Promise((resolve) => child.once("close", resolve))).toBe(0);
}

async function signIn(page: Page, userId: string): Promise<void> {
  await page.goto(`${server.url}/login?next=/admin`);
  await page.getByLabel("User name").fill(userId);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await pressEnter(page.getByLabel("Password", { exact: true }));
  await page.waitForURL(`${server.url}/admin`);
}

const tapes = () => recordingsOf(host, server.url);

/** Opens the menu of a row and takes something from it, by keyboard alone. */
async function order(page: Page, of: string | RegExp, item: string): Promise<void> {
  await chooseFrom(page.getByRole("button", { name: of }).filter({ visible: true }).first(), item);
}

test("an administrator made on the command line does all that the console is for", async ({
  page,
  browser,
}) => {
  await createAdmin("boss_01");
  await signIn(page, "boss_01");

  // Stops a live: disconnected, and refused until the time given.
  const live = await goOnAir(host, server.url, "Slow chess");
  publishers.push(live);
  await mediaAfter(server.url + (await studioOf(host, server.url)).hlsUrl, 4);
  const address = (await keyOf(host, server.url)).url;
  await page.goto(`${server.url}/admin/lives`);
  await order(page, "Actions for Rita", "Forbid");
  const forbid = page.getByRole("dialog", { name: "Forbid Rita to broadcast?" });
  await forbid.getByLabel("Reason").fill("Advertising");
  await forbid.getByLabel("Reason").press("Tab");
  await pressEnter(forbid.getByRole("button", { name: "Forbid" }));
  expect(await live.exited).not.toBe(0);
  await expect(page.getByText("Rita may no longer broadcast.")).toBeVisible();
  const push = () => {
    const again = publish(address);
    publishers.push(again);
    return again;
  };
  const refused = push();
  expect(await refused.exited).not.toBe(0);
  expect(refused.errors()).toMatch(/may not go live until 20.*Reason: Advertising/);
  // The same with an end that is not a day away, as a script would say it.
  const seconds = { userid: "rita_01", seconds: 5, reason: "Advertising" };
  await postOk(page.context(), `${server.url}/api/admin/lives/forbid`, seconds);
  expect(await push().exited).not.toBe(0);
  await expect(async () => {
    const again = push();
    const ended = await Promise.race([
      again.exited,
      new Promise((resolve) => setTimeout(resolve, 2000, "runs")),
    ]);
    expect(ended).toBe("runs");
  }).toPass();

  // Hides a tape: gone for viewers, there for the administrator.
  await expect.poll(async () => (await tapes()).map(({ title }) => title)).toContain("Slow chess");
  const tape = (await tapes()).find(({ title }) => title === "Slow chess");
  const seen = async () => (await fetch(`${server.url}/vod/${tape?.fileId}`)).status;
  expect(await seen()).toBe(200);
  await page.goto(`${server.url}/admin/tapes?q=chess`);
  await order(page, /^What to do with/, "Withhold…");
  const withhold = page.getByRole("dialog");
  await withhold.getByLabel("Reason, for the broadcaster").fill("Music of others");
  await pressEnter(withhold.getByRole("button", { name: "Withhold" }));
  await expect(page.getByText("Withheld.", { exact: true })).toBeVisible();
  expect(await seen()).toBe(404);
  await expect(page.getByRole("row").filter({ hasText: "Slow chess" })).toBeVisible();

  // Bans a chatter: his next message, and his new guest session from that address.
  const guest = await browser.newContext(desktop);
  const chat = await guest.newPage();
  const write = async (name: string, text: string) => {
    const field = chat.getByRole("textbox", { name });
    await field.fill(text);
    await pressEnter(field);
  };
  await chat.goto(`${server.url}/live/rita_01`);
  await write("Your nickname", "Gina");
  await write("Your message", "hello");
  await expect(chat.getByRole("log").getByText("hello")).toBeVisible();
  await page.goto(`${server.url}/admin/people/guests`);
  await order(page, "Actions for Gina", "Ban from chats…");
  await page.getByRole("textbox", { name: "Reason" }).fill("Insults");
  await pressEnter(page.getByRole("dialog").getByRole("button", { name: "Ban", exact: true }));
  await expect(page.getByText(/Gina.* is banned from every chat\./)).toBeVisible();
  await write("Your message", "once more");
  await expect(chat.getByText(/You have been banned from all chats until/)).toBeVisible();
  await guest.clearCookies();
  await chat.reload();
  await write("Your nickname", "Not Gina");
  await expect(chat.getByText(/Guests from your network may not write/)).toBeVisible();
  await guest.close();

  // Replays a callback.
  await page.goto(`${server.url}/admin/callbacks?origin=engine&type=1`);
  await chooseInRow(tableRows(page).last(), "Replay");
  await pressEnter(page.getByRole("dialog").getByRole("button", { name: "Replay" }));
  await expect(page.getByText("Replayed: known already.")).toBeVisible();

  // Reads all of it in the audit log.
  await page.goto(`${server.url}/admin/audit?actor=boss_01`);
  const lines = tableRows(page);
  await expect(lines.first()).toBeVisible();
  const log = await linesOf(page);
  for (const action of [
    "adminForbidLive",
    "adminWithholdTape",
    "adminBanUser",
    "adminReplayCallback",
  ]) {
    expect(log.map((line) => line.action)).toContain(action);
  }
  expect(new Set(log.map(({ outcome }) => outcome))).toEqual(new Set(["done"]));
  expect(new Set(log.map(({ clientIp }) => clientIp))).toEqual(new Set(["127.0.0.1"]));
  await expect(lines).toHaveCount(log.length);
});

/** The lines of the log as a script reads them. */
async function linesOf(page: Page) {
  const answer = await page.request.get(`${server.url}/api/admin/audit?actor=boss_01`);
  const { data } = (await answer.json()) as {
    data: { entries: { action: string; outcome: string; clientIp: string }[] };
  };
  return data.entries;
}
