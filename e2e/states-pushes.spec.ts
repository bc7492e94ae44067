import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { TestPublisher } from "@/lib/media/rtmp/test-publisher";
import type { PushAddress } from "@/lib/shared/models";
import type { StudioState } from "@/lib/shared/studio";
import { txSecretOf, txTimeOf } from "@/lib/signing/push-url";
import { desktop } from "./support/desktop";
import { lookOver } from "./support/look-over";
import { keyOf, postOk, register } from "./support/on-air";
import { publish } from "./support/publisher";
import { type RunningServer, startServer } from "./support/server";
import { staffBrowser } from "./support/staff";

const pushKey = "pushStatesKey0001";
/** RTMP's message of a picture, and the beginning of an Enhanced RTMP one in HEVC. */
const hevc = { type: 9, tag: Buffer.concat([Buffer.from([0x90]), Buffer.from("hvc1\0\0\0\0")]) };

let server: RunningServer;
/** Has changed the key, and a program that sends neither picture nor sound. */
let mona: BrowserContext;
let mute: TestPublisher;

test.beforeAll(async ({ browser }) => {
  server = await startServer({ PUSH_KEY: pushKey });
  mona = await browser.newContext(desktop);
  await register(mona, server.url, "mona_01", "Mona");
  const { streamKey: before } = await addressOf(mona);
  const { address } = await postOk<{ address: PushAddress }>(
    mona,
    `${server.url}/api/studio/key/rotate`,
    { atOnce: true },
  );
  mute = new TestPublisher(server.rtmpPort);
  await mute.publish(address.streamKey);
  await push(before);
});
test.afterAll(async () => {
  await mona.close();
  expect(await server.stop()).toBe(0);
});
test.use(desktop);

const addressOf = (context: BrowserContext) => keyOf(context, server.url);

/** Pushes by this key, in HEVC if it is let in, until it is turned away. */
async function push(streamKey: string): Promise<void> {
  const publisher = new TestPublisher(server.rtmpPort);
  await publisher.publish(streamKey);
  publisher.send(hevc.type, hevc.tag);
  await publisher.closed;
}

const stands = (page: Page, state: StudioState) =>
  expect(page.locator(`[data-studio-state=${state}]`)).toBeVisible();
const refused = (page: Page, why: string) =>
  expect(page.locator(`[data-refused=${why}]`)).toBeVisible();

test("keys that are not whole, wrong or too old, and a codec that few can play", async ({
  page,
  context,
}) => {
  await register(context, server.url, "ruth_01", "Ruth");
  const { streamKey } = await addressOf(context);
  const [name = ""] = streamKey.split("?");
  const past = txTimeOf(Date.now() / 1000 - 60);
  const expired = `${name}?txSecret=${txSecretOf(pushKey, name, past)}&txTime=${past}`;
  for (const key of [name, `${streamKey.slice(0, -1)}x`, expired]) await push(key);
  await page.goto(`${server.url}/studio`);
  for (const why of ["unsigned", "wrongKey", "expired"]) await refused(page, why);
  await lookOver(page, "refused keys");
  // A key that was let in settles what was wrong with the ones before.
  await push(streamKey);
  await refused(page, "unsupportedVideo");
  await expect(page.locator("[data-refused]")).toHaveCount(1);
  await lookOver(page, "a refused codec");
});

test("a key from before its change, and a program that sends nothing", async () => {
  const page = await mona.newPage();
  await mute.closed;
  await page.goto(`${server.url}/studio`);
  for (const why of ["rotated", "nothing"]) await refused(page, why);
  await lookOver(page, "a changed key, and no picture");
});

test("a preview, its end, and a program that nobody has stopped", async ({ page, context }) => {
  await register(context, server.url, "pia_01", "Pia");
  await postOk(context, `${server.url}/api/studio/settings`, {
    ...{ userid: "pia_01", manualPublic: true },
  });
  const { url, streamKey } = await addressOf(context);
  const live = publish(url);
  await page.goto(`${server.url}/studio`);
  await stands(page, "preview");
  await lookOver(page, "preview");
  await page.getByRole("button", { name: "End preview" }).click();
  await page.getByRole("button", { name: "End it now" }).click();
  await live.exited;
  await stands(page, "ended");
  await push(streamKey);
  await refused(page, "endedHere");
  await lookOver(page, "a preview that ended, and a program that came back");
  await page.getByRole("button", { name: "Go live again" }).click();
  await stands(page, "waiting");
  await expect(page.locator("[data-refused]")).toHaveCount(0);
});

test("a broadcaster who may not, and may again", async ({ page, context, browser }) => {
  const boss = await staffBrowser(browser, server, "admin");
  await register(context, server.url, "fred_01", "Fred");
  const { streamKey } = await addressOf(context);
  await postOk(boss, `${server.url}/api/admin/lives/forbid`, { userid: "fred_01" });
  await push(streamKey);
  await page.goto(`${server.url}/studio`);
  await stands(page, "forbidden");
  await lookOver(page, "forbidden");
  await postOk(boss, `${server.url}/api/admin/lives/allow`, { userid: "fred_01" });
  await stands(page, "waiting");
  await expect(page.locator("[data-refused]")).toHaveCount(0);
  await boss.close();
});
