import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AccountClient } from "./account-client";
import { actionBody } from "./action-body";
import { ActionClient } from "./action-client";
import { exchange } from "./http-exchange";
import { liteavSig } from "./liteav-sig";
import { type RecordingServer, startRecordingServer } from "./recording-server";
import { RoomClient } from "./room-client";
import { StepTrace } from "./step-trace";

let server: RecordingServer;
let silent = false;
const signal = new AbortController().signal;

beforeEach(async () => {
  silent = false;
  server = await startRecordingServer(() =>
    silent ? undefined : { code: 0, message: "", returnValue: 7, userID: "alice", token: "t*1" },
  );
});
afterEach(() => server.close());

describe("the first generation", () => {
  it.each([
    ["android", "FetchList", "application/json; charset=utf-8"],
    ["ios", "FetchList", "application/json"],
    ["ios", "GetCOSSign", "application/json; charset=UTF-8"],
  ] as const)("names its content type on %s for %s", async (platform, action, type) => {
    const client = new ActionClient(platform, `${server.url}/interface.php`, signal);
    const trace = new StepTrace();
    const body = action === "FetchList" ? actionBody.fetchList(1, 1) : actionBody.getCosSign();
    await client.send(body, trace);
    expect(server.requests[0]?.headers["content-type"]).toBe(type);
    expect(trace).toMatchObject({ request: "POST /interface.php", code: "7", requests: 1 });
  });
});

describe("the second generation", () => {
  it("signs the very bytes it sends, once it has a token", async () => {
    const client = new AccountClient("android", `${server.url}/lite`, signal);
    const body = client.body.uploadUserInfo("alice_01", "张三", "http://c/1");
    await client.send("/register", body, new StepTrace());
    client.token = "tokenexampleA";
    await client.send("/upload_user_info", body, new StepTrace());
    const [first, second] = server.requests;
    expect(first?.headers["liteav-sig"]).toBeUndefined();
    expect(second?.line).toBe("POST /lite/upload_user_info");
    expect(second?.headers["liteav-sig"]).toBe(liteavSig("tokenexampleA", second?.body ?? ""));
  });

  it("fetches Android's COS signature another way than the rest", async () => {
    const client = new AccountClient("android", server.url, signal);
    await client.send("/get_cos_sign", "{}", new StepTrace());
    expect(server.requests[0]?.headers["content-type"]).toBe("application/json;charset=UTF-8");
  });
});

describe("RoomService", () => {
  it("logs in with an empty body and names the session in every address", async () => {
    const client = new RoomClient("ios", `${server.url}/weapp/live_room`, signal);
    const query = { sdkAppID: "1", userID: "alice", userSig: "eJy*-_", platform: "iOS" };
    await client.login(query, new StepTrace());
    await client.call("get_room_list", { cnt: 200, index: 0 }, new StepTrace());
    await client.call("logout", undefined, new StepTrace());
    expect(server.requests.map(({ line, body }) => `${line} ${body}`)).toEqual([
      "POST /weapp/live_room/login?sdkAppID=1&userID=alice&userSig=eJy*-_&platform=iOS ",
      'POST /weapp/live_room/get_room_list?userID=alice&token=t*1 {"cnt":200,"index":0}',
      "POST /weapp/live_room/logout?userID=alice&token=t*1 ",
    ]);
  });
});

describe("an exchange", () => {
  const request = { method: "POST", headers: {}, body: "{}", timeoutMs: 1000 } as const;

  it("is repeated after a timeout as often as the client does it", async () => {
    silent = true;
    const url = `${server.url}/interface.php`;
    const answer = await exchange({ ...request, url, retries: 1 }, new StepTrace(), signal);
    expect(answer).toMatchObject({ status: 0, failure: "timeout" });
    expect(server.requests).toHaveLength(2);
  });

  it("says why nobody answered", async () => {
    const url = "http://127.0.0.1:1/";
    const answer = await exchange({ ...request, url }, new StepTrace(), signal);
    expect(answer.failure).not.toBe("");
  });
});
