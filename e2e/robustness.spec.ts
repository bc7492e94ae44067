import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { callAction, fetchList, requestPushUrl } from "./support/action";
import { mediaAfter, secondsListed } from "./support/media-seconds";
import { publish } from "./support/publisher";
import { freePort, startServer, waitUntil } from "./support/server";

let dataDir: string;
test.beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "mini-lvb-robust-"));
});
test.afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** Segments' lengths are rounded in both playlists. */
const roundingSeconds = 0.1;

async function liveOf(url: string, userid: string) {
  const pushUrl = await requestPushUrl(url, userid, `Live of ${userid}`);
  const publisher = publish(pushUrl);
  await waitUntil(async () => (await fetchList(url, 1)).length === 1, "the live");
  return publisher;
}

/** Waits for more than so many seconds of the only live, and answers how many are there. */
async function broadcastAfter(url: string, seconds: number): Promise<number> {
  const [live] = await fetchList(url, 1);
  return mediaAfter(String(live?.hls_play_url), seconds);
}

/** Length in seconds of the only tape, read from its playlist as a player would. */
async function tapeLength(url: string): Promise<number> {
  await waitUntil(async () => (await fetchList(url, 2)).length === 1, "the tape");
  const [tape] = await fetchList(url, 2);
  const playlist = await (await fetch(String(tape?.hls_play_url))).text();
  expect(playlist).toContain("#EXT-X-ENDLIST");
  const file = await fetch(String(tape?.playurl), { headers: { range: "bytes=0-99" } });
  expect(file.status).toBe(206);
  return secondsListed(playlist);
}

test("SIGTERM to npm start ends everything in order, with viewers connected, and keeps the recording", async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const npm = spawn("npm", ["start"], {
    stdio: "ignore",
    env: {
      ...process.env,
      HOST: "127.0.0.1",
      PORT: String(port),
      RTMP_PORT: String(await freePort()),
      DATA_DIR: dataDir,
    },
  });
  const exited = new Promise<number | null>((resolve) => npm.once("exit", resolve));
  await waitUntil(
    async () => (await fetch(`${url}/healthz`).catch(() => undefined))?.ok ?? false,
    "the server",
  );
  const publisher = await liveOf(url, "alice_01");
  const [item] = await fetchList(url, 1);
  const viewer = await fetch(String(item?.playurl));
  const broadcast = await broadcastAfter(url, 2);
  const playlist = await (await fetch(String(item?.hls_play_url))).text();
  // The one after that which is being written: the answer is held back.
  const complete = playlist.match(/#EXTINF/g)?.length ?? 0;
  const next = Number(/#EXT-X-MEDIA-SEQUENCE:(\d+)/.exec(playlist)?.[1]) + complete + 1;
  const held = fetch(`${item?.hls_play_url}?_HLS_msn=${next}&_HLS_part=0`).catch(() => undefined);
  npm.kill("SIGTERM");
  // The server itself ends with 1 when its stop takes too long.
  expect(await exited).toBe(0);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  await viewer.body?.cancel().catch(() => undefined);
  await held;
  await publisher.exited;

  const again = await startServer({ DATA_DIR: dataDir });
  expect(await fetchList(again.url, 1)).toEqual([]);
  expect(await tapeLength(again.url)).toBeGreaterThan(broadcast - roundingSeconds);
  await again.stop();
});

test("a server killed while recording loses at most the segment it was writing", async () => {
  const server = await startServer({ DATA_DIR: dataDir });
  const publisher = await liveOf(server.url, "bob_02");
  const complete = await broadcastAfter(server.url, 5);
  // The next segment is being written to the disk, or has just been.
  await broadcastAfter(server.url, complete);
  process.kill(server.pid, "SIGKILL");
  await publisher.exited;
  await server.stop();

  const again = await startServer({ DATA_DIR: dataDir });
  expect(await fetchList(again.url, 1)).toEqual([]);
  expect(await tapeLength(again.url)).toBeGreaterThan(complete - roundingSeconds);
  await again.stop();
});

test("a publisher that is killed keeps its live for the grace, then leaves its recording", async () => {
  const server = await startServer({ DATA_DIR: dataDir, RECONNECT_GRACE_SECONDS: "5" });
  const first = await liveOf(server.url, "carol_03");
  const complete = await broadcastAfter(server.url, 1);
  await first.kill();
  expect(await fetchList(server.url, 1)).toHaveLength(1);
  await waitUntil(async () => (await fetchList(server.url, 1)).length === 0, "the end of the live");
  expect(await tapeLength(server.url)).toBeGreaterThan(complete - roundingSeconds);
  expect(await server.stop()).toBe(0);
});

test("a broadcaster who lost the connection and leaves is not waited for", async () => {
  const server = await startServer({ DATA_DIR: dataDir });
  const publisher = await liveOf(server.url, "carol_03");
  const complete = await broadcastAfter(server.url, 1);
  await publisher.kill();
  expect(await fetchList(server.url, 1)).toHaveLength(1);
  const leave = { Action: "ChangeStatus", userid: "carol_03", status: 1 };
  expect((await callAction(server.url, leave)).returnValue).toBe(0);
  expect(await fetchList(server.url, 1)).toEqual([]);
  expect(await tapeLength(server.url)).toBeGreaterThan(complete - roundingSeconds);
  await server.stop();
});

test("garbage on the RTMP port disturbs nobody", async () => {
  const server = await startServer({ DATA_DIR: dataDir });
  const publisher = await liveOf(server.url, "dave_04");
  for (const garbage of [
    Buffer.from("GET / HTTP/1.1\r\n\r\n"),
    Buffer.alloc(5000, 0xff),
    Buffer.concat([Buffer.from([3]), Buffer.alloc(3072, 1), Buffer.alloc(4096, 0xff)]),
  ]) {
    const socket = connect(server.rtmpPort, "127.0.0.1");
    socket.on("error", () => undefined).resume();
    socket.write(garbage);
    await new Promise((resolve) => socket.once("close", resolve));
  }
  expect(publisher.process.exitCode).toBeNull();
  expect(await fetchList(server.url, 1)).toHaveLength(1);
  await waitUntil(() => /not an RTMP client|RTMP/.test(server.output()), "the word about it");
  await publisher.stop();
  await server.stop();
});

test("a taken port or a bad variable ends the start with one sentence that names it", async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const address = taken.address();
  const port = String(typeof address === "object" && address ? address.port : 0);
  const start = (env: Record<string, string>) =>
    startServer({ DATA_DIR: dataDir, ...env }).then(
      () => "started",
      (error: Error) => error.message,
    );
  expect(await start({ PORT: port })).toMatch(/\nPORT is not usable: port \d+ is in use .*\.\n?$/);
  expect(await start({ RTMP_PORT: port })).toMatch(/\nRTMP_PORT is not usable: .*\.\n?$/);
  expect(await start({ APP_BIZID: "not allowed!" })).toMatch(/\nAPP_BIZID is not usable: .*\.\n?$/);
  expect(await start({ RECORDING: "maybe" })).toMatch(/\nRECORDING is not usable: .*\.\n?$/);
  taken.close();
  writeFileSync(path.join(dataDir, "mini-lvb.db"), "this is no database".repeat(100));
  expect(await start({})).toMatch(
    /\nDATA_DIR is not usable: the database .* not a database.*\.\n?$/,
  );
});

test("a second server leaves the data folder of a running one alone", async () => {
  const server = await startServer({ DATA_DIR: dataDir });
  const publisher = await liveOf(server.url, "alice_01");
  await broadcastAfter(server.url, 2);
  const second = await startServer({ DATA_DIR: dataDir }).then(
    () => "started",
    (error: Error) => error.message,
  );
  expect(second).toMatch(/\nDATA_DIR is not usable: .* in use by another running server.*\.\n?$/);
  expect(await fetchList(server.url, 1)).toHaveLength(1);
  const complete = await broadcastAfter(server.url, 5);
  await publisher.stop();
  expect(await tapeLength(server.url)).toBeGreaterThan(complete - roundingSeconds);
  await server.stop();
});

test("a push faster than real time leaves one tape", async () => {
  const server = await startServer({ DATA_DIR: dataDir });
  const file = path.join(dataDir, "twelve-seconds.flv");
  const source = [
    "-f",
    "lavfi",
    "-i",
    "testsrc2=size=320x180:rate=25",
    "-f",
    "lavfi",
    "-i",
    "sine",
  ];
  const encode = ["-t", "12", "-c:v", "libx264", "-preset", "ultrafast", "-g", "25", "-c:a", "aac"];
  expect(spawnSync("ffmpeg", ["-v", "error", ...source, ...encode, file]).status).toBe(0);
  const pushUrl = await requestPushUrl(server.url, "bob_02", "In a hurry");
  const push = spawn("ffmpeg", ["-v", "error", "-i", file, "-c", "copy", "-f", "flv", pushUrl]);
  await new Promise((resolve) => push.once("exit", resolve));
  expect(await tapeLength(server.url)).toBeGreaterThan(9);
  expect(await fetchList(server.url, 2)).toMatchObject([
    { playurl: expect.stringMatching(/mp4$/), hls_play_url: expect.stringMatching(/m3u8$/) },
  ]);
  await server.stop();
});

test("a request that offers HTTP/2 is answered, and an upgrade holds nothing open", async () => {
  const server = await startServer({ DATA_DIR: dataDir });
  const answerTo = (upgrade: string, where: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
      socket.once("data", (bytes) => resolve(bytes.toString().split("\r\n", 1)[0] ?? ""));
      socket.once("close", () => resolve("closed"));
      socket.on("error", () => undefined);
      const headers = `Host: x\r\nConnection: Upgrade\r\nUpgrade: ${upgrade}\r\n\r\n`;
      socket.write(`GET ${where} HTTP/1.1\r\n${headers}`);
    });
  expect(await answerTo("h2c", "/healthz")).toBe("HTTP/1.1 200 OK");
  expect(await answerTo("websocket", "/_next/webpack-hmr")).toMatch(/^HTTP\/1.1 40\d/);
  expect(await server.stop()).toBe(0);
});

test("bad requests get the documented answers", async () => {
  const server = await startServer({ DATA_DIR: dataDir });
  const post = (where: string, body: string) =>
    fetch(server.url + where, {
      method: "POST",
      body,
      headers: { "content-type": "application/json" },
    });
  for (const where of ["/", "/interface.php", "/api/action"]) {
    const answer = await post(where, "{not json");
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ returnValue: 4001, returnData: {} });
  }
  expect((await callAction(server.url, { Action: "Nope" })).returnValue).toBe(1000);
  // Too long a body: in the envelope where apps read nothing else, as 413 elsewhere.
  const long = "x".repeat(70_000);
  expect(await (await post("/interface.php", long)).json()).toMatchObject({ returnValue: 4001 });
  expect(await (await post("/login", long)).json()).toMatchObject({ code: 602 });
  expect(await (await post("/weapp/live_room/login", long)).json()).toMatchObject({ code: 200100 });
  expect((await post("/callback/tape_callback.php", long)).status).toBe(413);
  expect((await fetch(`${server.url}/callback/tape_callback.php`)).status).toBe(405);
  for (const where of ["/live/%ff", "/%", "/live/%E5%B0"]) {
    expect((await fetch(server.url + where)).status).toBe(400);
  }
  for (const where of ["/tapes/a/..%2f..%2fmini-lvb.db/e0.mp4", "/live/%2e%2e%2fsecrets.json"]) {
    expect((await fetch(server.url + where)).status).toBe(404);
  }
  expect((await fetch(`${server.url}/login`, { method: "DELETE" })).status).toBe(405);

  await requestPushUrl(server.url, "erin_05", "Unsigned");
  const forged = { event_type: 1, stream_id: "1000_erin_05", t: 1, sign: "0".repeat(32) };
  for (const where of ["/callback/tape_callback.php", "/callback/Live_callback.php"]) {
    const answer = await post(where, JSON.stringify(forged));
    expect(answer.status).toBe(403);
  }
  expect(await fetchList(server.url, 1)).toEqual([]);
  expect(statSync(path.join(dataDir, "secrets.json")).mode & 0o777).toBe(0o600);
  await server.stop();
});

test("signed callbacks over HTTP drive a live and its tape like the engine does", async () => {
  const apiKey = "APIKEYEXAMPLE01234567890";
  const server = await startServer({ DATA_DIR: dataDir, API_KEY: apiKey });
  await requestPushUrl(server.url, "frank_06", "By callback");
  const now = Math.floor(Date.now() / 1000);
  const send = async (fields: object) => {
    const t = now + 600;
    const sign = createHash("md5").update(`${apiKey}${t}`).digest("hex");
    const answer = await fetch(`${server.url}/callback/tape_callback.php`, {
      method: "POST",
      body: JSON.stringify({ t, sign, stream_id: "1000_frank_06", ...fields }),
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ code: 0 });
  };
  await send({ event_type: 1, sequence: "9", event_time: now - 60 });
  expect(await fetchList(server.url, 1)).toMatchObject([{ userid: "frank_06", status: "1" }]);
  const file = {
    ...{ event_type: 100, file_id: "77", file_format: "hls", duration: 60 },
    ...{ start_time: now - 60, end_time: now, video_url: "http://vod.example/77.m3u8" },
  };
  await send(file);
  await send(file);
  await send({ event_type: 0, sequence: "9", event_time: now, errcode: 1 });
  expect(await fetchList(server.url, 1)).toEqual([]);
  expect(await fetchList(server.url, 2)).toMatchObject([
    { fileid: "77", title: "By callback", hls_play_url: "http://vod.example/77.m3u8" },
  ]);
  await server.stop();
});
