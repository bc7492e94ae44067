import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { registerAccount } from "@/lib/services/accounts";
import { openTestServices, type TestServices } from "@/lib/services/services-fixture";
import { applyStreamEvent } from "@/lib/services/stream-events";
import { dispatchAction } from "./dispatch";

let services: TestServices;
beforeEach(() => {
  services = openTestServices();
});
afterEach(() => services.close());

interface Envelope {
  returnValue: number;
  returnMsg: string;
  returnData: Record<string, unknown>;
}

async function send(body: string, headers: Record<string, string> = {}): Promise<Envelope> {
  const request = new Request("http://live.example:3000/interface.php", {
    method: "POST",
    body,
    headers,
  });
  const response = await dispatchAction(services, request);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^application\/json/);
  const envelope = (await response.json()) as Envelope;
  // Both clients fail or hang when one of the three is missing or of another type.
  expect(Object.keys(envelope).sort()).toEqual(["returnData", "returnMsg", "returnValue"]);
  expect(typeof envelope.returnMsg).toBe("string");
  expect(Array.isArray(envelope.returnData)).toBe(false);
  expect(envelope.returnData).toBeTypeOf("object");
  return envelope;
}
const call = (body: object, headers?: Record<string, string>) =>
  send(JSON.stringify(body), headers);
const ask = (more: object = {}, headers?: Record<string, string>) =>
  call(
    { Action: "RequestLVBAddr", userid: "alice_01", groupid: "@TGS#1", title: "Run", ...more },
    headers,
  );
const goLive = (userid = "alice_01") =>
  applyStreamEvent(services, {
    kind: "start",
    streamName: `1000_${userid}`,
    sequence: userid,
    atMs: services.now(),
  });

describe("the envelope", () => {
  it.each(["", "{", "[]", "null", "7", "userid=1&Action=FetchList"])(
    "answers 4001 to the body %j",
    async (body) => expect((await send(body)).returnValue).toBe(4001),
  );

  it.each([{}, { Action: "" }, { Action: 5 }, { Action: "Nope" }, { Action: "__proto__" }])(
    "answers 1000 to %j",
    async (body) => expect((await call(body)).returnValue).toBe(1000),
  );

  it("names the missing field", async () => {
    const answer = await call({ Action: "RequestLVBAddr", userid: "alice_01" });
    expect(answer.returnValue).toBe(1000);
    expect(answer.returnMsg).toMatch(/title/);
  });

  it("hides what went wrong inside", async () => {
    services.database.close();
    const answer = await call({ Action: "FetchList", flag: 1, pageno: 1, pagesize: 20 });
    expect(answer).toEqual({ returnValue: 4000, returnMsg: "internal error", returnData: {} });
    services = openTestServices();
  });
});

describe("RequestLVBAddr", () => {
  it("answers a push URL and the time in seconds, also when the phone leaves fields out", async () => {
    const { returnValue, returnData } = await ask({ userinfo: { nickname: null } });
    expect(returnValue).toBe(0);
    expect(returnData.pushurl).toMatch(/^rtmp:\/\/live\.example\/live\/1000_alice_01\?bizid=1000&/);
    expect(returnData.timestamp).toBe(Math.floor(services.now() / 1000));
  });

  it("takes a number for a string, as PHP did", async () => {
    expect((await ask({ userid: 12345 })).returnValue).toBe(0);
  });

  it("gives the address of a registered userid to its owner only", async () => {
    const { token } = await registerAccount(
      services,
      { userId: "alice_01", password: "Passw0rd8", nickname: "" },
      "::1",
    );
    expect((await ask()).returnValue).toBe(498);
    expect((await ask({}, { authorization: "Bearer nonsense" })).returnValue).toBe(498);
    expect((await ask({}, { authorization: `Bearer ${token}` })).returnValue).toBe(0);
    const cookie = `mlvb_session=${token}`;
    expect((await ask({}, { cookie })).returnValue).toBe(0);
    const elsewhere = { cookie, origin: "https://evil.example" };
    expect((await ask({}, elsewhere)).returnValue).toBe(498);
    expect((await ask({ userid: "bob_02" }, { cookie })).returnValue).toBe(0);
  });

  it("bounds the userids that one address brings", async () => {
    services.close();
    services = openTestServices({ GUESTS_PER_HOUR: "2" });
    const from = (ip: string, userid: string) => ask({ userid }, { "x-mlvb-client-ip": ip });
    expect((await from("203.0.113.1", "guest_1")).returnValue).toBe(0);
    expect((await from("203.0.113.1", "guest_2")).returnValue).toBe(0);
    expect((await from("203.0.113.1", "guest_3")).returnValue).toBe(4003);
    expect((await from("203.0.113.1", "guest_1")).returnValue).toBe(0);
    expect((await from("203.0.113.2", "guest_3")).returnValue).toBe(0);
  });

  it("is for accounts only when GUEST_BROADCAST is off", async () => {
    services.close();
    services = openTestServices({ GUEST_BROADCAST: "off" });
    expect((await ask()).returnValue).toBe(498);
  });
});

describe("ChangeStatus", () => {
  const change = (status: unknown, userid = "alice_01") =>
    call({ Action: "ChangeStatus", userid, status });

  it("puts nobody online without media", async () => {
    await ask();
    expect((await change(0)).returnValue).toBe(0);
    const list = await call({ Action: "FetchList", flag: 1, pageno: 1, pagesize: 20 });
    expect(list.returnData).toEqual({ totalcount: 0, pusherlist: [] });
  });

  it("ends the wait for a lost publisher when the broadcaster leaves", async () => {
    await ask();
    await goLive();
    await applyStreamEvent(services, {
      kind: "stop",
      streamName: "1000_alice_01",
      sequence: "alice_01",
      atMs: services.now(),
      errorCode: 3,
      errorMessage: "",
      resumable: true,
    });
    const online = async () =>
      (await call({ Action: "FetchList", flag: 1 })).returnData.totalcount as number;
    expect(await online()).toBe(1);
    expect(await change("1")).toMatchObject({ returnValue: 0, returnData: { result: 0 } });
    expect(await online()).toBe(0);
  });

  it("accepts users without a row and refuses other values with 4002", async () => {
    expect((await change(1, "nobody")).returnValue).toBe(0);
    expect((await change(2)).returnValue).toBe(4002);
    expect((await change("x")).returnValue).toBe(1000);
  });
});

describe("FetchList and GetUserInfo", () => {
  it("lists a live in the types that both clients read", async () => {
    await ask({ userinfo: { nickname: "Alice", location: "Shenzhen" } });
    await goLive();
    const { returnData } = await call({
      Action: "FetchList",
      flag: "3",
      pageno: "1",
      pagesize: "20",
    });
    const item = {
      userid: "alice_01",
      groupid: "@TGS#1",
      timestamp: Math.floor(services.now() / 1000),
      type: 0,
      viewercount: 0,
      likecount: 0,
      title: "Run",
      playurl: "http://live.example:3000/live/1000_alice_01.flv",
      hls_play_url: "http://live.example:3000/live/1000_alice_01.m3u8",
      desc: "",
      forbid_status: 0,
      status: "1",
      fileid: "",
      userinfo: { nickname: "Alice", headpic: "", frontcover: "", location: "Shenzhen", desc: "" },
    };
    expect(returnData).toEqual({ totalcount: 1, pusherlist: [item] });
    const info = await call({ Action: "GetUserInfo", userid: "alice_01", type: 0, fileid: "" });
    expect(info.returnData).toEqual(item);
  });

  it("counts pages from 1 and answers an empty list past the end", async () => {
    for (const userid of ["u001x", "u002x", "u003x"]) {
      await ask({ userid });
      await goLive(userid);
      services.advance(1000);
    }
    const page = async (pageno: number, pagesize: number) => {
      const { returnData } = await call({ Action: "FetchList", flag: 1, pageno, pagesize });
      expect(returnData.totalcount).toBe(3);
      return (returnData.pusherlist as { userid: string }[]).map((item) => item.userid);
    };
    expect(await page(1, 2)).toEqual(["u003x", "u002x"]);
    expect(await page(2, 2)).toEqual(["u001x"]);
    expect(await page(3, 2)).toEqual([]);
    expect(await page(0, 2)).toEqual(["u003x", "u002x"]);
    expect(await page(1, -1)).toHaveLength(3);
    expect(await page(1, 100_000)).toHaveLength(3);
  });

  it("answers 2003 for what does not exist and 4002 for other flags", async () => {
    const info = { Action: "GetUserInfo", userid: "nobody", fileid: "none" };
    expect((await call({ ...info, type: 0 })).returnValue).toBe(2003);
    expect((await call({ ...info, type: 1 })).returnValue).toBe(2003);
    expect((await call({ ...info, type: 7 })).returnValue).toBe(4002);
    expect((await call({ Action: "FetchList", flag: 9 })).returnValue).toBe(4002);
  });
});
