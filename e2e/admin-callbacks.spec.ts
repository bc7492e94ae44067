import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { isSignedWith, openReceiver, type TestReceiver } from "@/lib/services/webhook-fixture";
import { lookOver } from "./support/look-over";
import { mediaAfter } from "./support/media-seconds";
import { goOnAir, register } from "./support/on-air";
import { pressEnter } from "./support/press-enter";
import { chooseInRow, tableRows } from "./support/row-menu";
import { type RunningServer, startServer } from "./support/server";
import { staffBrowser } from "./support/staff";

let server: RunningServer;
let receiver: TestReceiver;
let staff: BrowserContext;
let page: Page;

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  receiver = await openReceiver();
  server = await startServer({ WEBHOOK_ALLOW_PRIVATE: "on" });
  staff = await staffBrowser(browser, server, "admin");
  page = await staff.newPage();
});
test.afterAll(async () => {
  await staff.close();
  expect(await server.stop()).toBe(0);
  await receiver.close();
});

const typesReceived = () =>
  receiver.received.map(({ body }) => (JSON.parse(body) as { type: string }).type);
const rows = () => tableRows(page);

test("a broadcast is told to another server, signed, and told again on order", async ({
  browser,
}) => {
  await page.goto(`${server.url}/admin/webhooks`);
  await pressEnter(page.getByRole("button", { name: "Add an endpoint" }));
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Archive");
  await dialog.getByLabel("Address").fill("ftp://example.com/");
  await pressEnter(dialog.getByLabel("Address"));
  await expect(dialog.getByText("The address must be a web address.")).toBeVisible();
  await dialog.getByLabel("Address").fill(receiver.url);
  await pressEnter(dialog.getByLabel("Address"));
  const secret = await page.getByRole("textbox", { name: "Secret" }).inputValue();
  await pressEnter(page.getByRole("button", { name: "I have kept it" }));
  await chooseInRow(rows().first(), "Send a test");
  await expect(page.getByText("The test arrived: HTTP 204.")).toBeVisible();

  const host = await browser.newContext();
  await register(host, server.url, "anna_01", "Anna");
  const live = await goOnAir(host, server.url, "Slow chess");
  await expect.poll(typesReceived).toContain("live.started");
  // What is shorter is no recording.
  await mediaAfter(`${server.url}/live/1000_anna_01.m3u8`, 2);
  await live.stop();
  await expect.poll(typesReceived).toContain("live.ended");
  await expect.poll(typesReceived).toContain("tape.ready");
  await host.close();
  expect(typesReceived().sort()).toEqual([
    ...["live.ended", "live.started", "tape.ready", "webhook.test"],
  ]);
  expect(receiver.received.map((one) => isSignedWith(secret, one))).not.toContain(false);
  await lookOver(page, "webhook endpoints");

  await pressEnter(page.getByRole("link", { name: "Deliveries" }).last());
  await expect(page).toHaveURL(/endpointId=/);
  await expect(rows()).toHaveCount(4);
  const started = rows().filter({ hasText: "live.started" });
  await chooseInRow(started, "Send again");
  await expect(page.getByText("It arrived: HTTP 204.")).toBeVisible();
  const again = receiver.received.filter(({ body }) => body.includes('"live.started"'));
  expect(again).toHaveLength(2);
  expect(new Set(again.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  await chooseInRow(started, "Details");
  await expect(page.getByRole("dialog").getByText(/by hand/)).toBeVisible();
  await expect(page.getByRole("dialog").getByText(/"title": "Slow chess"/)).toBeVisible();
  await lookOver(page, "a delivery");
  await page.keyboard.press("Escape");
  await lookOver(page, "webhook deliveries");
});

test("the ledger has what the engine reported; replaying it changes nothing", async () => {
  await page.goto(`${server.url}/admin/callbacks`);
  await page.getByLabel("Origin").selectOption({ label: "Own engine" });
  await page.getByLabel("Stream begins with").fill("1000_anna");
  await page.getByLabel("Event", { exact: true }).selectOption({ label: "1 · Push began" });
  await expect(rows()).toHaveCount(1);
  await expect(page).toHaveURL(/type=1.*origin=engine|origin=engine.*type=1/);
  await expect(rows().first()).toContainText("applied");
  await chooseInRow(rows().first(), "Replay");
  await pressEnter(page.getByRole("dialog").getByRole("button", { name: "Replay" }));
  await expect(page.getByText("Replayed: known already.")).toBeVisible();
  await pressEnter(page.getByRole("button", { name: "Clear filters" }));
  await expect(rows().first()).toContainText("Replayed");
  await expect(rows().first()).toContainText("admin_01");
  await lookOver(page, "the ledger");
});

test("a callback can be made up", async () => {
  await pressEnter(page.getByRole("button", { name: "Simulate" }));
  const dialog = page.getByRole("dialog");
  await pressEnter(dialog.getByRole("button", { name: "Simulate" }));
  await expect(dialog.getByText("Name a broadcaster or a stream.")).toBeVisible();
  await lookOver(page, "simulating a callback");
  await dialog.getByLabel("Userid of the broadcaster").fill("nobody_01");
  await pressEnter(dialog.getByRole("button", { name: "Simulate" }));
  await expect(
    page.getByText("Simulated: ignored: nobody here asked for this stream."),
  ).toBeVisible();
  await expect(rows().first()).toContainText("Simulated");
});

test("a refused one is explained, and cannot be replayed", async ({ request }) => {
  const forged = { event_type: 1, stream_id: "1000_anna_01", t: 2_000_000_000, sign: "0" };
  for (const body of [forged, { event_type: 0, stream_id: "1000_anna_01" }]) {
    const answer = await request.post(`${server.url}/callback/tape_callback.php`, { data: body });
    expect(answer.status()).toBe(403);
  }
  await page.goto(`${server.url}/admin/callbacks?fate=refused`);
  await expect(rows()).toHaveCount(2);
  const why = page.getByRole("region", { name: "Why callbacks are refused" });
  await expect(why.getByText(/The sign is not that of API_KEY and t/)).toBeVisible();
  await expect(why.getByText(/It came without t and sign/)).toBeVisible();
  await expect(why.getByRole("link", { name: "Ask the doctor" })).toHaveAttribute(
    "href",
    "/admin/doctor",
  );
  await lookOver(page, "refused callbacks");
  await chooseInRow(rows().filter({ hasText: "wrong signature" }), "Details");
  const drawer = page.getByRole("dialog");
  await expect(drawer.getByText("Why it was refused")).toBeVisible();
  await expect(drawer.getByText(/Set API_KEY to the callback key/)).toBeVisible();
  await expect(drawer.getByRole("button", { name: "Replay" })).toHaveCount(0);
  await lookOver(page, "a refused callback");
  await page.keyboard.press("Escape");
  await rows()
    .first()
    .getByRole("button", { name: /^Actions for/ })
    .press("Enter");
  await expect(page.getByRole("menuitem", { name: "Replay" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
});

test("how webhooks are received stands in the documentation", async () => {
  await page.goto(`${server.url}/docs/webhooks`);
  await expect(page.getByText(/webhook-signature/).first()).toBeVisible();
  await lookOver(page, "the guide to webhooks");
});
