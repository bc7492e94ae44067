import { expect, type Page, test } from "@playwright/test";
import { lookOver } from "./support/look-over";
import { type RunningServer, startServer, waitUntil } from "./support/server";

let server: RunningServer;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(async () => {
  expect(await server.stop()).toBe(0);
});
test.use({ locale: "en-US" });

/** What the server printed; the link names the address by which it is usually reached. */
async function setupPath(): Promise<string> {
  await waitUntil(() => /\/setup#\S+/.test(server.output()), "the set-up link");
  return /\/setup#\S+/.exec(server.output())?.[0] ?? "";
}

async function fillIn(page: Page, userId: string): Promise<void> {
  await page.getByLabel("User name").fill(userId);
  await page.getByLabel("Password", { exact: true }).fill("a good password");
  await page.getByRole("button", { name: "Make the administrator" }).click();
}

test("the link of the output makes the first administrator, once", async ({ page, browser }) => {
  const path = await setupPath();
  await page.goto(server.url + path);
  await lookOver(page, "the set-up page");
  await page.goto(`${server.url}/setup#guessed`);
  await fillIn(page, "boss_01");
  await expect(page.getByRole("alert").first()).toContainText("leads nowhere any more");
  await page.goto(server.url + path);
  // Only what stands behind the # has changed, which no browser loads anew.
  await page.reload();
  await fillIn(page, "boss_01");
  await page.waitForURL(`${server.url}/admin`);
  const other = await (await browser.newContext({ locale: "en-US" })).newPage();
  await other.goto(server.url + path);
  await expect(other).toHaveURL(/\/login/);
  await other.context().close();
});

test("a script works by a token, and the audit log says so", async ({ page, request }) => {
  await page.goto(server.url + (await setupPath()));
  await fillIn(page, "boss_01");
  await page.waitForURL(`${server.url}/admin`);
  await page.goto(`${server.url}/admin/tokens`);
  await expect(page.getByRole("heading", { name: "No token yet" })).toBeVisible();
  await lookOver(page, "no access token");
  await page.getByRole("button", { name: "New token" }).click();
  await page.getByRole("button", { name: "Make the token" }).click();
  await expect(page.getByText("Choose at least one.")).toBeVisible();
  await lookOver(page, "a token without anything filled in");
  await page.getByLabel("What it is for").fill("Nightly report");
  await page.getByRole("checkbox", { name: "Audit log: read" }).check();
  await page.getByRole("button", { name: "Make the token" }).click();
  const token = await page.getByLabel("Access token", { exact: true }).inputValue();
  expect(token).toMatch(/^mlvb_pat_/);
  await lookOver(page, "a new token");
  await page.getByRole("button", { name: "Done" }).click();
  const headers = { authorization: `Bearer ${token}` };
  const ask = async (path: string) =>
    (await (await request.get(server.url + path, { headers })).json()) as {
      code: number;
      data: { entries: { action: string; actor: string }[] };
    };
  const log = await ask("/api/admin/audit");
  expect(log.data.entries.map(({ action }) => action)).toEqual(["adminCreateToken", "createAdmin"]);
  expect((await ask("/api/admin/lives")).code).toBe(498);
  const csv = await (await request.get(`${server.url}/api/admin/audit/csv`, { headers })).text();
  expect(csv).toContain('"boss_01"');

  await page
    .getByRole("button", { name: /^Actions for / })
    .filter({ visible: true })
    .click();
  await page.getByRole("menuitem", { name: "End" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End" }).click();
  await expect(page.getByText("The token has ended.")).toBeVisible();
  expect((await ask("/api/admin/audit")).code).toBe(498);

  await page.goto(`${server.url}/admin/audit`);
  const rows = page.locator("tr[data-row]").filter({ visible: true });
  await expect(rows).toHaveCount(4);
  await expect(rows.filter({ hasText: "access token “Nightly report”" })).toHaveCount(1);
  await lookOver(page, "the audit log");
  await page.getByLabel("Outcome").selectOption("begun");
  await expect(page.getByRole("heading", { name: "Nothing to see here" })).toBeVisible();
  await expect(page).toHaveURL(/outcome=begun/);
  await lookOver(page, "the audit log without a line");
  await page.getByRole("button", { name: /Clear/ }).click();
  await rows.first().getByRole("button", { name: "Details" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await lookOver(page, "a line of the audit log");
});
