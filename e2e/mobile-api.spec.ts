import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { callAction, fetchList, postJson, requestPushUrl } from "./support/action";
import { commandLine } from "./support/command-line";
import { publish } from "./support/publisher";
import { type RunningServer, startServer, waitUntil } from "./support/server";

const run = promisify(execFile);
const password = "32780361651a9646098175c678095775";

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

/** What a command of the operator says and how it ends. */
async function outcomeOf(dataDir: string, ...args: string[]) {
  const result = await commandLine({ env: { DATA_DIR: dataDir } }, ...args).catch(
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
  return {
    code: "code" in result ? result.code : 0,
    text: `${result.stdout}${result.stderr}`,
  };
}

async function tokenOf(base: string, userid: string): Promise<string> {
  await postJson(`${base}/register`, { userid, password });
  const { data } = await postJson(`${base}/login`, { userid, password });
  return (data as { token: string }).token;
}

/** A signed-in RoomService guest. */
async function roomGuest(base: string) {
  const info = (await (await fetch(`${base}/weapp/utils/get_login_info`)).json()) as {
    userID: string;
    sdkAppID: number;
    userSig: string;
  };
  const query = new URLSearchParams({
    sdkAppID: String(info.sdkAppID),
    userID: info.userID,
    userSig: info.userSig,
  });
  const login = await postJson(`${base}/weapp/live_room/login?${query}`, {});
  const session = new URLSearchParams({ userID: info.userID, token: String(login.token) });
  return {
    userID: info.userID,
    call: (url: string, method: string, body: object = {}) =>
      postJson(`${url}/weapp/live_room/${method}?${session}`, body),
  };
}

/** Waits for a whole segment of a stream: enough for a recording, if there were one. */
async function hasSegment(base: string, rtmpUrl: unknown): Promise<void> {
  const playlist = `${base}/live/${String(rtmpUrl).split("/").at(-1)}.m3u8`;
  await waitUntil(
    async () => (await (await fetch(playlist)).text()).includes("#EXTINF"),
    "a whole segment",
  );
}

/** Pictures that an RTMP player gets within a second; 0 when there is nothing to play. */
async function framesOf(rtmpUrl: string): Promise<number> {
  const { stdout } = await run("ffprobe", [
    ...["-v", "error", "-read_intervals", "%+1", "-select_streams", "v"],
    ...["-show_entries", "packet=pts_time", "-of", "csv=p=0", rtmpUrl],
  ]).catch(() => ({ stdout: "" }));
  return stdout.split("\n").filter(Boolean).length;
}

test("an administrator made from the command line ends a live and forbids the next", async () => {
  const token = await tokenOf(server.url, "boss_01");
  const asBoss = async (body: object) => {
    const response = await fetch(`${server.url}/interface.php`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    return (await response.json()) as { returnValue: number };
  };
  const stop = { Action: "StopLVB", userid: "alice_01" };
  expect((await asBoss(stop)).returnValue).toBe(498);
  expect(await outcomeOf(server.dataDir, "set-role", "boss_01", "admin")).toEqual({
    code: 0,
    text: "boss_01 is now admin.\n",
  });

  const url = await requestPushUrl(server.url, "alice_01", "Too loud");
  const publisher = publish(url);
  await waitUntil(async () => (await fetchList(server.url, 1)).length === 1, "the live");
  expect((await asBoss(stop)).returnValue).toBe(0);
  expect(await publisher.exited).not.toBe(0);
  expect(await fetchList(server.url, 1)).toEqual([]);

  const forbid = { Action: "ForbidLive", userid: "alice_01" };
  expect((await asBoss({ ...forbid, forbidflag: 1 })).returnValue).toBe(0);
  const refused = publish(url);
  expect(await refused.exited).not.toBe(0);
  expect(await fetchList(server.url, 1)).toEqual([]);

  expect((await asBoss({ ...forbid, forbidflag: 0 })).returnValue).toBe(0);
  const allowed = publish(url);
  await waitUntil(async () => (await fetchList(server.url, 1)).length === 1, "the live again");
  await allowed.stop();
  await waitUntil(async () => (await fetchList(server.url, 1)).length === 0, "its end");
});

test("a link-mic guest is seen by the others, and is neither a live nor a recording", async () => {
  const { returnData } = await callAction(server.url, {
    Action: "RequestLVBAddrForLinkMic",
    userid: "carol_03",
    title: "",
    userinfo: { nickname: "Carol" },
  });
  const publisher = publish(String(returnData.pushurl));
  await hasSegment(server.url, returnData.playurl);
  expect(await framesOf(String(returnData.playurl))).toBeGreaterThan(10);
  const signed = await callAction(server.url, {
    Action: "RequestPlayUrlWithSignForLinkMic",
    userid: "dave_04",
    originStreamUrl: String(returnData.playurl),
  });
  expect(signed.returnData.streamUrlWithSignature).toBe(returnData.playurl);
  expect(await fetchList(server.url, 1)).toEqual([]);
  await publisher.stop();
  await waitUntil(
    async () => (await framesOf(String(returnData.playurl))) === 0,
    "the end of the guest's picture",
  );
  const recorded = (await fetchList(server.url, 2)).map((tape) => tape.userid);
  expect(recorded).not.toContain("carol_03");
});

test("a room survives a restart, its creator's token too; who joins it is no live", async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "mini-lvb-rooms-"));
  const first = await startServer({ DATA_DIR: dataDir, TAPE_MIN_SECONDS: "0" });
  const creator = await roomGuest(first.url);
  const { pushURL } = await creator.call(first.url, "get_anchor_url", { userID: creator.userID });
  const live = publish(String(pushURL));
  const { roomID } = await creator.call(first.url, "create_room", {
    userID: creator.userID,
    roomID: "",
    roomInfo: JSON.stringify({ title: "Both of us", frontcover: "", location: "" }),
  });
  const room = { roomID: String(roomID) };
  await creator.call(first.url, "add_anchor", { ...room, userID: creator.userID, userName: "A" });
  await waitUntil(async () => (await fetchList(first.url, 1)).length === 1, "the room's live");

  const joiner = await roomGuest(first.url);
  const joining = await joiner.call(first.url, "get_anchor_url", { userID: joiner.userID });
  const second = publish(String(joining.pushURL));
  expect(
    (await joiner.call(first.url, "add_anchor", { ...room, userID: joiner.userID, userName: "B" }))
      .code,
  ).toBe(0);
  const { pushers } = await creator.call(first.url, "get_anchors", room);
  const urls = (pushers as { accelerateURL: string }[]).map((pusher) => pusher.accelerateURL);
  expect(urls).toHaveLength(2);
  await hasSegment(first.url, urls[1]);
  expect((await fetchList(first.url, 1)).map((item) => item.title)).toEqual(["Both of us"]);
  await second.stop();
  await live.stop();
  await waitUntil(async () => (await fetchList(first.url, 2)).length === 1, "the tape");
  expect(await first.stop()).toBe(0);

  const again = await startServer({ DATA_DIR: dataDir });
  const known = await creator.call(again.url, "get_anchors", room);
  expect([known.code, known.roomCreator]).toEqual([0, creator.userID]);
  expect((await fetchList(again.url, 2)).map((item) => item.title)).toEqual(["Both of us"]);
  expect(await again.stop()).toBe(0);
  rmSync(dataDir, { recursive: true, force: true });
});

test("roomtool prints a login info that works, and names what is wrong", async () => {
  const checked = await outcomeOf(server.dataDir, "roomtool", "check", server.url);
  expect(checked.text).toContain("The rooms can be listed.");
  expect(checked.code).toBe(0);
  const printed = await outcomeOf(server.dataDir, "roomtool", "login-info", "erin_05");
  const info = JSON.parse(printed.text) as Record<string, string | number>;
  expect(info).toMatchObject({ userID: "erin_05", accType: "0" });

  const elsewhere = mkdtempSync(path.join(tmpdir(), "mini-lvb-other-"));
  const other = await outcomeOf(elsewhere, "roomtool", "check", server.url);
  expect(other.code).toBe(1);
  expect(other.text).toMatch(/FAILED {2}.*IM_SECRETKEY here are not those of the running server/);
  const nobody = await outcomeOf(elsewhere, "roomtool", "check", "http://127.0.0.1:9");
  expect(nobody.text).toMatch(/FAILED {2}.*does not answer: start the server/);
  rmSync(elsewhere, { recursive: true, force: true });
});
