import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { desktop } from "./support/desktop";
import { lookOver } from "./support/look-over";
import { goOnAir, password, register } from "./support/on-air";
import { pressEnter } from "./support/press-enter";
import type { Publisher } from "./support/publisher";
import { chooseFrom } from "./support/row-menu";
import { type RunningServer, startServer } from "./support/server";
import { staffBrowser } from "./support/staff";

let server: RunningServer;
let live: Publisher;
let host: BrowserContext;
let staff: BrowserContext;
test.beforeAll(async ({ browser }) => {
  server = await startServer();
  host = await browser.newContext();
  await register(host, server.url, "host_01", "Host");
  staff = await staffBrowser(browser, server, "admin");
  live = await goOnAir(host, server.url, "Talk");
});
test.afterAll(async () => {
  await host.close();
  await staff.close();
  await live.stop();
  expect(await server.stop()).toBe(0);
});
test.use(desktop);

const field = (page: Page) => page.getByRole("textbox", { name: "Your message" });
const nickname = (page: Page) => page.getByRole("textbox", { name: "Your nickname" });

async function openConsole(path: string): Promise<Page> {
  const page = await staff.newPage();
  await page.goto(`${server.url}${path}`);
  return page;
}

/** Opens the menu of somebody's row and chooses from it, by the keyboard alone. */
async function choose(page: Page, name: string, item: string): Promise<void> {
  const menus = page.getByRole("button", { name: `Actions for ${name}` });
  // That of an open drawer lies above that of the row.
  await chooseFrom(menus.filter({ visible: true }).last(), item);
}

test("a chatting guest is banned: neither his next message nor a new name is taken", async ({
  page,
  browser,
}) => {
  await page.goto(`${server.url}/live/host_01`);
  await nickname(page).fill("Gina");
  await pressEnter(nickname(page));
  await field(page).fill("hello");
  await pressEnter(field(page));
  await expect(page.getByRole("log").getByText("hello")).toBeVisible();

  const desk = await openConsole("/admin/people/guests");
  await choose(desk, "Gina", "Ban from chats…");
  await desk.getByRole("textbox", { name: "Reason" }).fill("Insults");
  await desk.getByRole("dialog").getByRole("button", { name: "Ban", exact: true }).click();
  await expect(desk.getByText(/Gina.* is banned from every chat\./)).toBeVisible();
  await expect(desk.getByText(/^Banned until/).filter({ visible: true })).toBeVisible();
  await lookOver(desk, "a banned guest");

  await field(page).fill("once more");
  await pressEnter(field(page));
  await expect(page.getByText(/You have been banned from all chats until/)).toBeVisible();

  const fresh = await browser.newContext(desktop);
  const other = await fresh.newPage();
  await other.goto(`${server.url}/live/host_01`);
  await nickname(other).fill("Not Gina");
  await pressEnter(nickname(other));
  await expect(other.getByText(/Guests from your network may not write for now/)).toBeVisible();
  await fresh.close();

  await choose(desk, "Gina", "Lift the ban");
  await expect(desk.getByText(/Gina.* may write again\./)).toBeVisible();
  await desk.close();
});

test("a locked account is out at once and told why; its password is made anew", async ({
  page,
  context,
}) => {
  await register(context, server.url, "lena_01", "Lena");
  const desk = await openConsole("/admin/people");
  await desk.getByRole("searchbox", { name: "User name or nickname" }).fill("lena");
  await expect(desk).toHaveURL(/q=lena/);
  await choose(desk, "Lena", "Lock…");
  const dialog = desk.getByRole("dialog");
  const lock = dialog.getByRole("button", { name: "Lock" });
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Asked for money");
  await expect(lock).toBeDisabled();
  await dialog.getByRole("textbox", { name: /^Type/ }).fill("lena_01");
  await lock.click();
  await expect(desk.getByText(/Lena.* is locked\./)).toBeVisible();
  await desk
    .getByRole("link", { name: /Details of .*Lena/ })
    .filter({ visible: true })
    .click();
  await expect(desk.getByRole("dialog").getByText("Asked for money").first()).toBeVisible();
  await lookOver(desk, "a locked account");

  await page.goto(`${server.url}/account`);
  await expect(page).toHaveURL(/\/login/);
  const signIn = async (word: string) => {
    await page.getByLabel(/user name/i).fill("lena_01");
    await page.locator('input[type="password"]').fill(word);
    await page.locator('form button[type="submit"]').click();
  };
  await signIn(password);
  await expect(page.getByText(/This account is locked: .*Asked for money/)).toBeVisible();

  await choose(desk, "Lena", "Unlock");
  await expect(desk.getByText(/Lena.* can sign in again\./)).toBeVisible();
  await choose(desk, "Lena", "Reset the password…");
  const asked = desk.getByRole("dialog", { name: /Reset the password/ });
  await asked.getByRole("textbox", { name: /^Type/ }).fill("lena_01");
  await asked.getByRole("button", { name: "Reset" }).click();
  const made = desk.getByRole("textbox", { name: "Password" });
  const fresh = await made.inputValue();
  await desk.close();
  await signIn(fresh);
  await expect(page).toHaveURL(/\/account$/);
  await expect(page.getByText("127.0.0.1").first()).toBeVisible();
});

test("accounts, and banned addresses", async () => {
  const desk = await openConsole("/admin/people");
  await expect(desk.getByText("host_01").filter({ visible: true })).toBeVisible();
  await lookOver(desk, "the list of accounts");
  await desk.getByRole("link", { name: "Banned addresses" }).click();
  await expect(desk.getByText("No address is banned")).toBeVisible();
  await desk.getByRole("button", { name: "Ban an address" }).click();
  const dialog = desk.getByRole("dialog");
  const confirm = dialog.getByRole("button", { name: "Ban", exact: true });
  await dialog.getByRole("textbox", { name: "Address" }).fill("10.0.0.1");
  await confirm.click();
  await expect(dialog.getByRole("alert")).toContainText("private network");
  await lookOver(desk, "an address that needs insisting on");
  await dialog.getByRole("checkbox", { name: "Ban it all the same" }).check();
  await confirm.click();
  await expect(desk.getByText(/The address is banned: .*10\.0\.0\.1/)).toBeVisible();
  await lookOver(desk, "banned addresses");
  await desk
    .getByRole("button", { name: /Lift the ban of/ })
    .filter({ visible: true })
    .click();
  await expect(desk.getByText("No address is banned")).toBeVisible();
  await desk.close();
});
