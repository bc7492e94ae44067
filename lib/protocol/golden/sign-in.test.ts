import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openTestServices, type TestServices } from "@/lib/services/services-fixture";
import { checkUserSig } from "@/lib/signing/user-sig";
import { login, refresh } from "../account/sign-in-calls";
import { getLoginInfo, login as roomLogin } from "../room/session-calls";
import * as wire from "../wire-fixture";
import { accountOk, mask } from "./golden";
import { environment } from "./scene";
import { strictly } from "./strictly";

const alice = { userid: "alice_01", password: "32780361651a9646098175c678095775" };
const seconds = { timestamp: 1_800_000_000, expires: 10 };
const fractions = { timestamp: 1_800_000_000_123.456, expires: 86_400 };
const sdkAppID = 1_400_000_000;

let services: TestServices;
beforeEach(() => {
  services = openTestServices(environment);
  // The library that makes UserSigs reads the wall clock.
  vi.useFakeTimers({ toFake: ["Date"], now: services.now() });
});
afterEach(() => {
  vi.useRealTimers();
  services.close();
});

const account = (route: string, body: wire.Body, headers?: wire.Headers) =>
  wire.sendAccount(services, route, body, headers);

describe("signing in as the second generation does", () => {
  it.each([
    ["android2", alice],
    ["android2 with the common fields", { ...alice, ...seconds }],
    ["ios2", { ...alice, ...fractions }],
  ])("%s registers and signs in", async (_client, body) => {
    expect((await account("register", body)).json).toEqual(accountOk({}));
    const answer = await account("login", body);
    expect(mask(answer.json)).toEqual(
      accountOk({
        token: "<token>",
        refresh_token: "<token>",
        expires: 86_400,
        roomservice_sign: {
          sdkAppID,
          accountType: "0",
          userID: "alice_01",
          userSig: "<userSig>",
        },
        cos_info: {
          Bucket: "xzb",
          Region: "ap-guangzhou",
          Appid: 1_250_000_000,
          SecretId: "AKIDEXAMPLE",
        },
      }),
    );
    const { roomservice_sign, token, refresh_token } = strictly(login.output).parse(
      answer.data,
    ) as { roomservice_sign: { userSig: string }; token: string; refresh_token: string };
    expect(token).not.toBe(refresh_token);
    const { userSig } = roomservice_sign;
    const now = services.now() + 180 * 86_400_000 - 1;
    const verdict = checkUserSig(sdkAppID, environment.IM_SECRETKEY, "alice_01", userSig, now);
    expect(verdict).toBe("valid");
  });

  it("answers every member of cos_info, and a number for Appid, without Tencent Cloud keys", async () => {
    services.close();
    services = openTestServices();
    await account("register", alice);
    const { data } = await account("login", alice);
    expect(data.cos_info).toEqual({ Bucket: "", Region: "", Appid: 0, SecretId: "" });
    const key = await account("get_cos_sign", "{}");
    expect(key.code).toBe(602);
  });

  it("renews the tokens without a signature, as documented, or with the old one", async () => {
    await account("register", alice);
    const first = await account("login", alice);
    const body = { userid: "alice_01", refresh_token: first.data.refresh_token };
    const second = await account("refresh", body);
    expect(mask(second.json)).toEqual(
      accountOk({ token: "<token>", refresh_token: "<token>", expires: 86_400 }),
    );
    strictly(refresh.output).parse(second.data);
    const text = JSON.stringify({ ...fractions, ...body, ...second.data });
    const signed = wire.signed(String(second.data.token), text);
    expect((await account("refresh", text, signed)).code).toBe(200);
  });

  it("finds the account API below /interface.php and /lite too, whose last segment is the route", async () => {
    for (const route of ["interface.php/register", "lite/register"]) {
      const userid = route.includes("lite") ? "bob_02" : "alice_01";
      expect((await account(route, { ...alice, userid })).json).toEqual(accountOk({}));
    }
  });

  it("signs the profile calls with what login answered, over the raw bytes", async () => {
    await account("register", alice);
    const { data } = await account("login", alice);
    const token = String(data.token);
    const spaced = ' {"expires" : 10,"userid":"alice_01" , "timestamp":1800000000}\n';
    const own = await account("get_user_info", spaced, wire.signed(token, spaced));
    expect(own.json).toEqual(
      accountOk({ userid: "alice_01", nickname: "alice_01", avatar: "", sex: -1, frontcover: "" }),
    );
    const other = await account("get_user_info", spaced.trim(), wire.signed(token, spaced));
    expect(other.json).toEqual({ code: 498, message: "Sign in first.", data: {} });
    const upper = wire.signed(token, spaced)["liteav-sig"]?.toUpperCase() ?? "";
    expect((await account("get_user_info", spaced, { "liteav-sig": upper })).code).toBe(200);
  });
});

describe("signing in to RoomService", () => {
  const room = (path: string, body: wire.Body = "", method?: string) =>
    wire.sendRoom(services, path, body, method);
  const query = (userId: string) => {
    const { sdkAppId, userSig } = wire.loginInfo(services, userId);
    return `sdkAppID=${sdkAppId}&userID=${userId}&userSig=${encodeURIComponent(userSig)}`;
  };

  it.each([
    ["android2", "platform=Android"],
    ["ios2", "platform=iOS"],
    ["weapp2018", "accountType=0"],
  ])("%s sends no body and gets a token and the clock in milliseconds", async (_client, more) => {
    const answer = await room(`live_room/login?${query("bob_02")}&${more}`);
    expect(mask(answer.json)).toEqual({
      code: 0,
      message: "",
      timestamp: 1_800_000_000_000,
      userID: "bob_02",
      token: "<token>",
    });
    const { code: _code, message: _message, ...fields } = answer.json;
    strictly(roomLogin.output).parse(fields);
    expect(String(answer.json.token)).toMatch(/^[\w.~-]+$/);
  });

  it("takes what the account API's login answered, as both apps do it", async () => {
    await account("register", alice);
    const { data } = await account("login", alice);
    const sign = data.roomservice_sign as Readonly<Record<string, string>>;
    const own = `sdkAppID=${sign.sdkAppID}&userID=${sign.userID}&userSig=${sign.userSig}`;
    const answer = await room(`live_room/login?${own}&platform=Android`);
    expect([answer.code, answer.json.userID]).toEqual([0, "alice_01"]);
  });

  it("ends the token at logout, whose body is empty", async () => {
    const own = await wire.roomQuery(services, "bob_02");
    expect((await room(`live_room/get_room_list?${own}`, {})).code).toBe(0);
    expect((await room(`live_room/logout?${own}`)).json).toEqual({
      code: 0,
      message: "",
      timestamp: 1_800_000_000_000,
    });
    expect((await room(`live_room/get_room_list?${own}`, {})).code).toBe(202_001);
  });

  it.each([
    ["utils/get_login_info", "GET"],
    ["utils/get_login_info_debug", "GET"],
    ["utils/get_login_info_debug", "POST"],
    ["live_room/get_im_login_info", "POST"],
  ])("weapp2018 asks %s by %s for a guest identity that can sign in", async (path, method) => {
    const answer = await room(path, "", method);
    const { code, message, timestamp: _timestamp, ...fields } = answer.json;
    expect([code, message]).toEqual([0, ""]);
    expect(mask(fields)).toEqual({
      userID: "<guest>",
      sdkAppID,
      accType: "0",
      userSig: "<userSig>",
    });
    strictly(getLoginInfo.output).parse(fields);
    const { userID, userSig } = fields as { userID: string; userSig: string };
    const own = new URLSearchParams({ sdkAppID: String(sdkAppID), userID, userSig });
    expect((await room(`live_room/login?${own}`)).code).toBe(0);
  });

  it("answers the old check of the configuration as it did", async () => {
    const { json } = await room("utils/check_config", "", "GET");
    expect(json).toEqual({
      code: 0,
      message: "",
      timestamp: 1_800_000_000_000,
      result: "检查正确",
    });
  });
});
