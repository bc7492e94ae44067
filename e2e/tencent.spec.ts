import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { fetchList, requestPushUrl } from "./support/action";
import { commandLine } from "./support/command-line";
import { mediaAfter } from "./support/media-seconds";
import { expectPlaying } from "./support/playback";
import { publish } from "./support/publisher";
import { type RunningServer, startAccount, startServer, waitUntil } from "./support/server";

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer({ RECONNECT_GRACE_SECONDS: "3", RECONCILE_SECONDS: "2" });
});
test.afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

function cloudOf({ cloud }: RunningServer) {
  if (!cloud) throw new Error("These tests are for Tencent mode.");
  return cloud;
}

const isListed = (flag: 1 | 2, count: number) => async () =>
  (await fetchList(server.url, flag)).length === count;

const tapesOf = async (title: string) =>
  (await fetchList(server.url, 2)).filter((tape) => tape.title === title);

test("a live of which no callback arrives is found, watched and ended", async ({ page }) => {
  const { callbacks } = cloudOf(server).lvb;
  callbacks.drop(() => true);
  const publisher = publish(await requestPushUrl(server.url, "lost_01", "Nobody told us"));
  await waitUntil(isListed(1, 1), "the live to be found");
  await page.goto(`${server.url}/live/lost_01`);
  await expectPlaying(page);
  await publisher.kill();
  await waitUntil(isListed(1, 0), "its end to be noticed");
  callbacks.drop(() => false);
});

test("callbacks that come three times and in reverse leave one live and one recording", async () => {
  const { callbacks } = cloudOf(server).lvb;
  callbacks.duplicate = 2;
  const publisher = publish(await requestPushUrl(server.url, "twice_02", "Twice"));
  await waitUntil(isListed(1, 1), "the live");
  const playlist = `http://${cloudOf(server).lvb.playAddress}/live/8888_twice_02.m3u8`;
  await waitUntil(
    async () => (await (await fetch(playlist)).text()).includes("#EXTINF"),
    "a whole segment",
  );
  // The end of the push and its two files.
  callbacks.reorder = { hold: 3 };
  await publisher.stop();
  await waitUntil(isListed(1, 0), "its end");
  await waitUntil(async () => (await tapesOf("Twice")).length > 0, "the recording");
  callbacks.reorder = undefined;
  callbacks.duplicate = 0;
  await callbacks.settled();
  expect(await tapesOf("Twice")).toHaveLength(1);
});

test("a live goes on while the product restarts", async () => {
  const account = await startAccount();
  const dataDir = mkdtempSync(path.join(tmpdir(), "mini-lvb-restart-"));
  const first = await startServer({ DATA_DIR: dataDir }, account);
  const publisher = publish(await requestPushUrl(first.url, "stays_03", "Stays"));
  await waitUntil(async () => (await fetchList(first.url, 1)).length === 1, "the live");
  expect(await first.stop()).toBe(0);
  const again = await startServer({ DATA_DIR: dataDir }, account);
  expect((await fetchList(again.url, 1)).map((live) => live.title)).toEqual(["Stays"]);
  await publisher.stop();
  await waitUntil(async () => (await fetchList(again.url, 1)).length === 0, "its end");
  await waitUntil(async () => (await fetchList(again.url, 2)).length === 1, "the recording");
  expect(await again.stop()).toBe(0);
  await account.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test("a recording in a bucket without CORS rules plays from its file", async ({ page }) => {
  const { callbacks, playAddress } = cloudOf(server).lvb;
  const bucket = createServer(async (request, response) => {
    const range = request.headers.range;
    const file = await fetch(`http://${playAddress}${request.url}`, {
      headers: range === undefined ? {} : { range },
    });
    for (const name of ["content-type", "content-range", "accept-ranges"]) {
      const value = file.headers.get(name);
      if (value !== null) response.setHeader(name, value);
    }
    response.writeHead(file.status).end(Buffer.from(await file.arrayBuffer()));
  });
  await once(bucket.listen(0, "127.0.0.1"), "listening");
  const bucketAddress = `127.0.0.1:${(bucket.address() as AddressInfo).port}`;
  callbacks.rewrite = (body) =>
    body.event_type === 100
      ? { ...body, video_url: String(body.video_url).replace(playAddress, bucketAddress) }
      : body;
  const publisher = publish(await requestPushUrl(server.url, "plain_06", "Plain bucket"));
  const playlist = `http://${playAddress}/live/8888_plain_06.m3u8`;
  await mediaAfter(playlist, 3);
  await publisher.stop();
  await waitUntil(async () => {
    const [tape] = await tapesOf("Plain bucket");
    return Boolean(tape?.playurl && tape.hls_play_url);
  }, "both files of the recording");
  callbacks.rewrite = undefined;
  await page.goto(`${server.url}/vod/${(await tapesOf("Plain bucket"))[0]?.fileid}`);
  await expectPlaying(page);
  const source = page.locator("video[data-player]");
  expect(await source.evaluate((video: HTMLVideoElement) => video.currentSrc)).toContain(".mp4");
  bucket.close();
  bucket.closeAllConnections();
});

test("viewers do not notice that the cloud's API is down", async ({ page }) => {
  const { api } = cloudOf(server).lvb;
  api.down = "5xx";
  const publisher = publish(await requestPushUrl(server.url, "down_04", "API down"));
  await waitUntil(isListed(1, 1), "the live");
  await page.goto(`${server.url}/live/down_04`);
  await expectPlaying(page);
  await publisher.stop();
  await waitUntil(isListed(1, 0), "its end");
  api.down = undefined;
});

test("the doctor finds nothing on a good account, and names a wrong key", async () => {
  const doctor = (env: Record<string, string> = {}) =>
    commandLine(
      { env: { ...server.env, PUBLIC_URL: server.url, ...env } },
      ...["doctor", "--lang", "en"],
    ).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }),
    );
  const good = await doctor();
  expect(good.stdout).not.toContain("FAILED");
  expect(good.code).toBe(0);
  const bad = await doctor({ PUSH_KEY: "0123456789abcdef0123456789abcdef", PUSH_KEY_BACKUP: "" });
  expect(bad.code).toBe(1);
  expect(bad.stdout).toMatch(/FAILED.*PUSH_KEY/s);
  expect(bad.stdout).toContain("txSecret");
  expect(bad.stdout).not.toContain(server.env.PUSH_KEY ?? "?");
});
