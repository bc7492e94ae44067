import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import SqliteDatabase from "better-sqlite3";
import { commandLine } from "./support/command-line";
import { desktop } from "./support/desktop";
import { lookOver } from "./support/look-over";
import { pressEnter } from "./support/press-enter";
import { type RunningServer, startServer } from "./support/server";
import { registerStaff } from "./support/staff";

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer({ BACKUP_EVERY_HOURS: "0" });
});
test.afterAll(async () => {
  expect(await server.stop()).toBe(0);
});
test.use(desktop);

const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

/** A table is away for as long as this takes: whatever needs it fails for real. */
async function withoutTable(
  { dataDir }: RunningServer,
  table: string,
  work: () => Promise<void>,
): Promise<void> {
  const database = new SqliteDatabase(path.join(dataDir, "mini-lvb.db"));
  database.pragma("busy_timeout = 5000");
  database.exec(`alter table ${table} rename to away_for_a_test`);
  try {
    await work();
  } finally {
    database.exec(`alter table away_for_a_test rename to ${table}`);
    database.close();
  }
}

test("the page of the system shows real figures, makes a backup, and finds an error by its id", async ({
  page,
  context,
}) => {
  await registerStaff(context, server, "admin");
  await page.goto(`${server.url}/admin/system`);
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  await expect(section(page, "Process")).toContainText(version);
  await expect(section(page, "Process")).toContainText(String(server.pid));
  await expect(section(page, "Connections")).toContainText(/Web connections[1-9]\d* of 10,000/);
  await expect(section(page, "Disk")).toContainText(/are used, .* are free/);
  await expect(section(page, "Database")).toContainText(/\d+ migrations/);

  const backups = section(page, "Backups");
  await expect(backups).toContainText("Last backupNever");
  await pressEnter(backups.getByRole("button", { name: "Back up now" }));
  await expect(backups).toContainText(/The database is backed up: mini-lvb-.*Z\.db/);
  await pressEnter(backups.getByRole("button", { name: "Read the newest back" }));
  await expect(backups).toContainText(/Z\.db is whole/);
  await expect(backups.getByText("In order")).toBeVisible();
  await expect(backups.locator("tbody tr")).toHaveCount(2);

  let requestId = "";
  await withoutTable(server, "backup_run", async () => {
    const answer = await page.request.get(`${server.url}/api/admin/system/backups`);
    requestId = answer.headers()["x-request-id"] ?? "";
    expect(requestId).toMatch(/^[0-9a-f]{12}$/);
    expect(await answer.json()).toMatchObject({ code: 500, data: { requestId } });
  });
  await page.goto(`${server.url}/admin/system?level=error&find=${requestId}`);
  const problems = section(page, "Recent problems");
  await expect(problems.locator("tbody tr")).toHaveCount(1);
  await expect(problems).toContainText(requestId);
  await pressEnter(problems.getByRole("button", { name: /^Details/ }));
  await expect(page.getByRole("dialog")).toContainText("no such table");
  await page.keyboard.press("Escape");
  // The log has the same in its file, of which nobody sees more than he may.
  const file = readFileSync(path.join(server.dataDir, "logs", "mini-lvb.log"), "utf8");
  expect(file).toContain(`"requestId":"${requestId}"`);

  await page.goto(`${server.url}/admin/system`);
  await lookOver(page, "the system's page");
  await pressEnter(page.getByRole("button", { name: "Show the configuration" }));
  const drawer = page.getByRole("dialog", { name: "Configuration" });
  await drawer.getByLabel("Find a setting").fill("push_key");
  await expect(drawer).toContainText("Made by the server, 32 characters");
  await lookOver(page, "the configuration");
  await page.keyboard.press("Escape");
  await page.goto(`${server.url}/admin`);
  await expect(page.getByRole("list", { name: "Now" })).toContainText("Open reports0");
  await lookOver(page, "the overview");
});

test("a page that fails says under which number the log has the reason", async ({
  page,
  context,
}) => {
  const failing = await startServer({ BACKUP_EVERY_HOURS: "0" });
  await registerStaff(context, failing, "readonly");
  let number = "";
  await withoutTable(failing, "backup_run", async () => {
    await page.goto(`${failing.url}/admin/system`);
    const words = page.getByText(/^Error number \d+$/);
    await expect(words).toBeVisible();
    number = /\d+/.exec(await words.innerText())?.[0] ?? "";
  });
  const answer = await page.request.get(`${failing.url}/api/admin/system/problems?level=error`);
  const { data } = (await answer.json()) as { data: { problems: { code: string }[] } };
  expect(data.problems.map(({ code }) => code)).toContain(number);
  // That a page failed is on standard output as well, where tests look for it.
  await expect(failing.stop()).rejects.toThrow("failed at a page");
});

test("backups are made, read back and put in place from the command line", async () => {
  const made = await commandLine(server, "backup");
  expect(made.stdout).toMatch(/^Backed up to /);
  expect((await commandLine(server, "verify-backup")).stdout).toContain("is whole");
  const refused = await commandLine(server, "restore", "any.db").catch(
    (error: { stderr: string }) => error,
  );
  expect(refused.stderr).toContain("is running: stop it first");
});
