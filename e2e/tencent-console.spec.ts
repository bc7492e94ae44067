import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import type { Cloud } from "./cloud-sim/cloud-sim";
import { fetchList } from "./support/action";
import { desktop } from "./support/desktop";
import { lookOver } from "./support/look-over";
import { mediaAfter } from "./support/media-seconds";
import { goOnAir, postOk, pushAddress, register } from "./support/on-air";
import { pressEnter } from "./support/press-enter";
import { type Publisher, publish } from "./support/publisher";
import { chooseInRow, tableRows } from "./support/row-menu";
import { type RunningServer, startAccount, startServer } from "./support/server";
import { staffBrowser } from "./support/staff";

const stream = "8888_tina_01";
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

let cloud: Cloud;
let server: RunningServer;
let tina: BrowserContext;
let boss: BrowserContext;
let page: Page;
const publishers: Publisher[] = [];

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  cloud = await startAccount();
  const short = { RECONNECT_GRACE_SECONDS: "3", RECONCILE_SECONDS: "1", END_HOLD_SECONDS: "1" };
  server = await startServer({ ...short, TAPE_MIN_SECONDS: "0", BACKUP_EVERY_HOURS: "0" }, cloud);
  tina = await browser.newContext(desktop);
  await register(tina, server.url, "tina_01", "Tina");
  boss = await staffBrowser(browser, server, "admin");
  page = await boss.newPage();
});
test.afterAll(async () => {
  for (const { process } of publishers) process.kill("SIGKILL");
  await tina.close();
  await boss.close();
  expect(server.output()).not.toContain("txSecret=");
  expect(await server.stop()).toBe(0);
  await cloud.stop();
});

async function onAir(title: string): Promise<Publisher> {
  const live = await goOnAir(tina, server.url, title);
  publishers.push(live);
  return live;
}
const playlist = () => `http://${cloud.lvb.playAddress}/live/${stream}.m3u8`;
const row = () => page.locator("tr[data-row=tina_01]");
const tapes = async () => (await fetchList(server.url, 2)).filter((it) => it.userid === "tina_01");

/** What LVB was asked to do the last time that it was, and did; it notes that when it is done. */
async function asked(action: string): Promise<Record<string, string>> {
  const last = () => cloud.lvb.api.requestLog.findLast((entry) => entry.action === action);
  await expect.poll(() => last()?.code).toBe("");
  return last()?.parameters as Record<string, string>;
}

async function forbid(span: string, reason: string): Promise<void> {
  await chooseInRow(row(), "Forbid");
  const dialog = page.getByRole("dialog", { name: "Forbid Tina to broadcast?" });
  await dialog.getByLabel("How long").selectOption(span);
  await dialog.getByLabel("Reason").fill(reason);
  await pressEnter(dialog.getByRole("button", { name: "Forbid" }));
}

async function allow(): Promise<void> {
  await chooseInRow(row(), "Allow");
  const dialog = page.getByRole("dialog", { name: "Allow Tina to broadcast again?" });
  await pressEnter(dialog.getByRole("button", { name: "Allow" }));
}

test("a live that LVB reported is listed with what is known of it, and ended at LVB", async () => {
  const live = await onAir("Slow chess");
  await page.goto(`${server.url}/admin/lives`);
  await expect(row()).toContainText("Slow chess");
  await expect(row()).toContainText("127.0.0.1");
  await expect(row()).toContainText("Receives media");
  // LVB tells nothing of these in time.
  await expect(row().locator("[data-health=unknown]")).toHaveText("Not measured");
  await expect(row()).toContainText("Not measured here");
  await expect(row()).not.toContainText("In 0 kbit/s");
  await pressEnter(row().getByRole("button", { name: "Details of Tina" }));
  await expect(page.getByRole("dialog").locator("video[data-player]")).toHaveCount(1);
  await page.keyboard.press("Escape");
  // There is something to record.
  await mediaAfter(playlist(), 3);

  await test.step("an API that cuts connections leaves the live on air, and is named", async () => {
    cloud.lvb.api.down = "refuse";
    await chooseInRow(row(), "End broadcast");
    await pressEnter(page.getByRole("dialog").getByRole("button", { name: "End broadcast" }));
    await expect(
      page.getByText("The broadcast of Tina was not ended: Tencent Cloud did not confirm it."),
    ).toBeVisible();
    expect(live.process.exitCode).toBeNull();
    expect(await fetchList(server.url, 1)).toHaveLength(1);
    // What was asked for before is good for 20 s.
    await expect(page.getByText(/not available: it does not answer/).first()).toBeVisible();
    await expect(row()).toContainText("Slow chess");
    cloud.lvb.api.down = undefined;
  });

  await chooseInRow(row(), "End broadcast");
  await page.getByRole("dialog").getByLabel("Reason").fill("Too loud");
  await pressEnter(page.getByRole("dialog").getByRole("button", { name: "End broadcast" }));
  expect(await live.exited).not.toBe(0);
  expect(await asked("DropLiveStream")).toMatchObject({ StreamName: stream, AppName: "live" });
  await expect(page.getByText("The broadcast of Tina was ended.")).toBeVisible();
  await expect(page.getByText("Nobody is on air")).toBeVisible();
});

test("a ban reaches LVB with an end in UTC that it takes, and is lifted there", async () => {
  // “Go live again”: staff has just ended the one before.
  await postOk(tina, `${server.url}/api/studio/key`, { renew: true });
  let live = await onAir("Advertising");
  const { url } = await pushAddress(tina, server.url, "Advertising");
  await expect(row()).toContainText("Receives media");
  const beforeMs = Date.now();
  await forbid("1 hour", "Advertising");
  expect(await live.exited).not.toBe(0);
  await expect(page.getByText("Tina may no longer broadcast.")).toBeVisible();
  await expect(row()).toContainText("Refuses the stream");
  const ban = await asked("ForbidLiveStream");
  expect(ban).toMatchObject({ StreamName: stream, DomainName: "127.0.0.1" });
  expect(ban.Reason).toMatch(/may not go live until .*Z\. Reason: Advertising$/);
  // To the second, and by no clock but that of Greenwich.
  expect(ban.ResumeTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  const untilMs = Date.parse(String(ban.ResumeTime));
  expect(untilMs).toBeGreaterThanOrEqual(beforeMs + hourMs - 1000);
  expect(untilMs).toBeLessThanOrEqual(Date.now() + hourMs);
  expect(await publish(url).exited).not.toBe(0);

  await allow();
  await expect(page.getByText("Tina may broadcast again.")).toBeVisible();
  expect(await asked("ResumeLiveStream")).toMatchObject({ StreamName: stream });

  live = await onAir("Advertising again");
  await test.step("a refusal of LVB leaves a ban that holds here, and is passed on later", async () => {
    cloud.lvb.api.failWith = "UnauthorizedOperation.CamNoAuth";
    await expect(row()).toContainText("Advertising again");
    await forbid("Until somebody allows it", "Again");
    await expect(page.getByText(/The ban of Tina holds on this server\./)).toBeVisible();
    expect(await fetchList(server.url, 1)).toEqual([]);
    expect(live.process.exitCode).toBeNull();
    await expect(row()).toContainText("Forbidden until somebody allows it");
    await expect(row()).toContainText("Still pushing");
    await row()
      .getByRole("button", { name: /^Actions for/ })
      .press("Enter");
    await expect(page.getByRole("menuitem", { name: "End broadcast" })).toBeVisible();
    await page.keyboard.press("Escape");
    cloud.lvb.api.failWith = undefined;
    expect(await live.exited).not.toBe(0);
    await expect(row()).not.toContainText("Still pushing");
  });
  await pressEnter(page.getByRole("button", { name: "Try again" }));
  await expect(page.getByText("Tina may no longer broadcast.")).toBeVisible();
  // As far as LVB goes, which is 90 days.
  const { ResumeTime } = await asked("ForbidLiveStream");
  const longest = Date.parse(String(ResumeTime)) - Date.now();
  expect(longest).toBeGreaterThan(89 * dayMs);
  expect(longest).toBeLessThan(90 * dayMs);
  await allow();
  await expect(page.getByText("Tina may broadcast again.")).toBeVisible();
});

test("what is done to a recording is done here, and it is said that the cloud keeps its file", async () => {
  await expect.poll(async () => (await tapes()).length).toBeGreaterThan(0);
  const tape = (await tapes()).find(({ title }) => title === "Slow chess");
  const seen = async () => (await page.request.get(`${server.url}/vod/${tape?.fileid}`)).status();
  const atCloud = async () => (await fetch(String(tape?.hls_play_url))).status;
  expect(await seen()).toBe(200);
  await page.goto(`${server.url}/admin/tapes?q=chess`);
  const recording = page.getByRole("row").filter({ hasText: "Slow chess" });
  await chooseInRow(recording, "Withhold…");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(
    "can go on playing it. Remove it in the cloud's console, too.",
  );
  await pressEnter(dialog.getByRole("button", { name: "Withhold" }));
  await expect(page.getByText("Withheld.", { exact: true })).toBeVisible();
  expect(await seen()).toBe(404);
  expect((await tapes()).map(({ title }) => title)).not.toContain("Slow chess");
  expect(await atCloud(), "what the words say").toBe(200);
  await chooseInRow(recording, "Delete…");
  await expect(dialog).toContainText("Its files stay in Tencent Cloud");
  await pressEnter(dialog.getByRole("button", { name: "Delete" }));
  await expect(page.getByText("Deleted.", { exact: true })).toBeVisible();
  await chooseInRow(recording, "Restore");
  await expect(page.getByText("Restored.", { exact: true })).toBeVisible();
  expect(await atCloud(), "what the words say").toBe(200);
  await page.goto(`${server.url}/admin/tapes/retention`);
  await expect(page.getByText(/a rule takes recordings from our pages alone/)).toBeVisible();
  await page.goto(`${server.url}/admin/tapes/storage`);
  await expect(
    page.getByText("The files are in Tencent Cloud, which bills for them."),
  ).toBeVisible();
  await lookOver(page, "storage on Tencent Cloud");
});

test("the ledger has what is genuine, what came twice and what was refused, and replays", async ({
  request,
}) => {
  const rows = tableRows(page);
  cloud.lvb.callbacks.duplicate = 1;
  const live = await onAir("Twice");
  await cloud.lvb.callbacks.settled();
  cloud.lvb.callbacks.duplicate = 0;
  const [began] = cloud.lvb.callbacks.sentLog.filter(({ eventType }) => eventType === 1);
  const address = String(cloud.lvb.callbacks.url);
  const forged = { ...began?.body, t: Math.floor(Date.now() / 1000) + 600, sign: "0".repeat(32) };
  for (const url of [address, new URL("/callback/Live_callback.php", server.url).href]) {
    expect((await request.post(url, { data: forged })).status()).toBe(403);
  }
  await page.goto(`${server.url}/admin/callbacks?type=1&origin=received&fate=duplicate`);
  await expect(rows.first()).toContainText("known already");
  await page.goto(`${server.url}/admin/callbacks?fate=refused`);
  await expect(rows).toHaveCount(2);
  const why = page.getByRole("region", { name: "Why callbacks are refused" });
  await expect(why.getByText(/The sign is not that of API_KEY and t/)).toBeVisible();
  await page.goto(`${server.url}/admin/callbacks?type=1&fate=applied`);
  await expect(rows.first()).toContainText("verified");
  await chooseInRow(rows.first(), "Replay");
  await pressEnter(page.getByRole("dialog").getByRole("button", { name: "Replay" }));
  await expect(page.getByText("Replayed: known already.")).toBeVisible();
  await live.stop();
});

test("the system says its mode, shows no key and has a doctor; the other pages open", async () => {
  await page.goto(`${server.url}/admin/system`);
  await expect(page.getByRole("region", { name: "Process" })).toContainText("Tencent Cloud");
  await pressEnter(page.getByRole("button", { name: "Show the configuration" }));
  const drawer = page.getByRole("dialog", { name: "Configuration" });
  await drawer.getByLabel("Find a setting").fill("secret");
  await expect(drawer).toContainText("TENCENTCLOUD_SECRET_KEY");
  const shown = await drawer.innerText();
  const seen = await (
    await page.request.get(`${server.url}/api/admin/system/configuration`)
  ).text();
  for (const name of [
    ...["API_KEY", "PUSH_KEY", "PUSH_KEY_BACKUP", "CALLBACK_URL_SECRET", "IM_SECRETKEY"],
    ...["TENCENTCLOUD_SECRET_KEY", "COSKEY_SECRETKEY", "IM_CALLBACK_TOKEN"],
  ]) {
    const key = String(server.env[name]);
    expect(key.length, name).toBeGreaterThan(8);
    expect(shown + seen, name).not.toContain(key);
  }
  await page.goto(`${server.url}/admin/doctor`);
  await pressEnter(page.getByRole("button", { name: "Run", exact: true }));
  await expect(page.getByText(/Nothing is wrong\.|thing.? needs? attention\./)).toBeVisible();
  await expect(page.getByText(/checks? failed\./)).toHaveCount(0);

  await page.goto(`${server.url}/admin/people?q=tina`);
  await expect(page.getByRole("row").filter({ hasText: "tina_01" })).toBeVisible();
  await page.goto(`${server.url}/admin/charts`);
  await pressEnter(page.getByRole("link", { name: /Twice/ }).first());
  await expect(page).toHaveURL(/admin\/charts\/./);
});
