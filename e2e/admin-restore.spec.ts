import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type BrowserContext, expect, test } from "@playwright/test";
import { commandLine } from "./support/command-line";
import { desktop } from "./support/desktop";
import { lookOver } from "./support/look-over";
import { mediaAfter } from "./support/media-seconds";
import { goOnAir, recordingsOf } from "./support/on-air";
import { chooseInRow, tableRows } from "./support/row-menu";
import { type RunningServer, startServer } from "./support/server";
import { registerStaff } from "./support/staff";

test.use(desktop);

/** A broadcast of Rita's that leaves a recording. Returns the id of that. */
async function record(host: BrowserContext, { url }: RunningServer, title: string) {
  const live = await goOnAir(host, url, title);
  await mediaAfter(`${url}/live/1000_rita_01.m3u8`, 3);
  await live.stop();
  const made = async () => (await recordingsOf(host, url)).find((tape) => tape.title === title);
  await expect.poll(async () => (await made())?.fileId).toBeTruthy();
  return String((await made())?.fileId);
}

test("after an older backup, files and recordings that lost each other are found and mended", async ({
  page,
  context,
}) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "mini-lvb-restored-"));
  const env = { DATA_DIR: dataDir, TAPE_MIN_SECONDS: "0", BACKUP_EVERY_HOURS: "0" };
  let server = await startServer(env);
  await registerStaff(context, server, "admin", { userId: "rita_01", nickname: "Rita" });
  const lost = await record(context, server, "Lost");
  const backup =
    /Backed up to (\S+\.db)/.exec((await commandLine(server, "backup")).stdout)?.[1] ?? "";
  const since = await record(context, server, "Since then");
  const address = `/tapes/1000_rita_01/${since.replace(/-hls$/, "")}/index.m3u8`;
  expect((await page.request.get(server.url + address)).status()).toBe(200);
  expect(await server.stop()).toBe(0);
  rmSync(path.join(dataDir, "recordings", "1000_rita_01", lost.replace(/-hls$/, "")), {
    recursive: true,
  });
  await commandLine(server, "restore", backup);

  server = await startServer(env);
  // The address is known, and of no use.
  expect((await page.request.get(server.url + address)).status()).toBe(404);
  await page.goto(`${server.url}/vod/${lost}`);
  await expect(page.getByText("The file of this recording is not there any more")).toBeVisible();
  await page.goto(`${server.url}/admin/tapes/storage`);
  const strays = page.getByRole("region", { name: "Files without a recording" });
  await expect(strays.locator("tbody tr")).toHaveCount(1);
  await expect(page.getByText("The files of one recording are not on the disk")).toBeVisible();
  await lookOver(page, "files without a recording");
  await chooseInRow(strays.locator("tbody tr"), "Take over");
  await expect(page.getByText("One was taken over, hidden.")).toBeVisible();
  await expect(strays).toHaveCount(0);
  expect((await page.request.get(server.url + address)).status()).toBe(404);
  await page.goto(`${server.url}/admin/tapes?state=hidden`);
  await expect(tableRows(page)).toHaveCount(1);
  const doctor = await commandLine(server, "doctor", "--lang", "en").catch(
    (error: { stdout: string }) => error,
  );
  expect(doctor.stdout).toContain("The files of 1 recordings are not on the disk.");
  expect(readdirSync(path.join(dataDir)).join(" ")).toContain("mini-lvb.db.replaced-");
  expect(await server.stop()).toBe(0);
  rmSync(dataDir, { recursive: true, force: true });
});
