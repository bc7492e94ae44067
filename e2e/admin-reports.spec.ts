import path from "node:path";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import SqliteDatabase from "better-sqlite3";
import { desktop } from "./support/desktop";
import { lookOver } from "./support/look-over";
import { goOnAir, register } from "./support/on-air";
import { pressEnter } from "./support/press-enter";
import type { Publisher } from "./support/publisher";
import { type RunningServer, startServer } from "./support/server";
import { staffBrowser } from "./support/staff";

let server: RunningServer;
let live: Publisher;
let host: BrowserContext;
let staff: BrowserContext;
test.beforeAll(async ({ browser }) => {
  server = await startServer({ BLOCKED_WORDS: "fixedword" });
  host = await browser.newContext();
  await register(host, server.url, "host_01", "Host");
  staff = await staffBrowser(browser, server, "moderator");
  live = await goOnAir(host, server.url, "Talk");
});
test.afterAll(async () => {
  await host.close();
  await staff.close();
  await live.stop();
  expect(await server.stop()).toBe(0);
});
test.use(desktop);

const log = (page: Page) => page.getByRole("log");
const field = (page: Page) => page.getByRole("textbox", { name: "Your message" });
async function write(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await pressEnter(field(page));
}
async function openConsole(address: string): Promise<Page> {
  const page = await staff.newPage();
  await page.goto(`${server.url}${address}`);
  return page;
}

test("a reported message is in the queue with its words, is hidden and the report upheld", async ({
  page,
  context,
  browser,
}) => {
  await register(context, server.url, "troll_01", "Troll");
  await page.goto(`${server.url}/live/host_01`);
  await write(page, "hello all");
  await write(page, "you are all rudewords");
  await expect(log(page).getByText("you are all rudewords")).toBeVisible();

  // Somebody without any name complains, by the keyboard alone.
  const visitor = await (await browser.newContext(desktop)).newPage();
  await visitor.goto(`${server.url}/live/host_01`);
  const line = log(visitor).getByRole("article").filter({ hasText: "rudewords" });
  await pressEnter(line.getByRole("button", { name: "Message of Troll" }));
  await pressEnter(visitor.getByRole("menuitem", { name: "Report…" }));
  const dialog = visitor.getByRole("dialog", { name: "Report this message" });
  await expect(dialog.getByText("you are all rudewords")).toBeVisible();
  await pressEnter(dialog.getByRole("button", { name: "Send report" }));
  await expect(dialog.getByText("Choose what is wrong.")).toBeVisible();
  await dialog.getByRole("radio", { name: "Insults or harassment" }).press("Space");
  await dialog.getByRole("textbox").fill("He does it all the time");
  await lookOver(visitor, "the dialog of a report");
  await pressEnter(dialog.getByRole("button", { name: "Send report" }));
  await expect(dialog.getByText(/Your report was sent/)).toBeVisible();
  await pressEnter(dialog.getByRole("button", { name: "Close" }).last());
  await expect(dialog).toHaveCount(0);

  const desk = await openConsole("/admin/reports");
  await lookOver(desk, "the queue of reports");
  await desk
    .getByRole("button", { name: /Look at the report about .*Troll/ })
    .filter({ visible: true })
    .press("Enter");
  const drawer = desk.getByRole("dialog");
  await expect(drawer.getByText("He does it all the time")).toBeVisible();
  await expect(drawer.getByText("hello all")).toBeVisible();
  await expect(drawer.getByRole("link", { name: "Open the running broadcast" })).toBeVisible();
  await lookOver(desk, "a report with its evidence");
  await drawer.getByRole("button", { name: "Hide the message" }).click();
  await expect(drawer.getByText("The message is hidden.")).toBeVisible();
  await expect(log(page).getByText("you are all rudewords")).toHaveCount(0);
  await drawer.getByRole("button", { name: "Uphold" }).click();
  await expect(drawer.getByText(/Upheld by .*moderator_01/)).toBeVisible();
  await desk.keyboard.press("Escape");
  await expect(desk.getByText("Nothing to look at")).toBeVisible();
  await desk.getByRole("combobox", { name: "State" }).selectOption("Upheld");
  await expect(desk).toHaveURL(/state=upheld/);
  await expect(desk.getByText("you are all rudewords").filter({ visible: true })).toBeVisible();

  await visitor.context().close();
});

test("a blocked word refuses the next message; two who change the list lose nothing", async ({
  page,
  context,
}) => {
  await register(context, server.url, "troll_02", "Trudy");
  await page.goto(`${server.url}/live/host_01`);
  const desk = await openConsole("/admin/words");
  await desk.getByRole("textbox", { name: "Words, one per line" }).fill("rudewords\n***");
  await expect(desk.getByText(/would block nothing/)).toBeVisible();
  await desk.getByRole("textbox", { name: "Words, one per line" }).fill("rudewords\ncasino*");
  await desk.getByRole("textbox", { name: "Try a sentence" }).fill("Visit CASINOS and fixedword");
  await expect(desk.getByText(/Blocked by: .*casino\*.*fixedword/)).toBeVisible();
  await lookOver(desk, "blocked words");
  await desk.getByRole("button", { name: "Save" }).click();
  await expect(desk.getByText("Saved. The words hold from now on.")).toBeVisible();
  await write(page, "again rudewords");
  await expect(page.getByText(/a word that is not allowed here/)).toBeVisible();

  // Two at once: who has not seen the other's change is told, and loses nothing.
  const other = await openConsole("/admin/words");
  await other.getByRole("textbox", { name: "Words, one per line" }).fill("rudewords\nsecond");
  await desk.getByRole("textbox", { name: "Words, one per line" }).fill("rudewords\nfirst");
  await expect(desk.getByText("Not saved yet")).toBeVisible();
  await desk.getByRole("button", { name: "Save" }).click();
  await expect(desk.getByText("Not saved yet")).toHaveCount(0);
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByText(/Somebody else has changed the list/)).toBeVisible();
  await other.getByRole("button", { name: "Take the changes up" }).click();
  await expect(other.getByRole("textbox", { name: "Words, one per line" })).toHaveValue(
    "rudewords\nfirst\nsecond",
  );
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByText("Saved. The words hold from now on.")).toBeVisible();
});

test("the charts have lines, gaps, tables and a file", async ({ browser }) => {
  noteMinutes();
  noteFlow();
  const desk = await openConsole("/admin/charts?hours=24");
  await expect(desk.locator("canvas")).toHaveCount(4);
  const viewers = desk.getByRole("region", { name: "Viewers", exact: true });
  await viewers.getByText("Values").click();
  const values = viewers.getByRole("region", { name: "Viewers: values" });
  // Beside those, the server's own of the minutes since its start.
  await expect(values.getByRole("row").nth(40)).toBeVisible();
  await lookOver(desk, "charts");
  const file = desk.waitForEvent("download");
  await desk.getByRole("link", { name: "Export (CSV)" }).click();
  expect((await file).suggestedFilename()).toMatch(/^server-.*\.csv$/);
  await desk.getByRole("link", { name: "Talk" }).filter({ visible: true }).click();
  await expect(desk.getByRole("heading", { name: /How .*Talk.* went/ })).toBeVisible();
  await expect(desk.locator("canvas")).toHaveCount(2);
  const bandwidth = desk.getByRole("region", { name: "Bandwidth", exact: true });
  await bandwidth.getByText("Values").click();
  const flow = bandwidth.getByRole("region", { name: "Bandwidth: values" });
  await expect(flow.getByRole("row").filter({ hasText: "2,400 kbit/s" })).toHaveCount(1);
  await lookOver(desk, "the chart of a broadcast");
  // The server writes times as of another place than the reader's, which must not break its page.
  const storageState = await staff.storageState();
  const zone = { timezoneId: "Asia/Shanghai" };
  const elsewhere = await browser.newContext({ ...desktop, ...zone, storageState });
  const there = await elsewhere.newPage();
  const problems: string[] = [];
  there.on("pageerror", ({ message }) => problems.push(message));
  await there.goto(desk.url());
  await expect(there.locator("canvas")).toHaveCount(2);
  expect(problems).toEqual([]);
  await elsewhere.close();
  await desk.goto(`${server.url}/admin/charts/nothing`);
  await expect(desk.getByText("There is no such broadcast")).toBeVisible();
});

/** What flowed in the first second of the broadcast that is on air. */
function noteFlow(): void {
  const database = new SqliteDatabase(path.join(server.dataDir, "mini-lvb.db"));
  const insert = database.prepare(
    `insert into session_sample (session_id, at_ms, viewers, likes, messages, incoming_kbps, outgoing_kbps)
     select id, started_ms + ?, 0, 0, 0, 1800, ? from live_session where ended_ms is null`,
  );
  for (const [ms, kbps] of [
    [300, 0],
    [600, 2400],
    [900, 4800],
  ])
    insert.run(ms, kbps);
  database.close();
}

/** Five hours of five-minute stretches, with an hour and a half in which the server was down. */
function noteMinutes(): void {
  const database = new SqliteDatabase(path.join(server.dataDir, "mini-lvb.db"));
  const insert = database.prepare(
    `insert into server_sample (at_ms, span_ms, lives, viewers, messages, incoming_kbps, outgoing_kbps)
     values (?, 300000, ?, ?, ?, ?, ?)`,
  );
  const stretch = 300_000;
  const now = Math.floor(Date.now() / stretch) * stretch;
  for (let before = 60; before > 2; before -= 1) {
    if (before > 20 && before < 39) continue;
    const wave = Math.round(20 + 15 * Math.sin(before / 5));
    insert.run(now - before * stretch, 1 + (before % 3), wave, wave * 4, 3000, wave * 900);
  }
  database.close();
}
